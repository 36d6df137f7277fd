import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { StudioError } from '../../../src/contract/errors.ts';
import { readSpeechBytes, readSpeechFile } from '../../../src/host/audio/read-speech.ts';
import { wavBytes } from '../../../src/host/audio/write-wav.ts';
import { tone } from '../../core/analysis/sounds.ts';
import { chunk, data, encode, type Format, formatChunk, riff } from './wav-files.ts';

const mono16: Format = { tag: 1, channels: 1, rateHz: 16_000, bits: 16 };
const formats: Format[] = [
  { ...mono16, bits: 8 },
  mono16,
  { ...mono16, bits: 24 },
  { ...mono16, bits: 32 },
  { ...mono16, tag: 3, bits: 32 },
  { ...mono16, tag: 3, bits: 64 },
];
const codeOf = (bytes: Uint8Array): Promise<string> =>
  readSpeechBytes(bytes).then(
    () => 'read',
    (error: unknown) => (error instanceof StudioError ? error.code : String(error)),
  );
const samplesArbitrary = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), {
  minLength: 1,
  maxLength: 300,
});

describe('reading a WAV file', () => {
  test.each(formats)('of kind $tag with $bits bits gives the samples back', async (format) => {
    for (const extensible of [false, true])
      await fc.assert(
        fc.asyncProperty(samplesArbitrary, async (samples) => {
          const read = await readSpeechBytes(
            riff(formatChunk({ ...format, extensible }), data(samples, format)),
          );
          expect(read.length).toBe(samples.length);
          for (const [index, sample] of samples.entries())
            expect(Math.abs((read[index] ?? 9) - sample)).toBeLessThanOrEqual(
              format.bits === 8 ? 1 / 128 : 1 / 32_768,
            );
        }),
        { numRuns: 20 },
      );
  });

  test('with several channels gives their mean', async () => {
    const stereo = { ...mono16, channels: 2 };
    const read = await readSpeechBytes(riff(formatChunk(stereo), data([0.5, -0.25, 1, 0], stereo)));
    expect([...read].map((sample) => Number(sample.toFixed(3)))).toEqual([0.125, 0.5]);
  });

  test('finds the sound among other chunks, odd ones too, in any order', async () => {
    const others = fc.array(
      fc.record({
        id: fc.constantFrom('LIST', 'bext', 'cue ', 'fact', 'id3 '),
        content: fc.uint8Array({ maxLength: 31 }),
      }),
      { maxLength: 4 },
    );
    await fc.assert(
      fc.asyncProperty(
        samplesArbitrary,
        others,
        others,
        fc.boolean(),
        async (samples, before, after, dataFirst) => {
          const main = [formatChunk(mono16), data(samples, mono16)];
          const file = riff(
            ...before.map(({ id, content }) => chunk(id, content)),
            ...(dataFirst ? main.toReversed() : main),
            ...after.map(({ id, content }) => chunk(id, content)),
          );
          expect((await readSpeechBytes(file)).length).toBe(samples.length);
        },
      ),
      { numRuns: 50 },
    );
  });

  test('that was cut off gives what is there', async () => {
    const whole = riff(
      formatChunk(mono16),
      data(
        Array.from({ length: 100 }, () => 0.25),
        mono16,
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 46, max: whole.length }), async (length) => {
        const read = await readSpeechBytes(whole.subarray(0, length));
        expect(read.length).toBe(Math.floor((length - 44) / 2));
        expect([...read].every((sample) => sample === 0.25)).toBe(true);
      }),
    );
  });

  test.each([0, 0xffff_ffff])(
    'that still grows, and claims %i bytes, gives all there is',
    async (claimed) => {
      const sound = encode([0.5, 0.5, 0.5], mono16);
      const file = riff(formatChunk(mono16), chunk('data', sound, claimed));
      expect((await readSpeechBytes(file)).length).toBe(3);
    },
  );

  test.each([8000, 11_025, 22_050, 44_100, 48_000, 96_000])('at %i Hz gives 16 kHz', async (rateHz) => {
    const seconds = 0.8;
    const source = Array.from(
      { length: rateHz * seconds },
      (_, i) => 0.5 * Math.sin((2 * Math.PI * 440 * i) / rateHz),
    );
    const read = await readSpeechBytes(riff(formatChunk({ ...mono16, rateHz }), data(source, mono16)));
    expect(read.length).toBe(12_800);
    const expected = tone(440, seconds);
    const middle = read.subarray(1000, 7000);
    const error = Math.sqrt(
      middle.reduce((sum, sample, i) => sum + (sample - (expected[i + 999] ?? 0)) ** 2, 0) / middle.length,
    );
    expect(error).toBeLessThan(0.002);
  });

  test('lets no frequency above 8 kHz fold back into the speech', async () => {
    const source = Array.from(
      { length: 24_000 },
      (_, i) => 0.5 * Math.sin((2 * Math.PI * 11_000 * i) / 48_000),
    );
    const read = await readSpeechBytes(
      riff(formatChunk({ ...mono16, rateHz: 48_000 }), data(source, mono16)),
    );
    expect(Math.max(...read.subarray(500, 7500).map(Math.abs))).toBeLessThan(0.001);
  });

  test('takes floats that are no numbers for silence, and cuts off what is too loud', async () => {
    const float = { ...mono16, tag: 3, bits: 32 };
    const read = await readSpeechBytes(
      riff(formatChunk(float), data([Number.NaN, Number.POSITIVE_INFINITY, 3, -2], float)),
    );
    expect([...read]).toEqual([0, 0, 1, -1]);
  });
});

describe('a file that cannot be read says why', () => {
  test.each([
    ['nothing', new Uint8Array(0), 'file-empty'],
    ['text', new TextEncoder().encode('This is not a recording, but words.'), 'file-not-wav'],
    ['two letters', new TextEncoder().encode('RI'), 'file-not-wav'],
    ['a header without sound', riff(formatChunk(mono16), data([], mono16)), 'file-empty'],
    ['a header without any sound chunk', riff(formatChunk(mono16)), 'file-empty'],
    [
      'an empty sound before other chunks',
      riff(formatChunk(mono16), data([], mono16), chunk('LIST', new Uint8Array(6))),
      'file-empty',
    ],
    ['half a sample', riff(formatChunk(mono16), chunk('data', new Uint8Array(1))), 'file-empty'],
    ['no format', riff(data([0.5], mono16)), 'file-not-wav'],
    ['a format that is cut off', riff(chunk('fmt ', new Uint8Array(6)), data([0.5], mono16)), 'file-not-wav'],
    [
      'compressed sound',
      riff(formatChunk({ ...mono16, tag: 85 }), data([0.5], mono16)),
      'file-unsupported-wav',
    ],
    ['half floats', riff(formatChunk({ ...mono16, tag: 3 }), data([0.5], mono16)), 'file-unsupported-wav'],
    [
      'no channels',
      riff(formatChunk({ ...mono16, channels: 0 }), data([0.5], mono16)),
      'file-unsupported-wav',
    ],
    [
      'no sample rate',
      riff(formatChunk({ ...mono16, rateHz: 0 }), data([0.5], mono16)),
      'file-unsupported-wav',
    ],
    ['big-endian sound', new TextEncoder().encode('RIFX0000WAVEfmt '), 'file-unsupported-wav'],
  ])('%s', async (_name, bytes, code) => {
    expect(await codeOf(bytes)).toBe(code);
  });

  test('whatever its bytes are, with a code of the catalogue', async () => {
    const wild = fc
      .tuple(fc.constantFrom('RIFF', 'RF64', 'junk'), fc.uint8Array({ maxLength: 120 }))
      .map(([id, rest]) => new Uint8Array(Buffer.concat([Buffer.from(`${id}....WAVEfmt `, 'ascii'), rest])));
    await fc.assert(
      fc.asyncProperty(wild, async (bytes) => {
        expect(['read', 'file-empty', 'file-not-wav', 'file-unsupported-wav']).toContain(await codeOf(bytes));
      }),
      { numRuns: 300 },
    );
  });

  test('or with damaged bytes anywhere', async () => {
    const whole = riff(formatChunk(mono16), chunk('LIST', new Uint8Array(9)), data([0.1, 0.2, 0.3], mono16));
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (at, value) => {
        const damaged = whole.slice();
        damaged[at] = value;
        expect(['read', 'file-empty', 'file-not-wav', 'file-unsupported-wav']).toContain(
          await codeOf(damaged),
        );
      }),
      { numRuns: 300 },
    );
  });
});

describe('files on disk', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'runthrough-audio-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  test('are read like bytes, over several reads', async () => {
    const samples = tone(300, 40, 0.4);
    const path = join(folder, 'long.wav');
    await writeFile(path, wavBytes(samples));
    const read = await readSpeechFile(path);
    expect(read.length).toBe(samples.length);
    expect(read.every((sample, i) => Math.abs(sample - (samples[i] ?? 9)) < 1 / 30_000)).toBe(true);
  });

  test('of another rate have no seams between reads', async () => {
    const path = join(folder, 'other-rate.wav');
    await writeFile(path, wavBytes(tone(300, 40, 0.4), 48_000));
    const read = await readSpeechFile(path);
    const steps = read.subarray(100, -100).map((sample, i) => Math.abs(sample - (read[i + 99] ?? 0)));
    expect(steps.toSorted().at(-1)).toBeLessThan(0.4 * 2 * Math.PI * 900 * (1 / 16_000) * 1.05);
  });

  test('that are not there say so', async () => {
    await expect(readSpeechFile(join(folder, 'absent.wav'))).rejects.toMatchObject({
      code: 'file-not-found',
    });
  });

  test('can be given up', async () => {
    const path = join(folder, 'long.wav');
    await writeFile(path, wavBytes(tone(300, 1)));
    await expect(readSpeechFile(path, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'cancelled',
    });
  });

  const fixture = (name: string): string =>
    new URL(`../../fixtures/recordings/${name}.wav`, import.meta.url).pathname;

  test.each([
    ['empty', 'file-empty'],
    ['header-only', 'file-empty'],
    ['not-a-wav', 'file-not-wav'],
  ])('of the fixtures: %s', async (name, code) => {
    await expect(readSpeechFile(fixture(name))).rejects.toMatchObject({ code });
  });

  test('of the fixtures: cut off, and in stereo at 44.1 kHz', async () => {
    expect((await readSpeechFile(fixture('truncated'))).length).toBeGreaterThan(8000);
    const stereo = await readSpeechFile(fixture('stereo-44100'));
    expect(stereo.length).toBe(Math.round((((1_058_444 - 44) / 4) * 16_000) / 44_100));
  });
});

describe('writing a WAV file', () => {
  test('is undone by reading it', async () => {
    await fc.assert(
      fc.asyncProperty(samplesArbitrary, async (samples) => {
        const read = await readSpeechBytes(wavBytes(Float32Array.from(samples)));
        for (const [index, sample] of samples.entries())
          expect(Math.abs((read[index] ?? 9) - sample)).toBeLessThanOrEqual(1 / 32_768);
      }),
      { numRuns: 30 },
    );
  });

  test('keeps within 16 bits', async () => {
    const read = await readSpeechBytes(wavBytes(Float32Array.of(2, -2, Number.NaN)));
    expect([...read]).toEqual([32_767 / 32_768, -1, 0]);
  });
});
