import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';

const Timed = z.object({ startMs: z.number().min(0), endMs: z.number().min(0) });

/** A sound that fills a gap, or a filler word. What the optional fields say is only printed, never needed. */
const Filler = Timed.extend({
  text: z.string(),
  kind: z.enum(['filled-pause', 'filler-word']),
  /** Where the sound came from, what it is like, and how it stands: for the tables. */
  source: z.string().optional(),
  standing: z.enum(['joined', 'after a pause', 'before a pause', 'between pauses']).optional(),
});

/**
 * What is known of a recording `NAME.wav`, in `NAME.truth.json` beside it. Times in ms from the first sample. Everything but
 * `durationMs` may be left out: what is not known is not judged.
 */
export const Truth = z.object({
  durationMs: z.number().positive(),
  /** Made by a speech synthesiser; figures are then marked as self-test. */
  isSynthetic: z.boolean().default(true),
  /** Who speaks, for figures by voice. */
  speaker: z.string().default('unknown'),
  language: z.string().default('en'),
  /** What is said, in writing. */
  text: z.string().optional(),
  /** Whether the model given to the harness knows these sentences: only then word errors are counted. */
  isForRecognition: z.boolean().default(false),
  words: z.array(Timed.extend({ text: z.string() })).optional(),
  fillers: z.array(Filler).optional(),
  /** From the first sound of voice to the last; else taken from the words. */
  span: Timed.optional(),
  /** Silences of 200 ms or more between the first sound of voice and the last. */
  pauses: z.array(Timed).optional(),
  /** Quiet of about 200 ms that nobody could call a pause or none: neither right nor wrong when it is found. */
  unclear: z.array(Timed).optional(),
  /** Middles of the syllables' vowels; filled pauses count as one. */
  syllablesAtMs: z.array(z.number()).optional(),
  /** How many syllables there are, where only their number is known. */
  syllableCount: z.number().int().positive().optional(),
  /** Pitch each `stepMs` from 0 on: Hz; 0 where there is certainly none; null where it is not known. */
  pitch: z.object({ stepMs: z.number().positive(), hz: z.array(z.number().nullable()) }).optional(),
  /** Mean power of the voice, pauses left out, without the noise, dBFS. */
  levelDbfs: z.number().optional(),
  noise: z.object({ kind: z.string(), snrDb: z.number() }).nullish(),
  /** False: nobody speaks, so every word is invented. */
  isSpeech: z.boolean().default(true),
  /** Places that sound like something they are not. */
  confounders: z.array(Timed.extend({ kind: z.string() })).optional(),
});
export type Truth = z.infer<typeof Truth>;

/** A recording with its truth. */
export interface Case {
  readonly name: string;
  readonly wavFile: string;
  readonly truth: Truth;
}

const ending = '.truth.json';

/** A folder that cannot be used as it is; the message says what to mend. */
export class FolderError extends Error {}

const readTruth = (file: string): Truth => {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new FolderError(`${file} is no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const parsed = Truth.safeParse(json);
  if (!parsed.success) throw new FolderError(`${file} has another form:\n${z.prettifyError(parsed.error)}`);
  return parsed.data;
};

/** The truth files of a folder, by name. Throws `FolderError`. */
export const readTruths = (folder: string): { readonly name: string; readonly truth: Truth }[] => {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new FolderError(`${folder} is no folder.`);
  return readdirSync(folder)
    .filter((file) => file.endsWith(ending))
    .toSorted()
    .map((file) => ({ name: basename(file, ending), truth: readTruth(join(folder, file)) }));
};

/** The cases of a folder, by name. Sounds without a truth file are left alone. Throws `FolderError`. */
export const readCases = (folder: string): Case[] => {
  const truths = readTruths(folder);
  if (truths.length === 0)
    throw new FolderError(
      `${folder} holds no NAME${ending}: each NAME.wav needs one beside it, at least {"durationMs": 1000}.`,
    );
  return truths.map((one) => {
    const wavFile = join(folder, `${one.name}.wav`);
    if (!existsSync(wavFile))
      throw new FolderError(`${wavFile} is missing; ${one.name}${ending} tells of it.`);
    return { ...one, wavFile };
  });
};
