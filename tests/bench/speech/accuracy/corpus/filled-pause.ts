import type { Random } from '../random.ts';
import { speakWithEspeak } from './speak/espeak.ts';
import { speakWithFestival, type WantedPhone } from './speak/festival.ts';
import { speakWithFlite } from './speak/flite.ts';
import type { Voice } from './speak/spoken.ts';
import { soundingSpan } from './sound/samples.ts';
import { stretched } from './sound/stretch.ts';
import { heldSound } from './sound/vocal-tract.ts';

/** A filled pause to be put somewhere. `pitchHz` of the share 0..1 of its length, where it is known exactly. */
export interface FilledPauseSound {
  readonly text: string;
  readonly source: string;
  readonly samples: Float32Array;
  readonly pitchHz: ((share: number) => number) | undefined;
}

/** What is wanted: a length in ms, "uh" or "um" or "hmm", and who speaks. */
export interface WantedFilledPause {
  readonly lengthMs: number;
  readonly text: 'uh' | 'um' | 'er' | 'hmm';
}

/** Lengths of filled pauses, 150 to 1200 ms; most lie between 250 and 700 (Clark & Fox Tree 2002). */
export const wantedFilledPause = (random: Random): WantedFilledPause => ({
  lengthMs: random.chance(0.75) ? random.logBetween(250, 700) : random.logBetween(150, 1200),
  text: random.pick(['uh', 'uh', 'um', 'um', 'er', 'hmm'] as const),
});

/** festival and flite let a single sound rise and die away over as long as itself: what is so far below its loudest, dB, is heard as no part of it. */
const diedAwayDb = 25;

/** A sound of festival or flite as long as it is heard. */
export const withoutDyingAway = (samples: Float32Array): Float32Array => {
  const { first, end } = soundingSpan(samples, diedAwayDb);
  return samples.slice(first, end);
};

const trimmed = (samples: Float32Array): Float32Array => {
  const { first, end } = soundingSpan(samples);
  return samples.slice(first, end);
};

const toLength = (samples: Float32Array, lengthMs: number): Float32Array =>
  stretched(samples, Math.max(0.4, Math.min(2.5, (lengthMs * 16) / samples.length)));

/** Middles of formants in Hz of the vowels that people hesitate with (a man's tract). */
const hesitationVowels = [
  [500, 1500, 2500, 3500, 4300],
  [620, 1250, 2550, 3450, 4200],
  [490, 1350, 1700, 3300, 4200],
  [680, 1320, 2500, 3500, 4300],
  [550, 1750, 2520, 3550, 4300],
  [740, 1180, 2500, 3400, 4300],
];
const nasal = [265, 1050, 2150, 2900, 3900];

/** A filled pause from pulses and resonances: voice quality, vowel, movement of pitch and mouth all drawn at random. */
const drawn = (
  { lengthMs, text }: WantedFilledPause,
  usualHz: number,
  random: Random,
  name: string,
): FilledPauseSound => {
  const tract = (usualHz > 155 ? 1.15 : 1) * random.between(0.93, 1.07);
  const vowel = random.pick(hesitationVowels).map((hz) => hz * tract * random.between(0.94, 1.06));
  const closed = nasal.map((hz) => hz * tract * random.between(0.95, 1.05));
  const isLively = random.chance(0.15);
  const semitonesPerSecond = isLively ? random.between(-12, 8) : random.between(-5, 1);
  const bow = isLively ? random.between(-1.5, 1.5) : random.between(-0.4, 0.4);
  const drift = random.between(-0.05, 0.05);
  const startHz = usualHz * random.between(0.8, 1.05);
  const wobble = random.between(0, 0.15);
  const wobbleTurns = random.between(1, 4) * (lengthMs / 400);
  const pitchHz = (share: number): number =>
    startHz *
    2 **
      (((semitonesPerSecond * lengthMs * share) / 1000 +
        bow * 4 * share * (1 - share) +
        wobble * Math.sin(2 * Math.PI * wobbleTurns * share)) /
        12);
  const closesAt = text === 'hmm' ? 0 : text === 'um' ? random.between(0.35, 0.7) : 2;
  const closesWithin = random.between(50, 110) / lengthMs;
  const nasality = (share: number): number =>
    Math.max(0, Math.min(1, (share - closesAt) / closesWithin + 0.5));
  const attack = random.between(20, 80) / lengthMs;
  const release = random.between(40, 140) / lengthMs;
  const fallDb = random.between(0, 8);
  const samples = heldSound(
    {
      lengthMs,
      pitchHz,
      formantsHz: (share) =>
        vowel.map((hz, k) => {
          const n = text === 'hmm' ? 1 : nasality(share);
          return (
            (hz * (1 - n) + (closed[k] ?? hz) * n) * (1 + drift * (share - 0.5) * (k % 2 === 0 ? 1 : -1))
          );
        }),
      gain: (share) =>
        Math.max(0.01, Math.min(1, share / attack, (1 - share) / release)) *
        10 ** (-(fallDb * share + 5 * (text === 'hmm' ? 0 : nasality(share))) / 20),
      jitter: random.between(0.003, 0.02),
      shimmer: random.between(0.02, 0.1),
      breath: random.chance(0.25) ? random.between(0.05, 0.15) : random.between(0, 0.03),
      creak: random.chance(0.12) ? random.between(0.2, 0.7) : 0,
      openQuotient: random.between(0.45, 0.8),
      tilt: random.between(0, 0.7),
    },
    random,
  );
  return { text, source: name, samples, pitchHz };
};

const espeakPhones = {
  uh: ['V::', '@:', 'a#:'],
  um: ['V:m:', '@m:', 'V::m'],
  er: ['3::', '3:'],
  hmm: ['m-', 'h@m', 'hm'],
};
const arpabet = { uh: ['ah', 'ax'], um: ['ah m', 'ax m'], er: ['er'], hmm: ['m'] };

/** Half of the filled pauses by the voice's own synthesiser, half from pulses and resonances. */
export const makeFilledPauses = async (
  wanted: readonly WantedFilledPause[],
  voice: Voice,
  usualHz: number,
  random: Random,
): Promise<FilledPauseSound[]> => {
  const isDrawn = wanted.map(() => random.chance(0.5));
  const made: (FilledPauseSound | undefined)[] = wanted.map((one, i) =>
    isDrawn[i] ? drawn(one, usualHz, random, 'pulses and resonances') : undefined,
  );
  const rest = wanted.flatMap((one, index) => (isDrawn[index] ? [] : [{ ...one, index }]));
  const source = voice.engine;
  if (voice.engine === 'espeak-ng') {
    for (const isLong of [false, true]) {
      const some = rest.filter(({ lengthMs }) => lengthMs >= 600 === isLong);
      if (some.length === 0) continue;
      const texts = some.map(({ text }) => `[[${random.pick(espeakPhones[text])}]]`);
      const how = { ...voice, rate: isLong ? 0.55 : 1, range: Math.round(random.between(5, 35)) };
      const spoken = await speakWithEspeak(texts, how);
      for (const [k, { text, lengthMs, index }] of some.entries())
        made[index] = {
          text,
          source,
          samples: toLength(trimmed(spoken[k]?.samples ?? new Float32Array(0)), lengthMs),
          pitchHz: undefined,
        };
    }
  } else if (voice.engine === 'festival' && voice.name.endsWith('_diphone')) {
    const lists = rest.map(({ text, lengthMs }): WantedPhone[] => {
      const names = random.pick(arpabet[text]).split(' ');
      const startHz = usualHz * random.between(0.82, 1.02);
      const fallHz = startHz * random.between(-0.02, 0.12);
      const first = names.length === 2 ? random.between(0.4, 0.65) : 1;
      return names.map((name, k) => ({
        name,
        lengthMs: lengthMs * (k === 0 ? first : 1 - first),
        pitch: [{ atMs: 10, hz: startHz - fallHz * (k === 0 ? 0.1 : first) }],
      }));
    });
    const around: WantedPhone = { name: 'pau', lengthMs: 100, pitch: [] };
    const spoken = await speakWithFestival(
      lists.map((list) => [around, ...list, around]),
      voice,
    );
    for (const [k, { text, index }] of rest.entries())
      made[index] = {
        text,
        source,
        samples: withoutDyingAway(spoken[k]?.samples ?? new Float32Array(0)),
        pitchHz: undefined,
      };
  } else if (voice.engine === 'flite') {
    const spoken = await speakWithFlite(
      rest.map(({ text, lengthMs }) => ({
        text: random.pick(arpabet[text]),
        isPhones: true,
        stretch: Math.max(1.5, Math.min(6, lengthMs / 130)),
      })),
      voice,
    );
    for (const [k, { text, lengthMs, index }] of rest.entries())
      made[index] = {
        text,
        source,
        samples: toLength(withoutDyingAway(spoken[k]?.samples ?? new Float32Array(0)), lengthMs),
        pitchHz: undefined,
      };
  }
  return wanted.map((one, i) => made[i] ?? drawn(one, usualHz, random, 'pulses and resonances'));
};
