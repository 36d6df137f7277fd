import { readFile } from 'node:fs/promises';
import type { Transcript } from '../../../src/contract/transcript.ts';
import { readSpeechFile } from '../../../src/host/audio/read-speech.ts';
import { voiceActivityOf } from './voice-activity-of.ts';
import { transcriptOf } from './words.ts';

interface Timed {
  readonly startMs: number;
  readonly endMs: number;
}

/** What is known of a recording. Times in ms. */
export interface Truth {
  readonly durationMs: number;
  readonly rateWordsPerMinute: number;
  readonly words: readonly (Timed & { readonly text: string })[];
  readonly fillers: readonly (Timed & {
    readonly text: string;
    readonly kind: 'filled-pause' | 'filler-word';
  })[];
  readonly pauses: readonly (Timed & { readonly place: 'clause-boundary' | 'inside-clause' })[];
}

export interface Recording {
  readonly samples: Float32Array;
  readonly voiceActivity: Float32Array;
}

const folder = new URL('../../fixtures/recordings/', import.meta.url);

const listenTo = async (name: string): Promise<Recording> => {
  const samples = await readSpeechFile(new URL(`${name}.wav`, folder).pathname);
  return { samples, voiceActivity: await voiceActivityOf(samples) };
};

const listened = new Map<string, Promise<Recording>>();

/** A recording of the fixtures and what the real voice activity model hears in it. */
export const loadRecording = (name: string): Promise<Recording> => {
  const known = listened.get(name) ?? listenTo(name);
  listened.set(name, known);
  return known;
};

export const loadTruth = async (name: string): Promise<Truth> =>
  JSON.parse(await readFile(new URL(`${name}.truth.json`, folder), 'utf8')) as Truth;

const isFilledPause = (text: string): boolean => /^(?:um|uh)\W*$/i.test(text);

/** The truth as a transcript: as said, or as recognisers write it, without "um" and with words that run into the silence behind them. */
export const transcriptOfTruth = (truth: Truth, form: 'as said' | 'without filled pauses'): Transcript => {
  const kept = form === 'as said' ? truth.words : truth.words.filter(({ text }) => !isFilledPause(text));
  return transcriptOf(
    kept.map(({ text, startMs, endMs }, index) => ({
      index,
      text,
      startMs,
      endMs: form === 'as said' ? endMs : (kept[index + 1]?.startMs ?? endMs),
      probability: 0.9,
      segmentIndex: 0,
    })),
  );
};
