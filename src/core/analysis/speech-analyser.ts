import type { Moment } from '../../contract/primitives.ts';
import { createFilledPauseFollower, type HeardFilledPause } from './filled-pause-detector.ts';
import { createFrameExtractor } from './frame-extractor.ts';
import { hopMs, voiceActivityHopMs } from './frame-grid.ts';
import { createGrowingColumn } from './growing-column.ts';
import type { SpeechFrames } from './speech-frames.ts';
import { createNucleusFollower, type SyllableNucleus } from './syllable-nuclei.ts';
import { createVoicedFollower } from './voiced-stretches.ts';

/** What is heard without any words. */
export interface HeardSpeech {
  readonly frames: SpeechFrames;
  /** Where somebody speaks, at least 200 ms apart. */
  readonly voiced: readonly Moment[];
  readonly nuclei: readonly SyllableNucleus[];
  /** What is counted without words. */
  readonly filledPauses: readonly HeardFilledPause[];
  /** Those and the less likely ones, which only words can tell. */
  readonly possibleFilledPauses: readonly HeardFilledPause[];
}

/** Listens to a running sound. Live cues and the report use this one analyser, and get the same answers from the same sound. */
export interface SpeechAnalyser {
  /** Next samples: 16 kHz mono in [-1, 1], any number. */
  pushSamples(samples: Float32Array): void;
  /** Next voice-activity probabilities, one for each 32 ms (512 samples). May run ahead of the samples or behind. */
  pushVoiceActivity(probabilities: ArrayLike<number>): void;
  /** What is known by now. The last stretch of voice may still grow. */
  heard(): HeardSpeech;
  /** Ends the sound and answers all of it. Where probabilities are missing there is no voice. */
  finish(): HeardSpeech;
}

/** The followers that work on frames, run side by side. */
const createFollowers = () => {
  const voiced = createVoicedFollower();
  const nuclei = createNucleusFollower();
  const filledPauses = createFilledPauseFollower();
  return {
    advance: (frames: SpeechFrames, voiceActivity: ArrayLike<number>, until: number): void => {
      voiced.advance(frames, voiceActivity, until);
      nuclei.advance(frames, until);
      filledPauses.advance(frames, voiced.isActive, until);
    },
    finish: (frames: SpeechFrames): void => {
      voiced.finish(frames);
      filledPauses.finish(frames, voiced.isActive);
    },
    heard: (frames: SpeechFrames): HeardSpeech => ({
      frames,
      voiced: voiced.voiced(),
      nuclei: nuclei.nuclei,
      filledPauses: filledPauses.heard,
      possibleFilledPauses: filledPauses.possible,
    }),
  };
};

/** Makes an analyser for a running sound. */
export const createSpeechAnalyser = (): SpeechAnalyser => {
  const extractor = createFrameExtractor();
  const activity = createGrowingColumn();
  const followers = createFollowers();
  const advance = (): void => {
    const frames = extractor.frames();
    const known = Math.floor((activity.length * voiceActivityHopMs) / hopMs);
    followers.advance(frames, activity.view(), Math.min(frames.count, known));
  };
  return {
    pushSamples: (samples) => {
      extractor.push(samples);
      advance();
    },
    pushVoiceActivity: (probabilities) => {
      for (let i = 0; i < probabilities.length; i++) activity.push(probabilities[i] ?? 0);
      advance();
    },
    heard: () => followers.heard(extractor.frames()),
    finish: () => {
      extractor.finish();
      const frames = extractor.frames();
      followers.advance(frames, activity.view(), frames.count);
      followers.finish(frames);
      return followers.heard(frames);
    },
  };
};

/** What is heard in a whole recording, from its frames and its voice-activity probabilities (one for each 32 ms). */
export const hearSpeech = (frames: SpeechFrames, voiceActivity: ArrayLike<number>): HeardSpeech => {
  const followers = createFollowers();
  followers.advance(frames, voiceActivity, frames.count);
  followers.finish(frames);
  return followers.heard(frames);
};
