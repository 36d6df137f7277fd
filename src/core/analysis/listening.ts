import { createPieceCutter } from '../transcript/piece-cutter.ts';
import type { Piece } from '../transcript/pieces.ts';
import { createFrameExtractor } from './frame-extractor.ts';
import { hopMs, sampleRateHz, voiceActivityHopMs } from './frame-grid.ts';
import { createGrowingColumn } from './growing-column.ts';
import { type Allocate, compactFrames, type SpeechFrames } from './speech-frames.ts';
import { createVoicedFollower } from './voiced-stretches.ts';

/** All that is listened for before any word is recognised. */
export interface Listened {
  /** Samples heard, 16 kHz mono. */
  readonly sampleCount: number;
  readonly frames: SpeechFrames;
  /** Probabilities of speech, one for each 32 ms. */
  readonly voiceActivity: Float32Array;
  /** What the recogniser is to be given, in order. */
  readonly pieces: readonly Piece[];
}

/** Listens to a sound as it comes, live or from a file: the same code, and the same answer however the sound is cut. */
export interface Listening {
  /** Next samples: 16 kHz mono in [-1, 1], any number. */
  pushSamples(samples: Float32Array): void;
  /** Next voice-activity probabilities, one for each 32 ms (512 samples). May run ahead of the samples or behind. */
  pushVoiceActivity(probabilities: ArrayLike<number>): void;
  /** The pieces that have become certain since the last call: nothing that follows changes them. */
  newPieces(): Piece[];
  /** Ends the sound. Nothing may be pushed afterwards. */
  finish(): Listened;
}

/** Makes a listener for one sound. It keeps some 40 bytes for every 10 ms; what it answers at the end lies where `allocate` says. */
export const createListening = (allocate?: Allocate): Listening => {
  const extractor = createFrameExtractor();
  const activity = createGrowingColumn();
  const voiced = createVoicedFollower();
  const cutter = createPieceCutter();
  const pieces: Piece[] = [];
  let sampleCount = 0;

  const keep = (found: Piece[]): Piece[] => {
    pieces.push(...found);
    return found;
  };

  return {
    pushSamples: (samples) => {
      sampleCount += samples.length;
      extractor.push(samples);
    },
    pushVoiceActivity: (probabilities) => {
      for (let i = 0; i < probabilities.length; i++) activity.push(probabilities[i] ?? 0);
    },
    newPieces: () => {
      const frames = extractor.frames();
      const known = Math.floor((activity.length * voiceActivityHopMs) / hopMs);
      voiced.advance(frames, activity.view(), Math.min(frames.count, known));
      const { stretches, nextFromMs } = voiced.settled();
      return keep(cutter.advance({ settled: stretches, nextFromMs, levelDbfs: frames.levelDbfs }));
    },
    finish: () => {
      extractor.finish();
      const frames = compactFrames(extractor.frames(), allocate);
      voiced.advance(frames, activity.view(), frames.count);
      voiced.finish(frames);
      const durationMs = Math.floor((sampleCount * 1000) / sampleRateHz);
      keep(cutter.finish({ settled: voiced.voiced(), levelDbfs: frames.levelDbfs }, durationMs));
      return { sampleCount, frames, voiceActivity: activity.view().slice(), pieces };
    },
  };
};
