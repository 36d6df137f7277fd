import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { type AnalysisInput, analyse } from '../../../../../src/core/analysis/analyse.ts';
import { extractFrames } from '../../../../../src/core/analysis/frame-extractor.ts';
import { type HeardSpeech, hearSpeech } from '../../../../../src/core/analysis/speech-analyser.ts';
import type { SpeechFrames } from '../../../../../src/core/analysis/speech-frames.ts';
import type { Analysis } from '../../../../../src/contract/analysis.ts';
import type { Transcript } from '../../../../../src/contract/transcript.ts';
import { readSpeechFile } from '../../../../../src/host/audio/read-speech.ts';
import { defaultVoiceActivityModelPath } from '../../../../../src/host/workers/voice-activity-model.ts';
import { voiceActivityOf } from '../../../../core/analysis/voice-activity-of.ts';
import type { Case } from '../truth.ts';

/** A case with what the studio's own code hears in it. */
export interface HeardCase extends Case {
  readonly samples: Float32Array;
  readonly frames: SpeechFrames;
  readonly voiceActivity: Float32Array;
  readonly heard: HeardSpeech;
  /** The report's analysis, with or without words. */
  readonly analyseWith: (transcript: Transcript | null) => Analysis;
}

const modelPath = defaultVoiceActivityModelPath();
const modelHash = createHash('sha256').update(readFileSync(modelPath)).digest('hex').slice(0, 8);
const cacheFolder = join(
  process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'),
  'runthrough',
  'voice-activity',
);

/** Probabilities of speech. The model never changes, so its answers are kept by the sound's hash. */
const keptVoiceActivityOf = async (samples: Float32Array): Promise<Float32Array> => {
  const hash = createHash('sha256').update(new Uint8Array(samples.buffer)).digest('hex').slice(0, 24);
  const file = join(cacheFolder, `${hash}-${modelHash}.f32`);
  if (existsSync(file)) return new Float32Array(new Uint8Array(readFileSync(file)).buffer);
  const probabilities = await voiceActivityOf(samples);
  mkdirSync(cacheFolder, { recursive: true });
  writeFileSync(file, new Uint8Array(probabilities.buffer));
  return probabilities;
};

/** Listens to a case as the studio does. */
export const hearCase = async (one: Case): Promise<HeardCase> => {
  const samples = await readSpeechFile(one.wavFile);
  const frames = extractFrames(samples);
  const voiceActivity = await keptVoiceActivityOf(samples);
  const analyseWith = (transcript: Transcript | null): Analysis => {
    const input: AnalysisInput = {
      frames,
      voiceActivity,
      transcript,
      events: [],
      screenWatched: [],
      sections: [],
      bands: {},
      durationMs: Math.round(samples.length / 16),
    };
    return analyse(input);
  };
  return { ...one, samples, frames, voiceActivity, heard: hearSpeech(frames, voiceActivity), analyseWith };
};
