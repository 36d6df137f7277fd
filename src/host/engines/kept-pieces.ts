import { createHash } from 'node:crypto';
import { appendFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Moment } from '../../contract/primitives.ts';
import { readJsonLines } from '../files.ts';
import { pcm16Bytes } from './sidecar-frames.ts';
import type { EngineInfo, EngineResult, TranscribeOptions } from './speech-engine.ts';

const Time = z.number();

/** One line of `transcript-pieces.jsonl`. */
const KeptPiece = z.object({
  key: z.string(),
  startMs: Time,
  endMs: Time,
  language: z.string(),
  threads: z.int().positive(),
  wallMs: z.number(),
  segments: z.array(
    z.object({
      startMs: Time,
      endMs: Time,
      noSpeechProbability: z.number().nullable(),
      meanLogProbability: z.number().nullable(),
      tokens: z.array(
        z.object({
          id: z.int(),
          text: z.string(),
          startMs: Time,
          endMs: Time,
          probability: z.number().nullable(),
        }),
      ),
    }),
  ),
});
type KeptPiece = z.infer<typeof KeptPiece>;

/**
 * What the engine made of pieces before. A report that was cancelled, cut off by a crash, or is made again goes on from there, and what was
 * recognised while the take was recorded is not recognised again.
 */
export interface KeptPieces {
  readonly get: (key: string) => EngineResult | undefined;
  /** Keeps a result. A disk that refuses costs time later, never the transcript. */
  readonly put: (key: string, piece: Moment, result: EngineResult) => Promise<void>;
}

/** All that a piece's result depends on. */
export interface PieceFacts {
  readonly samples: Float32Array;
  readonly modelSha256: string;
  readonly engine: Pick<EngineInfo, 'engine' | 'engineVersion' | 'variant' | 'device'>;
  readonly options: Pick<
    TranscribeOptions,
    'language' | 'prompt' | 'vocabulary' | 'temperatureIncrement' | 'audioContext'
  >;
}

/** Results of before are not trusted: takes that were recognised at once could get words of each other's model, and the slow engine's words a probability that nobody told. */
const keptFrom = 2;

/** The name of a result: it changes with the sound and with everything that the words depend on. The number of threads is not among it. */
export const pieceKey = ({ samples, modelSha256, engine, options }: PieceFacts): string => {
  const settings = [
    keptFrom,
    modelSha256,
    engine.engine,
    engine.engineVersion,
    engine.variant,
    engine.device ?? '',
    options.language,
    options.prompt,
    options.temperatureIncrement,
    options.audioContext ?? 0,
    options.vocabulary ?? [],
  ];
  return createHash('sha256').update(JSON.stringify(settings)).update(pcm16Bytes(samples)).digest('hex');
};

/** Nothing is kept. */
export const noKeptPieces: KeptPieces = { get: () => undefined, put: () => Promise.resolve() };

/** The pieces kept in a file of lines, which need not be there yet. A torn or strange line is passed over. */
export const openKeptPieces = async (
  path: string,
  onError: (error: unknown) => void = () => {},
): Promise<KeptPieces> => {
  const lines = await readJsonLines(path, KeptPiece).catch((error: unknown) => {
    onError(error);
    return [];
  });
  const kept = new Map<string, EngineResult>(lines.map((line) => [line.key, line]));
  return {
    get: (key) => kept.get(key),
    put: async (key, { startMs, endMs }, { segments, language, threads, wallMs }) => {
      const line: KeptPiece = {
        key,
        startMs,
        endMs,
        language,
        threads,
        wallMs,
        segments: segments.map((segment) => ({
          ...segment,
          tokens: segment.tokens.map((token) => ({ ...token })),
        })),
      };
      kept.set(key, line);
      try {
        // A line that a crash has torn must not spoil the next one.
        await appendFile(path, `\n${JSON.stringify(KeptPiece.parse(line))}`);
      } catch (error) {
        onError(error);
      }
    },
  };
};
