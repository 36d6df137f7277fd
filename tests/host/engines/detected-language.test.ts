import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Piece } from '../../../src/core/transcript/pieces.ts';
import { sourceOfSamples } from '../../../src/host/audio/speech-source.ts';
import { type KeptPieces, openKeptPieces } from '../../../src/host/engines/kept-pieces.ts';
import { defaultPrompt, howToRecognise } from '../../../src/host/engines/prompt.ts';
import { type ReadyModel, Recogniser } from '../../../src/host/engines/recogniser.ts';
import type {
  EngineInfo,
  EngineResult,
  SpeechEngine,
  TranscribeOptions,
} from '../../../src/host/engines/speech-engine.ts';
import { createLiveWords } from '../../../src/host/live/live-words.ts';

let folder = '';
let model: ReadyModel;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'language-'));
  const path = join(folder, 'model.bin');
  await writeFile(path, 'model');
  const sha256 = createHash('sha256').update('model').digest('hex');
  model = { id: 'model', path, byteLength: 5, sha256, isTestModel: false };
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const info: EngineInfo = {
  engine: 'e',
  engineVersion: '1',
  variant: 'v',
  isSlow: false,
  isMultilingual: true,
};

/** What an engine hears in a take whose samples tell the second: a language, and so many seconds of words. */
type Heard = (second: number) => { readonly language: string; readonly words: number };

/** Writes words that tell in which language and with which prompt they were recognised. */
const newEngine = (hearAt: Heard) => {
  const asked: Pick<TranscribeOptions, 'language' | 'prompt'>[] = [];
  const engine: SpeechEngine = {
    load: () => Promise.resolve(info),
    info: () => info,
    abort: () => Promise.resolve(),
    transcribe: (samples, { language, prompt }): Promise<EngineResult> => {
      asked.push({ language, prompt });
      const heard = hearAt(Math.round((samples[0] ?? 0) * 1000));
      const known = language === 'auto' ? heard.language : language;
      const tokens = Array.from({ length: heard.words }, (_, index) => ({
        id: index,
        text: ` ${known}${prompt.length}-${index}`,
        startMs: index * 1000,
        endMs: index * 1000 + 900,
        probability: 0.9,
      }));
      const lengthMs = samples.length / 16;
      const segment = { startMs: 0, endMs: lengthMs, noSpeechProbability: 0, meanLogProbability: -0.1 };
      const segments = tokens.length > 0 ? [{ ...segment, tokens }] : [];
      return Promise.resolve({ segments, language: known, threads: 1, wallMs: 1 });
    },
  };
  return { engine, asked };
};

const pieceAt = (startSecond: number, endSecond: number): Piece => {
  const moment = { startMs: startSecond * 1000, endMs: endSecond * 1000 };
  return { ...moment, voiced: [moment] };
};
const speech = sourceOfSamples(
  Float32Array.from({ length: 60 * 16_000 }, (_, i) => Math.floor(i / 16_000) / 1000),
);
/** A cough, a short sentence, and a talk. */
const pieces = [pieceAt(0, 1), pieceAt(4, 8), pieceAt(12, 32), pieceAt(36, 56)];
const coughFirst: Heard = (second) =>
  second < 4 ? { language: 'cy', words: 0 } : { language: 'de', words: second < 12 ? 3 : 18 };

const recognise = (hearAt: Heard, kept?: KeptPieces, given: readonly Piece[] = pieces) => {
  const { engine, asked } = newEngine(hearAt);
  const order = { model, ...howToRecognise({ language: 'auto', vocabulary: [] }), ...(kept ? { kept } : {}) };
  const shares: number[] = [];
  const transcript = new Recogniser(engine).recognise({
    ...order,
    speech,
    pieces: given,
    onProgress: (share) => shares.push(share),
  });
  return { transcript, asked, shares };
};

describe('a language that is detected', () => {
  it('is that of the words, not of a cough before them, and every piece is recognised in it with its prompt', async () => {
    const { transcript, asked, shares } = recognise(coughFirst);
    const { language, words } = await transcript;
    expect(language).toBe('de');
    const ofGerman = `de${defaultPrompt('de').length}-`;
    expect(words.length).toBe(3 + 18 + 18);
    expect(words.every(({ text }) => text.startsWith(ofGerman))).toBe(true);
    expect(asked.map((one) => one.language)).toEqual(['auto', 'auto', 'auto', 'de', 'de', 'de', 'de']);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
  });

  it('is the likeliest one where little was said, and none is asked for again where there are no words', async () => {
    const short = recognise(coughFirst, undefined, pieces.slice(0, 2));
    expect((await short.transcript).language).toBe('de');
    expect(short.asked.map(({ language }) => language)).toEqual(['auto', 'auto', 'de', 'de']);
    const cough = recognise(coughFirst, undefined, pieces.slice(0, 1));
    expect(await cough.transcript).toMatchObject({ language: 'cy', words: [] });
    expect(cough.asked).toHaveLength(1);
  });

  it('gives the same transcript to the byte whether pieces were recognised while recording, in part, or cold', async () => {
    const cold = JSON.stringify(await recognise(coughFirst).transcript);
    for (const count of [1, 2, 3, 4]) {
      const path = join(folder, `pieces-${count}.jsonl`);
      const live = createLiveWords({
        recogniser: new Recogniser(newEngine(coughFirst).engine),
        speech,
        order: async () => ({
          model,
          ...howToRecognise({ language: 'auto', vocabulary: [] }),
          kept: await openKeptPieces(path),
        }),
        onError: (error) => expect.unreachable(String(error)),
      });
      live.add(pieces.slice(0, count));
      const heard = await live.peek(() => pieceAt(58, 58), new AbortController().signal);
      expect(heard?.language).toBe(count === 1 ? 'cy' : 'de');
      await live.rest();
      const warm = recognise(coughFirst, await openKeptPieces(path));
      expect(JSON.stringify(await warm.transcript), `${count} live`).toBe(cold);
      if (count === 4) expect(warm.asked).toEqual([]);
    }
  });

  it('goes on where it failed while earlier pieces were recognised again', async () => {
    const { engine } = newEngine(coughFirst);
    let failures = 1;
    const failing: SpeechEngine = {
      ...engine,
      transcribe: (samples, options) =>
        options.language === 'de' && failures-- > 0
          ? Promise.reject(new Error('once'))
          : engine.transcribe(samples, options),
    };
    const underWay = await new Recogniser(failing).begin({
      model,
      ...howToRecognise({ language: 'auto', vocabulary: [] }),
    });
    const [cough, sentence, talk] = pieces as [Piece, Piece, Piece];
    await underWay.recognise(cough, speech);
    await underWay.recognise(sentence, speech);
    await expect(underWay.recognise(talk, speech)).rejects.toThrow('once');
    expect(underWay.heard().pieces).toHaveLength(2);
    await underWay.recognise(talk, speech);
    expect(underWay.heard()).toMatchObject({ language: 'de', prompt: defaultPrompt('de') });
    expect(underWay.heard().pieces).toHaveLength(3);
  });
});
