import type { Check, Scenario } from '../../contract/kit.ts';
import { tokenisePhrase } from '../kit/wording/tokens.ts';
import type { PhraseMatch, PhraseMatcher } from './phrase-matcher.ts';
import type { Talk } from './talk.ts';

/**
 * English talk is half grammar words (at least 0.41 in any stretch of 30 words of the sample's texts, "and" and "or" not counted); a
 * list of keywords has next to none.
 */
const leastGrammarShare = 0.3;
const surroundings = 12;
const joiners = new Set(['and', 'or']);
/**
 * The rubric is being read when this much of a talk is the rubric's own words, and half of its points come in several wordings. A
 * tight answer says little else than the key messages, too, but each of them once.
 */
const rubricShare = 0.85;
const fewestTokens = 60;
const fewestReworded = 3;
/** So many lines of the rubric itself read out: no talk holds them by chance. */
const fewestLinesRead = 3;
/** Wordings of one point right after one another: the list of phrasings is being read. */
const wordingsInARow = 3;

/** Tells words that count as talk from lists and from the rubric read aloud. */
export interface NonsenseGuard {
  /** Why no words of this talk count; undefined when they do. */
  readonly wholeTalk: string | undefined;
  readonly isDiscounted: (match: PhraseMatch) => boolean;
}

interface Span {
  readonly firstToken: number;
  readonly lastToken: number;
}

const overlaps = (a: Span, b: Span): boolean => a.firstToken <= b.lastToken && b.firstToken <= a.lastToken;

/** The points that a check listens for, each with its wordings. */
export function pointsOf(check: Check): readonly (readonly string[])[] {
  switch (check.kind) {
    case 'says':
    case 'avoids':
      return [check.phrasings];
    case 'asks':
      return check.phrasings ? [check.phrasings] : [];
    case 'answers':
      return [check.acknowledge, check.respond, check.confirm];
    case 'shows':
      return check.steps.map((step) => step.phrasings);
    case 'time':
    case 'delivery':
    case 'person':
      return [];
  }
}

function hasGrammar(talk: Talk, { firstToken, lastToken }: Span): boolean {
  if (!talk.lexicon.knowsGrammar) return true;
  const around = talk.tokens.slice(Math.max(0, firstToken - surroundings), lastToken + surroundings + 1);
  const grammar = around.filter(
    ({ role, stem }) =>
      (role === 'function' || role === 'question' || role === 'negator') && !joiners.has(stem),
  );
  // In very few words the share says little.
  return around.length < 10 ? grammar.length > 0 : grammar.length >= around.length * leastGrammarShare;
}

/**
 * Where a line of the rubric itself is read ("Says that every change is kept"). The words of the line that are not also words of
 * the message tell: they must be there, too.
 */
function readingsOf(line: string, check: Check | undefined, talk: Talk, matcher: PhraseMatcher): Span[] {
  const stemsOf = (text: string) => tokenisePhrase(text, talk.lexicon).map((token) => token.stem);
  const messageStems = new Set((check ? pointsOf(check) : []).flat().flatMap(stemsOf));
  const lineStems = stemsOf(line);
  const tell = [...new Set(lineStems.filter((stem) => !messageStems.has(stem)))];
  if (lineStems.length < 5 || tell.length < 2) return [];
  return matcher.find(line).filter((match) => {
    if (match.similarity < 0.75) return false;
    const heard = new Set(
      talk.tokens.slice(match.firstToken, match.lastToken + 1).map((token) => token.stem),
    );
    return tell.filter((stem) => heard.has(stem)).length >= tell.length * 0.6;
  });
}

/** The places of a point in time order, each with the wording that fits best there. */
function placesOf(matches: readonly PhraseMatch[]): PhraseMatch[] {
  const places: PhraseMatch[] = [];
  for (const match of matches.toSorted(
    (a, b) => b.similarity - a.similarity || a.firstToken - b.firstToken,
  )) {
    if (!places.some((other) => overlaps(other, match))) places.push(match);
  }
  return places.toSorted((a, b) => a.firstToken - b.firstToken);
}

const countWordings = (places: readonly PhraseMatch[]): number =>
  new Set(places.map((match) => match.phrasing)).size;

/** The places where several wordings of one point follow each other at once. */
function listedWordings(places: readonly PhraseMatch[]): Span[] {
  const rows: PhraseMatch[][] = [];
  for (const place of places) {
    const row = rows.at(-1);
    const before = row?.at(-1);
    if (row && before && place.firstToken - before.lastToken <= 4) row.push(place);
    else rows.push([place]);
  }
  return rows.filter((row) => countWordings(row) >= wordingsInARow).flat();
}

/** Looks through a talk once for what is not talk. */
export function createNonsenseGuard(scenario: Scenario, talk: Talk, matcher: PhraseMatcher): NonsenseGuard {
  const checks = scenario.rubric.criteria.flatMap((criterion) => criterion.checks);
  const heardOf = (phrasings: readonly string[]) =>
    phrasings.flatMap((phrasing) => matcher.find(phrasing).filter(({ strength }) => strength === 'sure'));
  const heardPoints = checks.flatMap((check) => pointsOf(check).map(heardOf).map(placesOf));
  const lines: { text: string; check?: Check }[] = [
    ...checks.map((check) => ({ text: check.description, check })),
    ...checks.flatMap((check) => (check.kind === 'person' ? [{ text: check.question }] : [])),
    ...scenario.rubric.criteria.map((criterion) => ({ text: criterion.title })),
  ];
  const readLines = lines
    .map(({ text, check }) => readingsOf(text, check, talk, matcher))
    .filter((readings) => readings.length > 0);
  const rubricRead = readLines.length >= 2 ? readLines.flat() : [];
  const listed = heardPoints.flatMap(listedWordings);
  const isOfRubric = talk.tokens.map(() => false);
  for (const { firstToken, lastToken } of [...heardPoints.flat(), ...readLines.flat()]) {
    isOfRubric.fill(true, firstToken, lastToken + 1);
  }
  const heard = heardPoints.filter((places) => places.length > 0);
  const reworded = heard.filter((places) => countWordings(places) >= 2);
  const isWordings =
    talk.tokens.length >= fewestTokens &&
    reworded.length >= Math.max(fewestReworded, heard.length / 2) &&
    isOfRubric.filter(Boolean).length >= talk.tokens.length * rubricShare;
  const isRubric = isWordings || readLines.length >= Math.max(fewestLinesRead, lines.length / 4);
  return {
    wholeTalk: isRubric ? 'What is heard is the rubric read aloud.' : undefined,
    isDiscounted: (match) =>
      isRubric ||
      !hasGrammar(talk, match) ||
      [...rubricRead, ...listed].some((span) => overlaps(span, match)),
  };
}
