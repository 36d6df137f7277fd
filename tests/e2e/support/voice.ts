import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { inRoot } from '../../../scripts/setup/paths.mjs';

const Moment = z.object({ startMs: z.number(), endMs: z.number() });

/** What is truly said in a recording, and when. */
export const VoiceTruth = z.object({
  text: z.string(),
  durationMs: z.number(),
  sentences: z.array(Moment.extend({ text: z.string() })),
  words: z.array(Moment.extend({ text: z.string() })),
  fillers: z.array(Moment.extend({ text: z.string(), kind: z.string() })),
  pauses: z.array(Moment),
});
export type VoiceTruth = z.infer<typeof VoiceTruth>;

const headerBytes = 44;
const bytesPerMs = 32;

/** The truth beside a recording of `tests/fixtures/recordings`. */
export const readTruth = (name: string): VoiceTruth =>
  VoiceTruth.parse(JSON.parse(readFileSync(inRoot(`tests/fixtures/recordings/${name}.truth.json`), 'utf8')));

/**
 * Writes the recording with silence before and after it. The browser's fake microphone begins to play when it is opened, on the
 * set-up screen; the silence covers the time until the recording begins.
 */
export const writePaddedVoice = (name: string, folder: string, leadMs: number, tailMs: number): string => {
  const source = readFileSync(inRoot(`tests/fixtures/recordings/${name}.wav`));
  const samples = source.subarray(headerBytes);
  const lead = Buffer.alloc(leadMs * bytesPerMs);
  const tail = Buffer.alloc(tailMs * bytesPerMs);
  const header = Buffer.from(source.subarray(0, headerBytes));
  const length = lead.length + samples.length + tail.length;
  header.writeUInt32LE(36 + length, 4);
  header.writeUInt32LE(length, 40);
  const file = path.join(folder, `${name}-padded.wav`);
  writeFileSync(file, Buffer.concat([header, lead, samples, tail]));
  return file;
};
