import { grouped, mistakenFor, reliabilityOf, type Summary, summaryOf } from './score/summary.ts';
import type { CaseScore } from './score/score-case.ts';

const number = (value: number, decimals: number): string =>
  Number.isFinite(value) ? value.toFixed(decimals) : '-';
const percent = (share: number, decimals = 1): string =>
  Number.isFinite(share) ? `${(share * 100).toFixed(decimals)} %` : '-';

const row = (cells: readonly string[]): string =>
  cells.map((cell, index) => (index === 0 ? cell.padEnd(34) : cell.padStart(11))).join('');

/** F1 and precision of what was to be found; not a number where there was nothing. */
const ofCases = (value: number, cases: number): string => number(cases > 0 ? value : Number.NaN, 3);

const mainTable = (title: string, groups: readonly { group: string; summary: Summary }[]): string[] => [
  row([
    title,
    'pause F1',
    'edge ms',
    'by ear F1',
    'precision',
    'recall',
    'words: F1',
    'precision',
    'recall',
    'exact count',
    'syllables',
    'articul.',
    'F0',
    'octaves',
    'level dB',
  ]),
  ...groups.map(({ group, summary }) =>
    row([
      group,
      number(summary.pauses.f1, 3),
      number(summary.pauses.boundaryMedianMs, 0),
      ofCases(summary.filledPauses.f1, summary.filledPauses.cases),
      ofCases(summary.filledPauses.precision, summary.filledPauses.cases),
      number(summary.filledPauses.recall, 3),
      ofCases(summary.fused.f1, summary.fused.cases),
      ofCases(summary.fused.precision, summary.fused.cases),
      number(summary.fused.recall, 3),
      percent(summary.fused.exactShare, 0),
      percent(summary.rates.syllableRateError),
      percent(summary.rates.articulationRateError),
      percent(summary.pitch.medianError),
      percent(summary.pitch.octaveErrorShare, 2),
      number(summary.rates.levelErrorDb, 2),
    ]),
  ),
];

const noiseOf = ({ noiseDb }: CaseScore): string =>
  noiseDb === undefined ? 'noise not told' : noiseDb >= 40 ? 'clean' : `${noiseDb} dB over noise`;

/** The tables of one part of the corpus, or of a folder. */
export const printPart = (name: string, scores: readonly CaseScore[], log: (line: string) => void): void => {
  if (scores.length === 0) return;
  const all = summaryOf(scores);
  const mark = scores.every(({ isSynthetic }) => isSynthetic)
    ? 'self-test, synthetic speech'
    : scores.some(({ isSynthetic }) => isSynthetic)
      ? 'people and synthetic speech'
      : 'people';
  log('');
  log(`${name}: ${all.recordings} recordings, ${number(all.minutes, 1)} min (${mark})`);
  for (const line of mainTable('by noise', [...grouped(scores, noiseOf), { group: 'all', summary: all }]))
    log(`  ${line}`);
  for (const line of mainTable(
    'by speaker',
    grouped(scores, ({ speaker }) => speaker),
  ))
    log(`  ${line}`);
  const { pauses, filledPauses, fused, pitch } = all;
  log(
    `  pauses: ${pauses.cases} cases, precision ${number(pauses.precision, 3)}, recall ${number(pauses.recall, 3)}, ` +
      `edges 95th percentile ${number(pauses.boundary95Ms, 0)} ms`,
  );
  log(
    `  pitch: ${pitch.frames} frames, ${percent(pitch.missedShare)} of the voiced missed, ${percent(pitch.madeUpShare)} of the silent made up`,
  );
  log(
    `  filled pauses with words (not by ear alone): F1 ${number(fused.f1, 3)} (${fused.cases} cases), count exact in ${percent(fused.exactShare)} of ${fused.takes} takes`,
  );
  const { count, minutes } = all.madeUpFilledPauses;
  if (minutes > 0)
    log(`  filled pauses by ear, made up: ${count} in ${number(minutes, 1)} min that tell of filled pauses`);
  if (minutes > 0 && filledPauses.cases === 0)
    for (const { group, summary } of grouped(scores, ({ speaker }) => speaker)) {
      const own = summary.madeUpFilledPauses;
      log(`    ${group}: ${own.count} in ${number(own.minutes, 1)} min`);
    }
  if (filledPauses.cases > 0) {
    const lengths = all.filledPausesByLength
      .map(
        ({ fromMs, toMs, f1, recall, cases }) =>
          `${fromMs}-${Number.isFinite(toMs) ? toMs : ''} ms: ${number(f1, 3)} (recall ${number(recall, 3)}, ${cases} cases)`,
      )
      .join('; ');
    log(`  filled pauses by ear, F1 by length: ${lengths}`);
    const mistaken = (which: 'filledPauses' | 'fusedFilledPauses'): string =>
      mistakenFor(scores, which)
        .map(([kind, count]) => `${kind} ${count}`)
        .join(', ') || 'nothing';
    log(
      `  taken for filled pauses by ear: ${mistaken('filledPauses')}; with words: ${mistaken('fusedFilledPauses')}`,
    );
    const bins = reliabilityOf(scores)
      .filter(({ cases }) => cases > 0)
      .map(({ said, real, cases }) => `${number(said, 2)} said, ${number(real, 2)} real (${cases})`)
      .join('; ');
    log(`  probabilities: ${bins}`);
  }
};

/** Words, and words that nobody said. */
export const printWords = (
  modelName: string,
  { words }: Summary,
  invented: readonly { readonly kind: string; readonly files: number; readonly words: number }[],
  log: (line: string) => void,
): void => {
  log('');
  if (words.words > 0)
    log(
      `Words, by ${modelName}, on its own sentences (self-test, synthetic speech): ${percent(words.wer)} of ${words.words} wrong; ` +
        `onset ${number(words.onsetMedianMs, 0)} ms median, ${number(words.onset95Ms, 0)} ms 95th percentile; ` +
        `end ${number(words.offsetMedianMs, 0)} and ${number(words.offset95Ms, 0)} ms (${words.timedWords} timed words)`,
    );
  if (invented.length > 0)
    log(
      `Words invented: ${invented.map(({ kind, files, words: count }) => `${kind} ${count} in ${files} files`).join(', ')}`,
    );
};

/** What others published, for orientation: their speech is people's, ours here is synthetic unless a folder says otherwise. */
export const printAnchors = (log: (line: string) => void): void => {
  log('');
  log('Published, on people: filled pauses by ear recall .849, precision .915 (Goto, Itou & Hayamizu 1999);');
  log('  F1 .93 with a transcript, .71 without (PodcastFillers, Zhu et al. 2022);');
  log('  syllable nuclei: correlation with counts by hand .71 to .88 (de Jong & Wempe 2009).');
};
