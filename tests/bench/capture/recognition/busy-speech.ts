import { writeFileSync } from 'node:fs';
import { inRoot } from '../../../../scripts/setup/paths.mjs';
import { readSpeechFile } from '../../../../src/host/audio/read-speech.ts';
import { wavBytes } from '../../../../src/host/audio/write-wav.ts';
import { speechSampleRateHz } from '../../../../src/host/audio/wav-header.ts';
import { readTruth } from '../../../e2e/support/voice.ts';

/** Just longer than what ends a piece: a piece costs the recogniser about the same whatever its length, so many short ones are the most. */
const pauseMs = 3_300;

/** Writes the sentences of the demo's voice, a pause after each that ends a piece: the busiest that a speaker makes the recogniser. */
export const writeBusySpeech = async (file: string): Promise<void> => {
  const voice = await readSpeechFile(inRoot('tests/fixtures/recordings/demo-voice.wav'));
  const samplesPerMs = speechSampleRateHz / 1000;
  const parts = readTruth('demo-voice').sentences.flatMap(({ startMs, endMs }) => [
    voice.subarray(startMs * samplesPerMs, endMs * samplesPerMs),
    new Float32Array(pauseMs * samplesPerMs),
  ]);
  const samples = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    samples.set(part, at);
    at += part.length;
  }
  writeFileSync(file, wavBytes(samples));
};
