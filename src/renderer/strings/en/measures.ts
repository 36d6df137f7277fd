import type { Measure, MeasureId } from '../../../contract/analysis.ts';

interface MeasureText {
  readonly name: string;
  /** What it is, for someone who has never seen it. */
  readonly means: string;
}

const text = (name: string, means: string): MeasureText => ({ name, means });

const names: Record<MeasureId, MeasureText> = {
  'speech-rate': text('Pace', 'Words per minute, pauses included.'),
  'articulation-rate': text('Speaking speed', 'Syllables per second while you speak, without the pauses.'),
  'syllable-rate': text('Syllable pace', 'Syllables per second, pauses included.'),
  'filled-pauses-per-minute': text(
    'Ums and uhs',
    'Filled pauses per minute, heard in the sound and read in the words.',
  ),
  'filler-word-share': text(
    'Filler words',
    'Share of your words that are fillers, such as "you know" or "basically".',
  ),
  'filler-clusters': text('Filler clusters', 'Places with three or more fillers within 15 seconds.'),
  repetitions: text('Repetitions', 'The same words said twice in a row.'),
  hedges: text(
    'Hedges',
    'Words that take back what you say, such as "I think" or "maybe". A note, not a fault.',
  ),
  'weak-words': text('Weak words', 'Words that say little, such as "very" or "stuff". A note, not a fault.'),
  jargon: text('Jargon', 'Business talk that your customer may not share. A note, not a fault.'),
  'long-pauses': text('Long pauses', 'Pauses of 1.2 seconds or more in the middle of a sentence.'),
  'dead-air': text('Dead air', 'Silences of 3 seconds or more while the screen stood still.'),
  'screen-loading': text(
    'Waiting for the screen',
    'Time you were silent while the screen was changing or loading. Not held against you; worth telling whoever looks after the demo.',
  ),
  'pause-share': text('Time in pauses', 'Share of the time without your voice.'),
  'pitch-variation': text('Melody', 'How much your pitch moves. Below 2 semitones sounds flat.'),
  level: text('Loudness', 'Average level of your voice.'),
  'level-spread': text('Loudness range', 'How much the level differs between words. Below 3 dB sounds flat.'),
  'clipping-share': text('Cut-off sound', 'Share of the sound that was too loud for the microphone.'),
  'noise-floor': text('Room noise', 'Level of the room while you are silent.'),
  'longest-monologue': text('Longest stretch', 'Longest time without a question or a real pause.'),
  questions: text('Questions', 'Questions that you asked.'),
  'open-question-share': text(
    'Open questions',
    'Share of your questions that start with what, how, why and the like.',
  ),
};

const units: Record<Measure['unit'], string> = {
  wpm: 'words per minute',
  'syllables/s': 'syllables per second',
  'per min': 'per minute',
  share: '',
  count: '',
  semitones: 'semitones',
  dBFS: 'dBFS',
  dB: 'dB',
  s: 's',
};

export const measures = {
  names,
  units,
  verdicts: {
    inside: 'In the band',
    below: 'Below the band',
    above: 'Above the band',
    'no-band': 'For information',
    'cannot-judge': 'Cannot be judged',
  },
  groups: {
    pace: 'Pace and pauses',
    fillers: 'Fillers',
    wording: 'Choice of words',
    voice: 'Voice',
    conversation: 'Conversation',
  },
  between: (from: string, to: string) => `Aim for ${from} to ${to}`,
  atLeast: (from: string) => `Aim for ${from} or more`,
  atMost: (to: string) => `Aim for ${to} or less`,
  none: 'Aim for none',
  noValue: 'No value',
  clusterAfter: {
    section: (title: string) => `as “${title}” began`,
    screen: () => 'just after the screen changed',
    word: (word: string) => `after “${word}”`,
  },
} as const;
