import type { Check, Scenario } from '../../contract/kit.ts';
import { tokenisePhrase } from '../kit/wording/tokens.ts';
import type { PhraseMatch, PhraseMatcher } from './phrase-matcher.ts';
import type { Talk } from './talk.ts';

/** English talk is about half grammar words; a list of keywords has next to none. */
const leastGrammarShare = 0.22;
const surroundings = 12;
/** When this much of a talk is the rubric's own words, it is the rubric. Short takes are left alone: a key message is short, too. */
const rubricShare = 0.85;
const fewestTokens = 60;
const fewestPoints = 4;
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
    ({ role }) => role === 'function' || role === 'question' || role === 'negator',
  );
  return grammar.length >= around.length * leastGrammarShare;
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

/** The places where several wordings of one point follow each other at once. */
function listedWordings(matches: readonly PhraseMatch[]): Span[] {
  const places: PhraseMatch[] = [];
  for (const match of matches.toSorted(
    (a, b) => b.similarity - a.similarity || a.firstToken - b.firstToken,
  )) {
    if (!places.some((other) => overlaps(other, match))) places.push(match);
  }
  places.sort((a, b) => a.firstToken - b.firstToken);
  const rows: PhraseMatch[][] = [];
  for (const place of places) {
    const row = rows.at(-1);
    const before = row?.at(-1);
    if (row && before && place.firstToken - before.lastToken <= 4) row.push(place);
    else rows.push([place]);
  }
  return rows.filter((row) => new Set(row.map((match) => match.phrasing)).size >= wordingsInARow).flat();
}

/** Looks through a talk once for what is not talk. */
export function createNonsenseGuard(scenario: Scenario, talk: Talk, matcher: PhraseMatcher): NonsenseGuard {
  const checks = scenario.rubric.criteria.flatMap((criterion) => criterion.checks);
  const heardOf = (phrasings: readonly string[]) =>
    phrasings.flatMap((phrasing) => matcher.find(phrasing).filter(({ strength }) => strength === 'sure'));
  const heardPoints = checks.flatMap((check) => pointsOf(check).map(heardOf));
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
  const isRubric =
    talk.tokens.length >= fewestTokens &&
    heardPoints.filter((matches) => matches.length > 0).length >= fewestPoints &&
    isOfRubric.filter(Boolean).length >= talk.tokens.length * rubricShare;
  return {
    wholeTalk: isRubric
      ? 'Nearly all of it is the wording of the rubric, with nothing around it.'
      : undefined,
    isDiscounted: (match) =>
      isRubric ||
      !hasGrammar(talk, match) ||
      [...rubricRead, ...listed].some((span) => overlaps(span, match)),
  };
}
