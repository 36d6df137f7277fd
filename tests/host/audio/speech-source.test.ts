import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readSpeechFile } from '../../../src/host/audio/read-speech.ts';
import { withSpeechFile } from '../../../src/host/audio/speech-file.ts';
import { chunksOf, partOfSource, sourceOfSamples } from '../../../src/host/audio/speech-source.ts';

const fixture = (name: string): string =>
  new URL(`../../fixtures/recordings/${name}.wav`, import.meta.url).pathname;

const counting = Float32Array.from({ length: 40 * 16_000 }, (_, i) => i / (40 * 16_000));

describe('a source of speech', () => {
  test('gives its sound in chunks that leave nothing out', async () => {
    const chunks: Float32Array[] = [];
    for await (const chunk of chunksOf(sourceOfSamples(counting))) chunks.push(chunk);
    expect(chunks.length).toBeGreaterThan(1);
    expect(Float32Array.from(chunks.flatMap((chunk) => [...chunk]))).toEqual(counting);
  });

  test('gives a part of itself that begins and ends where it should, and never more than there is', async () => {
    const part = partOfSource(sourceOfSamples(counting), 100, 300);
    expect(part.sampleCount).toBe(200);
    expect(await part.read(0, 5)).toEqual(counting.subarray(100, 105));
    expect(await part.read(190, 500)).toEqual(counting.subarray(290, 300));
    const tail = partOfSource(sourceOfSamples(counting), counting.length - 10, counting.length + 90);
    expect(tail.sampleCount).toBe(10);
  });
});

describe('a WAV file as a source of speech', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'speech-source-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test.each(['objection-voice', 'stereo-44100', 'truncated'])(
    'gives the samples that are read from %s at once',
    async (name) => {
      const whole = await readSpeechFile(fixture(name));
      await withSpeechFile(fixture(name), async (speech) => {
        expect(speech.sampleCount).toBe(whole.length);
        expect(await speech.read(0, whole.length)).toEqual(whole);
        expect(await speech.read(5_000, 5_480)).toEqual(whole.subarray(5_000, 5_480));
        expect(await speech.read(whole.length - 3, whole.length + 3)).toEqual(whole.subarray(-3));
      });
    },
  );

  test('leaves no converted copy behind, also when something fails', async () => {
    const before = (await readdir(tmpdir())).filter((name) => name.startsWith('runthrough-sound-'));
    await expect(
      withSpeechFile(fixture('stereo-44100'), () => Promise.reject(new Error('on purpose'))),
    ).rejects.toThrow('on purpose');
    const after = (await readdir(tmpdir())).filter((name) => name.startsWith('runthrough-sound-'));
    expect(after.filter((name) => !before.includes(name))).toEqual([]);
  });

  test('fails with the reason of the file', async () => {
    const path = join(folder, 'text.wav');
    await writeFile(path, 'This is no sound at all.');
    await expect(withSpeechFile(path, async () => {})).rejects.toMatchObject({ code: 'file-not-wav' });
  });
});
