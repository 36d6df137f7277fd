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

/** Writes recordings one after the other, with silence before and after them. */
const writeVoices = (
  names: readonly string[],
  file: string,
  { leadMs, tailMs }: { readonly leadMs: number; readonly tailMs: number },
): string => {
  const sources = names.map((name) => readFileSync(inRoot(`tests/fixtures/recordings/${name}.wav`)));
  const sound = Buffer.concat([
    Buffer.alloc(leadMs * bytesPerMs),
    ...sources.map((source) => source.subarray(headerBytes)),
    Buffer.alloc(tailMs * bytesPerMs),
  ]);
  const header = Buffer.from(sources[0]?.subarray(0, headerBytes) ?? []);
  header.writeUInt32LE(36 + sound.length, 4);
  header.writeUInt32LE(sound.length, 40);
  writeFileSync(file, Buffer.concat([header, sound]));
  return file;
};

/**
 * Writes the recording with silence before and after it. The browser's fake microphone begins to play when it is opened, on the
 * set-up screen; the silence covers the time until the recording begins.
 */
export const writePaddedVoice = (name: string, folder: string, leadMs: number, tailMs: number): string =>
  writeVoices([name], path.join(folder, `${name}-padded.wav`), { leadMs, tailMs });

/** A voice that goes on for so many rounds, for screens that open the microphone more than once. */
export const writeLongVoice = (name: string, folder: string, rounds: number): string =>
  writeVoices(
    Array.from({ length: rounds }, () => name),
    path.join(folder, `${name}-long.wav`),
    { leadMs: 0, tailMs: 0 },
  );
