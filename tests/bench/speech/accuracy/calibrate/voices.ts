import type { Voice } from '../corpus/speak/spoken.ts';
import { drawnVoice } from './drawn-voices.ts';
import { type RecordedVoice, recordedVoices } from './recorded/recorded-voices.ts';

/** What is said: words without meaning, in which every vowel stands everywhere, or sentences as people make them. */
export type Talk = 'words' | 'sentences';

/** Speakers to learn from. None of them is in the held-out split. */
export interface Group {
  readonly name: string;
  /** Speakers with the same part are left out together when what was learnt is checked; those of part `parts` never are. */
  readonly part: number;
  /** How much they count, as far more of them come from one synthesiser than from the others. */
  readonly weight: number;
}

/** Speakers whose talks are made. */
export interface SpeakerGroup extends Group {
  readonly voices: readonly (Voice | RecordedVoice)[];
  /** How many takes of each voice. */
  readonly takesEach: number;
  /** They talk once, and so: there are so many of them. */
  readonly talksOnce?: Talk;
}

// Of espeak-ng's variants those that sound like people; without the held-out split's m5, f5, f3 and Andy, and without the accents
// that only it has.
const variants = [
  'm1 m2 m3 m4 m6 m7 m8 f1 f2 f4 adam Alex Alicia Andrea Annie antonio aunty belinda benjamin boris caleb david Denis',
  'Diogo ed edward Gene gustave Henrique Hugo iven Jacky john kaukovalta Lee linda marcelo Marco Mario max Michael',
  'michel miguel Mike Nguyen norbert pablo paul pedro quincy rob robert sandro shelby steph steph2 travis victor zac',
  'grandma grandpa klatt klatt2 klatt3',
].flatMap((line) => line.split(' '));
const accents = ['en-us', 'en', 'en-gb-x-rp', 'en-us', 'en-gb-x-gbcwmd', 'en-us', 'en-029'];
const espeakGroups = 5;
/** So many parts are there. */
export const parts = 4;

const espeak = (index: number): Voice => ({
  engine: 'espeak-ng',
  name: `${accents[index % accents.length]}+${variants[index]}`,
  rate: [1, 0.85, 1.15, 0.95, 1.08][index % 5] ?? 1,
  pitch: [45, 55, 38, 60, 50, 42, 52][index % 7] ?? 50,
  range: [50, 65, 40, 55][index % 4] ?? 50,
});

const flite = (name: string, part: number, pitches: readonly number[]): SpeakerGroup => ({
  name: `flite ${name}`,
  takesEach: 3,
  part,
  weight: 2,
  voices: pitches.map((pitchHz, k) => ({
    engine: 'flite',
    name,
    pitchHz,
    rate: [1, 1.12, 0.9, 1.05][k] ?? 1,
  })),
});

/** People of one language are left out together: they hesitate with the same sounds. */
const partOfLanguage: Readonly<Record<string, number>> = {
  italian: 0,
  finnish: 1,
  russian: 1,
  hindi: 2,
  catalan: 2,
  czech: 3,
};

const recorded = Object.entries(recordedVoices).map(
  ([name, voices]): SpeakerGroup => ({
    name,
    takesEach: 3,
    part: partOfLanguage[name.split(' ')[0] ?? ''] ?? 0,
    weight: 1,
    voices,
  }),
);

/** So many voices are drawn for each of these groups. */
const drawnVoices = 512;
const talkingVoices = 256;

/** Two groups, so that two processes can make them side by side. */
const talking = (group: number): SpeakerGroup => ({
  name: `talking ${group}`,
  takesEach: 1,
  part: parts,
  weight: 1,
  talksOnce: 'sentences',
  voices: Array.from({ length: talkingVoices }, (_, index) => drawnVoice(`talking ${group} ${index}`)),
});

/** All groups. */
export const speakerGroups: readonly SpeakerGroup[] = [
  ...recorded,
  ...Array.from({ length: espeakGroups }, (_, group) => ({
    name: `espeak-ng ${group + 1}`,
    takesEach: 2,
    part: Math.min(group, parts - 1),
    weight: 1,
    voices: variants.flatMap((_name, index) => (index % espeakGroups === group ? [espeak(index)] : [])),
  })),
  {
    name: 'drawn',
    takesEach: 1,
    part: parts,
    weight: 1,
    talksOnce: 'words',
    voices: Array.from({ length: drawnVoices }, (_, index) => drawnVoice(`drawn ${index}`)),
  },
  talking(1),
  talking(2),
  flite('rms', 0, [98, 120, 88, 150]),
  flite('awb', 1, [120, 140, 105, 180]),
  flite('kal', 2, [100, 125, 90, 160]),
  {
    name: 'festival kal',
    takesEach: 3,
    part: 2,
    weight: 2,
    voices: [
      { engine: 'festival', name: 'kal_diphone', rate: 1, pitchHz: 108, spreadHz: 16 },
      { engine: 'festival', name: 'kal_diphone', rate: 1.2, pitchHz: 165, spreadHz: 26 },
      { engine: 'festival', name: 'kal_diphone', rate: 0.9, pitchHz: 135, spreadHz: 30 },
      { engine: 'festival', name: 'kal_diphone', rate: 1.1, pitchHz: 122, spreadHz: 12 },
    ],
  },
];
