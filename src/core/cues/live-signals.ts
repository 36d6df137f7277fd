import type { Moment } from '../../contract/primitives.ts';
import { paceWindowMs } from '../analysis/curves.ts';
import { meanLevelDbfs } from '../analysis/mean-level.ts';
import { clusterWindowMs } from '../analysis/filler-clusters.ts';
import { frameAtMs, frameStartMs, hopMs } from '../analysis/frame-grid.ts';
import { pitchDeviation, pitchWindowMs } from '../analysis/pitch-variation.ts';
import type { HeardSpeech } from '../analysis/speech-analyser.ts';

/** A value with the stretch it was measured over. */
export interface Reading {
  readonly value: number;
  readonly moment: Moment;
}

/** One measure over the window that the report uses too, and over a shorter one that shows sooner when something has changed. */
export interface Trend {
  readonly lately: Reading | null;
  readonly now: Reading | null;
}

/** What is heard at a moment of the take. A reading is null where too little was heard to judge. */
export interface LiveSignals {
  readonly atMs: number;
  /** Words per minute over the last 10 s, and the last 4 s; null where less than 60 % of them were voice. */
  readonly paceWpm: Trend;
  /** The same over the last 10 s and the last 6 s: slow speech has so few syllables that four seconds tell more of chance than of pace. */
  readonly slowPaceWpm: Trend;
  /** Standard deviation of pitch in semitones over the last 8 s of voice, and the last 4 s. */
  readonly pitchSemitones: Trend;
  /** Mean level in dBFS of the last 3 s of voice, and the last second. */
  readonly levelDbfs: Trend;
  /** Clipped samples of the last second. */
  readonly clippedSamples: Reading;
  /** Filled pauses of the last 15 s that were heard with certainty enough. */
  readonly filledPauses: Reading;
  /** Whether the microphone gives a signal, be it only the room's. */
  readonly hasSignal: boolean;
  /** Silence until now, in ms; none where there is no signal. */
  readonly silenceMs: Reading;
  /** Share of that silence, its last 3 s at most, in which a pitch is heard: somebody speaks too quietly to be taken for a voice. */
  readonly murmurShare: Reading;
}

const leastVoiceShare = 0.6;
const paceNowMs = 4000;
const slowPaceNowMs = 6000;
const pitchNowMs = 4000;
const levelWindowMs = 3000;
const levelNowMs = 1000;
const clippingWindowMs = 1000;
/** A voice that stops for less has not fallen silent. */
const leastSilenceMs = 200;

/** What is voice, and how much of it there was before each frame. */
export interface Activity {
  readonly isActive: (frame: number) => boolean;
  /** Frames with voice before a frame. */
  readonly activeBefore: (frame: number) => number;
  /** End of the last voice before a moment, in ms; 0 before the first. */
  readonly lastVoiceMs: (atMs: number) => number;
}

/** The last `windowMs` of voice in the frames that are known before a moment; undefined while there is less of it. */
const lastVoice = (
  { frames }: HeardSpeech,
  activity: Activity,
  atMs: number,
  windowMs: number,
): { readonly frames: readonly number[]; readonly moment: Moment } | undefined => {
  const found: number[] = [];
  let frame = Math.min(frameAtMs(atMs), frames.count) - 1;
  for (; frame >= 0 && found.length * hopMs < windowMs; frame--)
    if (activity.isActive(frame)) found.push(frame);
  if (found.length * hopMs < windowMs) return undefined;
  return { frames: found, moment: { startMs: frameStartMs(frame + 1), endMs: atMs } };
};

const pace = (
  heard: HeardSpeech,
  activity: Activity,
  atMs: number,
  windowMs: number,
  syllablesPerWord: number,
): Reading | null => {
  const startMs = atMs - windowMs;
  if (startMs < 0) return null;
  const voiceMs =
    (activity.activeBefore(frameAtMs(atMs)) - activity.activeBefore(frameAtMs(startMs))) * hopMs;
  if (voiceMs < leastVoiceShare * windowMs) return null;
  let syllables = 0;
  for (let index = heard.nuclei.length - 1; index >= 0; index--) {
    const nucleus = heard.nuclei[index];
    if (!nucleus || nucleus.atMs < startMs) break;
    if (activity.isActive(frameAtMs(nucleus.atMs))) syllables++;
  }
  return { value: ((syllables / syllablesPerWord) * 60_000) / windowMs, moment: { startMs, endMs: atMs } };
};

const pitch = (heard: HeardSpeech, activity: Activity, atMs: number, windowMs: number): Reading | null => {
  const voice = lastVoice(heard, activity, atMs, windowMs);
  const value = voice && pitchDeviation(voice.frames.map((frame) => heard.frames.pitchHz[frame] ?? 0));
  return voice && value !== undefined ? { value, moment: voice.moment } : null;
};

const level = (heard: HeardSpeech, activity: Activity, atMs: number, windowMs: number): Reading | null => {
  const voice = lastVoice(heard, activity, atMs, windowMs);
  if (!voice) return null;
  return {
    value: meanLevelDbfs(voice.frames.map((frame) => heard.frames.levelDbfs[frame] ?? 0)),
    moment: voice.moment,
  };
};

const clippingAt = ({ frames }: HeardSpeech, atMs: number): Reading => {
  const startMs = Math.max(0, atMs - clippingWindowMs);
  let value = 0;
  for (let frame = frameAtMs(startMs); frame < frameAtMs(atMs); frame++)
    value += frames.clippedSamples[frame] ?? 0;
  return { value, moment: { startMs, endMs: atMs } };
};

/** The report weighs its doubts with the words; a cue is said at once, so it counts only what is heard with this probability. */
const leastFilledPauseProbability = 0.85;

const filledPausesAt = ({ filledPauses }: HeardSpeech, atMs: number): Reading => {
  const inside = filledPauses.filter(
    ({ startMs, endMs, probability }) =>
      probability >= leastFilledPauseProbability && endMs <= atMs && startMs >= atMs - clusterWindowMs,
  );
  return {
    value: inside.length,
    moment: { startMs: inside[0]?.startMs ?? atMs, endMs: inside.at(-1)?.endMs ?? atMs },
  };
};

const silenceAt = (activity: Activity, atMs: number, signalSinceMs: number | undefined): Reading => {
  const startMs = Math.min(atMs, Math.max(activity.lastVoiceMs(atMs), signalSinceMs ?? atMs));
  const value = atMs - startMs < leastSilenceMs ? 0 : atMs - startMs;
  return { value, moment: { startMs, endMs: atMs } };
};

const murmurWindowMs = 3000;

const murmurAt = ({ frames }: HeardSpeech, silence: Reading, atMs: number): Reading => {
  const startMs = Math.max(silence.moment.startMs, atMs - murmurWindowMs);
  const first = frameAtMs(startMs);
  const end = Math.min(frameAtMs(atMs), frames.count);
  let pitched = 0;
  for (let frame = first; frame < end; frame++) if ((frames.pitchHz[frame] ?? 0) > 0) pitched++;
  return { value: end > first ? pitched / (end - first) : 0, moment: { startMs, endMs: atMs } };
};

/** The variation of pitch changes slowly and costs the most: it is worked out every half second. */
export const pitchEveryMs = 500;

/**
 * All signals at `atMs`, from what is heard until then. `syllablesPerWord` turns syllables into words. `signalSinceMs`: since when the
 * microphone gives a signal, undefined while it gives none. `before`: the signals of the look before; its pitch still holds between two
 * half seconds.
 */
export const signalsAt = (
  heard: HeardSpeech,
  activity: Activity,
  atMs: number,
  {
    syllablesPerWord,
    signalSinceMs,
    before,
  }: {
    readonly syllablesPerWord: number;
    readonly signalSinceMs: number | undefined;
    readonly before: LiveSignals | undefined;
  },
): LiveSignals => {
  const silenceMs = silenceAt(activity, atMs, signalSinceMs);
  const paceOver = (windowMs: number): Reading | null =>
    pace(heard, activity, atMs, windowMs, syllablesPerWord);
  const lately = paceOver(paceWindowMs);
  return {
    atMs,
    hasSignal: signalSinceMs !== undefined,
    paceWpm: { lately, now: paceOver(paceNowMs) },
    slowPaceWpm: { lately, now: paceOver(slowPaceNowMs) },
    pitchSemitones:
      before && atMs % pitchEveryMs !== 0
        ? before.pitchSemitones
        : {
            lately: pitch(heard, activity, atMs, pitchWindowMs),
            now: pitch(heard, activity, atMs, pitchNowMs),
          },
    levelDbfs: {
      lately: level(heard, activity, atMs, levelWindowMs),
      now: level(heard, activity, atMs, levelNowMs),
    },
    clippedSamples: clippingAt(heard, atMs),
    filledPauses: filledPausesAt(heard, atMs),
    silenceMs,
    murmurShare: murmurAt(heard, silenceMs, atMs),
  };
};
