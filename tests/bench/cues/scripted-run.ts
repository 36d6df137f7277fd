import type { Trouble } from '../../../src/contract/cue.ts';
import { makeFilledPauses } from '../speech/accuracy/corpus/filled-pause.ts';
import { pieceOf } from '../speech/accuracy/corpus/piece.ts';
import { addAt, atLevel, msOf, samplesOf } from '../speech/accuracy/corpus/sound/samples.ts';
import { speak } from '../speech/accuracy/corpus/speak/speak.ts';
import type { Voice } from '../speech/accuracy/corpus/speak/spoken.ts';
import { randomOf } from '../speech/accuracy/random.ts';

/** A stretch of a run. `clean`: nothing is wrong; the others have one trouble from their beginning to their end. */
export type Stretch =
  | {
      readonly kind: 'clean' | Extract<Trouble, 'too-fast' | 'too-slow' | 'flat-pitch' | 'too-quiet'>;
      readonly phrases: number;
    }
  | { readonly kind: 'clipping'; readonly phrases: number }
  | { readonly kind: 'filler-cluster' }
  | { readonly kind: 'long-silence'; readonly seconds: number };

/** A trouble that the run holds. `endMs`: when it is complete: the third filler's end, the third second of silence, the first crackle. */
export interface ScriptedTrouble {
  readonly trouble: Trouble;
  readonly startMs: number;
  /** For troubles that are there at once; of trends the cue's own numbers tell when they became one. */
  readonly completeMs: number | undefined;
  /** When the speaker is well again. */
  readonly overMs: number;
}

export interface ScriptedRun {
  /** 16 kHz mono. */
  readonly samples: Float32Array;
  readonly troubles: readonly ScriptedTrouble[];
}

const phrases = [
  'welcome to the product tour',
  'today we look at the billing module',
  'this page lists every invoice from last month',
  'you can sort the table by amount',
  'a red label means that the bill is late',
  'the reminder goes out on its own',
  'most of our clients save two days a week',
  'the numbers come from your own ledger',
  'here I choose a single customer',
  'every call and every letter is there',
  'the system checks the tax number at once',
  'and a clear trail for the auditor',
  'the same data fits on a small screen',
  'the approval needs a second factor',
  'it looks at the last three years',
  'your engineers will find the guide online',
];

const levelDbfs = -24;
const betweenMs = 350;
/** White noise of a quiet room. */
const roomDbfs = -66;

type Manner = {
  readonly rate: number;
  readonly range: number;
  readonly gain: number;
  readonly betweenMs: number;
};

const usual: Manner = { rate: 0.82, range: 70, gain: 1, betweenMs };
const manners: Partial<Record<Stretch['kind'], Partial<Manner>>> = {
  'too-fast': { rate: 1.55, betweenMs: 120 },
  'too-slow': { rate: 0.56, betweenMs: 520 },
  'flat-pitch': { range: 0 },
  'too-quiet': { gain: 0.03 },
  clipping: { gain: 14 },
};

const clipped = (samples: Float32Array): Float32Array =>
  samples.map((sample) => Math.max(-1, Math.min(1, sample)));

/** Speaks a script: every trouble at a known place, quiet room noise under all of it. The same script and seed give the same sound. */
export const speakRun = async (
  script: readonly Stretch[],
  voice: Extract<Voice, { engine: 'espeak-ng' }>,
  seed: string,
): Promise<ScriptedRun> => {
  const random = randomOf(seed);
  const parts: { readonly atMs: number; readonly samples: Float32Array }[] = [];
  const troubles: ScriptedTrouble[] = [];
  let atMs = 600;
  let said = 0;
  let usualGain: number | undefined;

  const say = async (count: number, kind: Stretch['kind']): Promise<void> => {
    const manner = { ...usual, ...manners[kind] };
    const texts = Array.from({ length: count }, () => phrases[said++ % phrases.length] ?? '');
    const spoken = await speak(texts, { ...voice, rate: voice.rate * manner.rate, range: manner.range });
    for (const each of spoken) {
      const { samples } = pieceOf(each);
      // One loudness for the whole run, as one person has.
      const levelled = atLevel(samples, levelDbfs);
      usualGain ??= 1;
      parts.push({ atMs, samples: levelled.map((sample) => sample * manner.gain * (usualGain ?? 1)) });
      atMs += msOf(samples.length) + manner.betweenMs;
    }
  };

  for (const stretch of script) {
    const startMs = atMs;
    let completeMs: number | undefined;
    if (stretch.kind === 'long-silence') {
      // The silence began with the last sound.
      const silentSinceMs = atMs - betweenMs;
      atMs = silentSinceMs + stretch.seconds * 1000;
      completeMs = silentSinceMs + 3000;
    } else if (stretch.kind === 'filler-cluster') {
      const wanted = [420, 380, 460].map((lengthMs, index) => ({
        lengthMs,
        text: (['um', 'uh', 'um'] as const)[index] ?? 'um',
      }));
      for (const sound of await makeFilledPauses(wanted, voice, 110, random)) {
        parts.push({ atMs: atMs + 150, samples: atLevel(sound.samples, levelDbfs - 2) });
        completeMs = atMs + 150 + msOf(sound.samples.length);
        atMs = completeMs + 250;
        await say(1, 'clean');
      }
    } else {
      await say(stretch.phrases, stretch.kind);
      if (stretch.kind === 'clipping') completeMs = startMs + 300;
    }
    if (stretch.kind !== 'clean') troubles.push({ trouble: stretch.kind, startMs, completeMs, overMs: atMs });
  }

  const samples = new Float32Array(samplesOf(atMs + 800));
  const room = 10 ** (roomDbfs / 20) * Math.sqrt(3);
  for (let index = 0; index < samples.length; index++) samples[index] = random.between(-room, room);
  for (const part of parts) addAt(samples, part.samples, samplesOf(part.atMs));
  return { samples: clipped(samples), troubles };
};
