import { makeFilledPauses } from '../../speech/accuracy/corpus/filled-pause.ts';
import { pieceOf } from '../../speech/accuracy/corpus/piece.ts';
import { addAt, atLevel, msOf, samplesOf } from '../../speech/accuracy/corpus/sound/samples.ts';
import { speakWithEspeak } from '../../speech/accuracy/corpus/speak/espeak.ts';
import type { Voice } from '../../speech/accuracy/corpus/speak/spoken.ts';
import { type Random, randomOf } from '../../speech/accuracy/random.ts';
import { phrases } from './phrases.ts';
import type { Manner, ScriptedTrouble, Stretch } from './stretches.ts';

export type EspeakVoice = Extract<Voice, { engine: 'espeak-ng' }>;

export interface ScriptedRun {
  /** 16 kHz mono. */
  readonly samples: Float32Array;
  readonly wordCount: number;
  readonly troubles: readonly ScriptedTrouble[];
}

/** How phrases are said. `rate` is relative to the voice's own, `gain` to the usual level. */
interface Saying {
  readonly rate: number;
  readonly range: number;
  readonly gain: number;
  readonly betweenMs: number;
}

const usual: Saying = { rate: 0.82, range: 70, gain: 1, betweenMs: 350 };
const sayings: Readonly<Record<'clean' | Manner, Partial<Saying>>> = {
  clean: {},
  'too-fast': { rate: 1.55, betweenMs: 120 },
  // As people do it: with long pauses.
  'too-slow': { rate: 0.58, betweenMs: 1600 },
  'flat-pitch': { range: 0 },
  'too-quiet': { gain: 0.03 },
  clipping: { gain: 14 },
};

const levelDbfs = -24;
/** White noise of a quiet room. */
const roomDbfs = -66;
const beforeMs = 600;
const afterMs = 800;

const fillers = [
  { lengthMs: 420, text: 'um' },
  { lengthMs: 380, text: 'uh' },
  { lengthMs: 460, text: 'um' },
  { lengthMs: 350, text: 'uh' },
] as const;
const fillerPitchHz = 110;
/** What is not said around a filler. */
const fillerGapMs = { before: 150, after: 250 };

const longSilenceMs = 3000;

/** Lays sounds one after the other. */
const createTape = () => {
  const parts: { readonly atMs: number; readonly samples: Float32Array }[] = [];
  let atMs = beforeMs;
  return {
    atMs: () => atMs,
    wait: (ms: number): void => {
      atMs += ms;
    },
    add: (samples: Float32Array): void => {
      parts.push({ atMs, samples });
      atMs += msOf(samples.length);
    },
    /** All of it over the noise of the room, cut off at full scale as a converter does. */
    sound: (random: Random): Float32Array => {
      const samples = new Float32Array(samplesOf(atMs + afterMs));
      const room = 10 ** (roomDbfs / 20) * Math.sqrt(3);
      for (let index = 0; index < samples.length; index++) samples[index] = random.between(-room, room);
      for (const part of parts) addAt(samples, part.samples, samplesOf(part.atMs));
      return samples.map((sample) => Math.max(-1, Math.min(1, sample)));
    },
  };
};

/** When the ninth sample of a stretch stands at full scale: one crackle more than the rules let pass. */
const crackledMs = (samples: Float32Array, fromMs: number): number => {
  let clipped = 0;
  let index = samplesOf(fromMs);
  for (; index < samples.length && clipped < 9; index++) if (Math.abs(samples[index] ?? 0) >= 0.99) clipped++;
  return msOf(index);
};

/** Speaks a script: every trouble at a known place. The same script, voice and seed give the same sound. */
export const speakRun = async (
  script: readonly Stretch[],
  voice: EspeakVoice,
  seed: string,
): Promise<ScriptedRun> => {
  const random = randomOf(seed);
  const tape = createTape();
  const troubles: ScriptedTrouble[] = [];
  let said = 0;
  let wordCount = 0;

  const say = async (kind: 'clean' | Manner, count: number): Promise<void> => {
    const { rate, range, gain, betweenMs } = { ...usual, ...sayings[kind] };
    const texts = Array.from({ length: count }, () => phrases[said++ % phrases.length] ?? '');
    wordCount += texts.join(' ').split(' ').length;
    for (const spoken of await speakWithEspeak(texts, { ...voice, rate: voice.rate * rate, range })) {
      const { samples } = pieceOf(spoken);
      tape.add(atLevel(samples, levelDbfs).map((sample) => sample * gain));
      tape.wait(betweenMs);
    }
  };

  /** Answers when each filler ended that may make a cluster. */
  const hesitate = async (): Promise<number[]> => {
    const ends: number[] = [];
    for (const { samples } of await makeFilledPauses(fillers, voice, fillerPitchHz, random)) {
      tape.wait(fillerGapMs.before);
      tape.add(atLevel(samples, levelDbfs - 2));
      ends.push(tape.atMs());
      tape.wait(fillerGapMs.after);
      await say('clean', 1);
    }
    return ends.slice(2);
  };

  for (const stretch of script) {
    const { kind } = stretch;
    const startMs = tape.atMs();
    if (kind === 'clean') {
      await say(kind, stretch.phrases);
      continue;
    }
    let ends: number[] = [];
    if (kind === 'long-silence') {
      // It began with the last sound.
      const sinceMs = startMs - usual.betweenMs;
      ends = [sinceMs + longSilenceMs];
      tape.wait(sinceMs + stretch.seconds * 1000 - startMs);
    } else if (kind === 'filler-cluster') ends = await hesitate();
    else await say(kind, stretch.phrases);
    troubles.push({ trouble: kind, startMs, ends, overMs: tape.atMs() });
  }

  const samples = tape.sound(random);
  return {
    samples,
    wordCount,
    troubles: troubles.map((each) =>
      each.trouble === 'clipping' ? { ...each, ends: [crackledMs(samples, each.startMs)] } : each,
    ),
  };
};
