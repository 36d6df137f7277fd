import type { Band, Measure, MeasureId } from '../../contract/analysis.ts';

const names: Record<MeasureId, string> = {
  'speech-rate': 'Speech rate',
  'articulation-rate': 'Articulation rate',
  'syllable-rate': 'Syllable rate',
  'filled-pauses-per-minute': 'Filled pauses',
  'filler-word-share': 'Filler words',
  'filler-clusters': 'Filler clusters',
  repetitions: 'Repetitions',
  hedges: 'Hedges',
  'weak-words': 'Weak words',
  jargon: 'Jargon',
  'long-pauses': 'Long pauses inside a sentence',
  'dead-air': 'Silence while nothing happens on the screen',
  'screen-loading': 'Silence while the screen was loading',
  'pause-share': 'Share of pauses',
  'pitch-variation': 'Pitch variation',
  level: 'Level',
  'level-spread': 'Spread of the level',
  'clipping-share': 'Clipping',
  'noise-floor': 'Background noise',
  'longest-monologue': 'Longest stretch without a question or a pause',
  questions: 'Questions',
  'open-question-share': 'Share of open questions',
};

/** The measure's name for a sentence, first letter upper case. */
export const measureName = (id: MeasureId): string => names[id];

const unitNames: Record<Measure['unit'], string> = {
  wpm: 'words a minute',
  'syllables/s': 'syllables a second',
  'per min': 'a minute',
  share: '%',
  count: '',
  semitones: 'semitones',
  dBFS: 'dBFS',
  dB: 'dB',
  s: 's',
};

/** A value as people read it: "128 words a minute", "3.4 %". */
export function formatValue(value: number, unit: Measure['unit']): string {
  const scaled = unit === 'share' ? value * 100 : value;
  const digits = unit === 'wpm' || unit === 'count' ? 0 : 1;
  return `${Number(scaled.toFixed(digits))} ${unitNames[unit]}`.trim();
}

/** A band as people read it: "100 to 165 words a minute". */
export function formatBand({ from, to }: Band, unit: Measure['unit']): string {
  if (from !== undefined && to !== undefined) {
    const first = formatValue(from, unit).split(' ')[0] ?? '';
    return `${first} to ${formatValue(to, unit)}`;
  }
  if (from !== undefined) return `at least ${formatValue(from, unit)}`;
  return to === undefined ? 'open' : `at most ${formatValue(to, unit)}`;
}
