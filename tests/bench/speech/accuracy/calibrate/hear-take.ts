import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { extractFrames } from '../../../../../src/core/analysis/frame-extractor.ts';
import type { SpeechFrames } from '../../../../../src/core/analysis/speech-frames.ts';
import { readSpeechFile } from '../../../../../src/host/audio/read-speech.ts';
import { voiceActivityOf } from '../../../../core/analysis/voice-activity-of.ts';
import { randomOf } from '../random.ts';
import type { Case } from '../truth.ts';
import { augmented } from './augment.ts';

/** What is heard in a changed take. */
export interface HeardTake {
  readonly frames: SpeechFrames;
  readonly voiceActivity: Float32Array;
  readonly speed: number;
  readonly snrDb: number;
}

const folder = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'runthrough', 'calibration');
const sources = [
  'frame-extractor',
  'spectral-envelope',
  'envelope-change',
  'pitch-tracker',
  'pitch-candidates',
];

const sourcesHash = createHash('sha256');
for (const name of sources)
  sourcesHash.update(readFileSync(new URL(`../../../../../src/core/analysis/${name}.ts`, import.meta.url)));
sourcesHash.update(readFileSync(new URL('./augment.ts', import.meta.url)));
const version = sourcesHash.digest('hex').slice(0, 12);

/** Listens to a take, changed at random in a way that its seed decides. Kept on disk, as listening takes longest. */
export const hearTake = async ({ wavFile, truth }: Case, seed: string): Promise<HeardTake> => {
  const name = createHash('sha256').update(`${wavFile} ${seed}`).digest('hex').slice(0, 24);
  const file = join(folder, version, name);
  if (existsSync(file)) return deserialize(readFileSync(file)) as HeardTake;
  const { samples, speed, snrDb } = augmented(await readSpeechFile(wavFile), truth, randomOf(seed));
  const heard = {
    frames: extractFrames(samples),
    voiceActivity: await voiceActivityOf(samples),
    speed,
    snrDb,
  };
  mkdirSync(join(folder, version), { recursive: true });
  writeFileSync(file, serialize(heard));
  return heard;
};
