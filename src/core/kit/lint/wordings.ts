import type { Kit } from '../../../contract/kit.ts';
import { knowsForms, lexiconOf } from '../wording/lexicon.ts';
import { type Token, tokenisePhrase } from '../wording/tokens.ts';
import { type KitProblem, type PlacedCheck, placedChecks, problemsAt, wordingsOf } from './problem.ts';

const mostContentWords = 12;

/** Reads phrases; the same phrase is compared with many others, so it is read once. */
interface Reader {
  readonly knowsGrammar: boolean;
  readonly read: (phrase: string) => readonly Token[];
}

function createReader(language: string): Reader {
  const lexicon = lexiconOf(language);
  const known = new Map<string, readonly Token[]>();
  return {
    knowsGrammar: lexicon.knowsGrammar,
    read(phrase) {
      const tokens = known.get(phrase) ?? tokenisePhrase(phrase, lexicon);
      known.set(phrase, tokens);
      return tokens;
    },
  };
}

const contentOf = (phrase: string, reader: Reader): Token[] =>
  reader.read(phrase).filter((token) => token.weight >= 1);

const stemsOf = (phrase: string, reader: Reader): string =>
  reader
    .read(phrase)
    .map((token) => token.stem)
    .join(' ');

function lintPhrasing(path: string, phrasing: string, placed: PlacedCheck, reader: Reader): KitProblem[] {
  const problems = problemsAt(path);
  const tokens = reader.read(phrasing);
  const content = contentOf(phrasing, reader);
  if (tokens.length === 0) return [problems.error(`"${phrasing}" holds no word, so nothing can match it.`)];
  const isShort =
    placed.check.kind === 'avoids' ? content.length === 0 : content.length < 2 && tokens.length < 3;
  if (isShort) {
    return [
      problems.warning(
        `"${phrasing}" is too short: it will be found in many sentences. Write the whole statement.`,
      ),
    ];
  }
  if (content.length > mostContentWords) {
    return [
      problems.warning(
        `"${phrasing}" is too long to be said like this. Split it, or leave out what is not needed.`,
      ),
    ];
  }
  const isKeywords = reader.knowsGrammar && content.length >= 3 && content.length === tokens.length;
  if (isKeywords && placed.check.kind !== 'avoids') {
    return [
      problems.warning(`"${phrasing}" is a list of keywords. Write it as a sentence, the way it is said.`),
    ];
  }
  return [];
}

/** A message that cannot be said without saying what must not be said. */
function lintContradictions(kit: Kit, reader: Reader): KitProblem[] {
  const checks = placedChecks(kit);
  return checks.flatMap(({ path, scenario, check }) => {
    if (check.kind !== 'avoids') return [];
    const wanted = checks.filter((other) => other.scenario === scenario && other.check.kind !== 'avoids');
    return check.phrasings.flatMap((forbidden) => {
      const stems = stemsOf(forbidden, reader);
      return wanted.flatMap((other) =>
        wordingsOf(other.check).flatMap(({ phrasings }) =>
          phrasings
            .filter((phrasing) => {
              const said = stemsOf(phrasing, reader);
              return stems !== '' && ` ${said} `.includes(` ${stems} `);
            })
            .map((phrasing) =>
              problemsAt(path).error(
                `"${forbidden}" must not be said, but ${other.path} asks for "${phrasing}".`,
              ),
            ),
        ),
      );
    });
  });
}

/** One sentence that passes two checks counts twice. */
function lintSharedWordings(kit: Kit, reader: Reader): KitProblem[] {
  const seen = new Map<string, string>();
  return placedChecks(kit).flatMap(({ path, scenario, check }) => {
    if (check.kind !== 'says') return [];
    return check.phrasings.flatMap((phrasing) => {
      const key = `${scenario.id} ${stemsOf(phrasing, reader)}`;
      const other = seen.get(key);
      seen.set(key, path);
      if (other === undefined || other === path) return [];
      return [
        problemsAt(path).warning(`"${phrasing}" also stands in ${other}: one sentence would count twice.`),
      ];
    });
  });
}

/** What the speaker is told (key messages, must-not-say) has to be what is checked. */
function lintPromises(kit: Kit, reader: Reader): KitProblem[] {
  return kit.scenarios.flatMap((scenario) => {
    const stemsBy = (isAvoided: boolean) =>
      scenario.rubric.criteria
        .flatMap(({ checks }) => checks.filter((check) => (check.kind === 'avoids') === isAvoided))
        .map(
          (check) =>
            new Set(
              [check.description, ...wordingsOf(check).flatMap(({ phrasings }) => phrasings)].flatMap(
                (text) => reader.read(text).map((token) => token.stem),
              ),
            ),
        );
    const isUnchecked = (text: string, checks: ReadonlySet<string>[]): boolean => {
      const stems = contentOf(text, reader).map((token) => token.stem);
      return !checks.some((check) => stems.filter((stem) => check.has(stem)).length * 2 >= stems.length);
    };
    const messages = scenario.keyMessages
      .filter((text) => isUnchecked(text, stemsBy(false)))
      .map((text) =>
        problemsAt(`scenarios.${scenario.id}.keyMessages`).warning(`No check listens for "${text}".`),
      );
    const forbidden = scenario.mustNotSay
      .filter((text) => isUnchecked(text, stemsBy(true)))
      .map((text) =>
        problemsAt(`scenarios.${scenario.id}.mustNotSay`).warning(`No check listens for "${text}".`),
      );
    return [...messages, ...forbidden];
  });
}

/** Wordings that match too much, too little or against each other. */
export function lintWordings(kit: Kit): KitProblem[] {
  const reader = createReader(kit.language);
  const ofLanguage = reader.knowsGrammar
    ? []
    : [
        problemsAt('language').warning(
          knowsForms(kit.language)
            ? `Word forms of "${kit.language}" are found by their endings; synonyms and lists read aloud are known in English only.`
            : `Word forms of "${kit.language}" are not known: phrasings are compared word by word.`,
        ),
      ];
  const ofPhrasings = placedChecks(kit).flatMap((placed) =>
    wordingsOf(placed.check).flatMap(({ field, phrasings }) =>
      phrasings.flatMap((phrasing) => lintPhrasing(`${placed.path}.${field}`, phrasing, placed, reader)),
    ),
  );
  return [
    ...ofLanguage,
    ...ofPhrasings,
    ...lintContradictions(kit, reader),
    ...lintSharedWordings(kit, reader),
    ...lintPromises(kit, reader),
  ];
}
