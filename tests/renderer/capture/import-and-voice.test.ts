import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CapturePage, openCapturePage } from './capture-page.ts';

const recording = (name: string): string =>
  fileURLToPath(new URL(`../../fixtures/recordings/${name}`, import.meta.url));

let page: CapturePage;

beforeAll(async () => {
  page = await openCapturePage([
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    `--use-file-for-fake-audio-capture=${recording('demo-voice.wav')}`,
  ]);
});
afterAll(() => page.close());

/** Imports a file of the fixtures or of our making. */
const importBytes = (name: string, fileName: string, bytes: Uint8Array) =>
  page.page.evaluate(
    ({ name, fileName, base64 }) =>
      capture.tryImport(
        name,
        new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], fileName),
      ),
    { name, fileName, base64: Buffer.from(bytes).toString('base64') },
  );

describe('importing a recording', () => {
  test('a WAV at 16 kHz becomes speech sample for sample, and the original byte for byte', async () => {
    const bytes = await readFile(recording('demo-voice.wav'));
    const { result, shares } = await importBytes('wav', 'demo.wav', bytes);
    const take = page.take('wav');
    expect(take.plans.map(({ kind, contentType }) => [kind, contentType])).toEqual([
      ['original', 'audio/wav'],
      ['speech', 'audio/wav'],
    ]);
    expect(Buffer.compare(take.files.get('original') ?? Buffer.alloc(0), bytes)).toBe(0);
    const speech = take.files.get('speech') ?? new Uint8Array();
    const samples = new Int16Array(speech.slice().buffer);
    const wanted = new Int16Array(
      bytes.buffer.slice(bytes.byteOffset + 44, bytes.byteOffset + 44 + speech.length),
    );
    expect(samples.length).toBe((bytes.length - 44) / 2);
    expect(samples.findIndex((sample, index) => sample !== wanted[index])).toBe(-1);
    expect(result?.durationMs).toBe(Math.round(samples.length / 16));
    expect(take.durationMs).toBe(result?.durationMs);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
    expect(take.fragments.every((fragment) => fragment.byteLength <= 4 * 1024 * 1024)).toBe(true);
  });

  test.each(['mp4', 'webm'] as const)('the sound of a %s is speech at its own time', async (format) => {
    const name = `made-${format}`;
    const seen = await page.page.evaluate(
      async ({ name, format }) => capture.tryImport(name, await capture.madeElsewhere(format)),
      { name, format },
    );
    expect(seen.result?.durationMs).toBeGreaterThan(2950);
    expect(seen.result?.durationMs).toBeLessThan(3050);
    const speech = new Int16Array((page.take(name).files.get('speech') ?? new Uint8Array()).slice().buffer);
    const onset = speech.findIndex((sample) => Math.abs(sample) > 3000) / 16;
    expect(Math.abs(onset - 1000)).toBeLessThan(15);
    expect(page.take(name).plans[0]?.contentType).toMatch(format === 'mp4' ? /mp4/ : /webm/);
  });

  test.each([
    ['empty.wav', 'file-empty'],
    ['header-only.wav', 'recording-too-short'],
    ['not-a-wav.wav', 'file-unreadable'],
  ] as const)('%s is refused as %s, and leaves nothing', async (fileName, code) => {
    const seen = await importBytes(fileName, fileName, await readFile(recording(fileName)));
    expect(seen).toMatchObject({ code });
    expect(page.take(fileName)).toMatchObject({ fragments: [], durationMs: undefined });
  });

  test('a file that is cut off is read as far as it goes', async () => {
    const bytes = await readFile(recording('demo-voice.wav'));
    const seen = await importBytes('cut', 'cut.wav', bytes.subarray(0, 100_001));
    expect(seen.result?.durationMs).toBe(Math.round((100_001 - 44 - 1) / 32));
  });

  test('cancelling throws the begun attempt away', async () => {
    const bytes = await readFile(recording('demo-voice.wav'));
    const seen = await page.page.evaluate((base64) => {
      const file = new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], 'long.wav');
      return capture.tryImport('cancelled', file, { stopsSoon: true });
    }, bytes.toString('base64'));
    expect(seen).toMatchObject({ code: 'cancelled', discarded: true });
    expect(page.take('cancelled').durationMs).toBeUndefined();
  });
});

describe('voice activity while recording', () => {
  test('hears the voice of a recording, and its pauses', async () => {
    const { voice, speechSamples } = await page.page.evaluate(async () => {
      const microphone = capture.opened(await capture.openMicrophone());
      const run = await capture.record({
        name: 'voice',
        sources: { microphone },
        forMs: 1000,
        // The model loads while the take runs; the recording goes round and round.
        during: async (_recorder, heard) => {
          const isHeard = (state: string) => heard.some((reading) => reading.state === state);
          while (!isHeard('speaking') || !isHeard('silent')) await capture.sleep(100);
        },
      });
      microphone.close();
      return run;
    });
    expect(page.take('voice').plans.map((plan) => plan.kind)).toEqual(['microphone', 'speech']);
    expect(speechSamples).toBeGreaterThan(0);
    expect(voice.some((reading) => reading.state === 'speaking' && reading.probability > 0.8)).toBe(true);
    for (const [index, reading] of voice.entries()) {
      expect(reading.probability).toBeGreaterThanOrEqual(0);
      expect(reading.atMs).toBeGreaterThan(voice[index - 1]?.atMs ?? 0);
    }
  });

  test('nothing of this breaks the page’s content security policy', () => {
    expect(page.complaints.join('\n')).toBe('');
  });
});
