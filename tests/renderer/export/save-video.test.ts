import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BuiltPage, openBuiltPage } from '../support/built-page.ts';
import type { ExportPage } from './page/main.ts';

declare global {
  /** What the test's page offers; there only inside the page. */
  var exporting: ExportPage;
}

let built: BuiltPage;
const folder = mkdtempSync(join(tmpdir(), 'export-'));

beforeAll(async () => {
  built = await openBuiltPage(new URL('./page', import.meta.url));
  await built.page.waitForFunction(() => 'exporting' in globalThis);
});
afterAll(async () => {
  await built.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What ffprobe reads of a file, where it is installed: a reader that shares nothing with ours. */
const probe = (base64: string, ...args: readonly string[]): Record<string, unknown> | null => {
  const file = join(folder, 'video.mp4');
  writeFileSync(file, Buffer.from(base64, 'base64'));
  try {
    const text = execFileSync('ffprobe', ['-v', 'error', '-of', 'json', ...args, file], {
      encoding: 'utf8',
    });
    return JSON.parse(text) as Record<string, unknown>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
};

/** The frame number that sixteen stripes of a film spell; `spots` are their middles. */
const stripes = Array.from({ length: 16 }, (_, bit) => ({ x: (bit + 0.5) / 16, y: 0.5 }));
const numberOf = (greys: readonly number[]): number =>
  greys.reduce((number, grey, bit) => number | (grey > 127 ? 1 << bit : 0), 0);

describe('sound and picture of a recording', () => {
  it('stay together: a flash and its beep are within 40 ms in the saved video, at its start and its end', async () => {
    const { seen, outcome } = await built.page.evaluate(async () => {
      await exporting.recordClapper('clapper', 6_500);
      const middle = [{ x: 0.5, y: 0.5 }];
      return exporting.save('clapper', { choices: { layout: 'screen' }, spots: middle });
    });
    expect(outcome).toMatchObject({ file: { fileName: 'video.mp4' } });
    const frames = seen?.frames ?? [];
    const flashesMs = frames
      .filter(({ greys: [grey = 0] }, index) => grey > 127 && (frames[index - 1]?.greys[0] ?? 255) <= 127)
      .map(({ timeMs }) => timeMs);
    const skews = flashesMs.map((flashMs) =>
      Math.min(...(seen?.onsetsMs ?? []).map((beepMs) => Math.abs(beepMs - flashMs))),
    );
    console.log('skews, ms:', skews.map(Math.round).join(' '));
    // A busy machine may lose a beep, whose flash is then far from the next one, or the first two frames of a flash. It moves nothing else.
    const pairs = skews.filter((skew) => skew < 400).toSorted((x, y) => x - y);
    expect(pairs.length).toBeGreaterThanOrEqual(4);
    expect(pairs[pairs.length >> 1]).toBeLessThanOrEqual(40);
    expect(pairs.at(-1)).toBeLessThanOrEqual(40 + 2 * (1000 / 30));
  });
});

describe('a take with screen, camera and two sounds', () => {
  beforeAll(async () => {
    await built.page.evaluate(() =>
      exporting.make('full', { screen: 5, camera: 5, microphone: 5, systemSound: 3 }),
    );
  });

  it('shows every frame at its time, each as long as it should be', async () => {
    const { seen, shares, traffic } = await built.page.evaluate(
      (spots) => exporting.save('full', { choices: { layout: 'screen' }, spots }),
      stripes,
    );
    const frames = seen?.frames ?? [];
    expect(frames.length).toBe(150);
    for (const [index, { timeMs, durationMs, greys }] of frames.entries()) {
      expect(timeMs).toBeCloseTo((index * 1000) / 30, 0);
      expect(durationMs).toBeCloseTo(1000 / 30, 0);
      expect(numberOf(greys)).toBe(index);
    }
    expect(seen?.size).toBe('320x64');
    expect(Math.abs((seen?.soundMs ?? 0) - 5000)).toBeLessThan(60);
    expect(seen?.title).toBe('A demo');
    expect(shares.at(-1)).toBe(1);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(traffic.largest).toBeLessThanOrEqual(4 * 1024 * 1024);
  });

  it('has the two sounds mixed while there are two, and one after', async () => {
    const { seen } = await built.page.evaluate(() => exporting.save('full'));
    const [first = 0, , , , last = 0] = seen?.levels ?? [];
    expect(first).toBeGreaterThan(0.35);
    expect(last).toBeGreaterThan(0.15);
    expect(last).toBeLessThan(0.25);
  });

  it.each(['corner', 'side-by-side', 'camera'] as const)('is laid out %s', async (layout) => {
    const { seen, outcome } = await built.page.evaluate(
      (chosen) => exporting.save('full', { choices: { layout: chosen } }),
      layout,
    );
    expect(outcome).toHaveProperty('file');
    expect(seen?.frames.length).toBeGreaterThan(70);
    expect(seen?.size).toBe(layout === 'side-by-side' ? '114x64' : '320x64');
  });

  it('keeps only the part that counts, from its first frame to its last', async () => {
    const { seen } = await built.page.evaluate(
      (spots) =>
        exporting.save('full', {
          choices: { layout: 'screen' },
          range: { startMs: 1_500, endMs: 4_000 },
          spots,
        }),
      stripes,
    );
    const numbers = (seen?.frames ?? []).map(({ greys }) => numberOf(greys));
    expect(numbers[0]).toBe(45);
    expect(numbers.at(-1)).toBe(119);
    expect(numbers.length).toBe(75);
    expect(Math.abs((seen?.soundMs ?? 0) - 2500)).toBeLessThan(60);
  });

  const captions = [
    { startMs: 1_000, endMs: 2_000, lines: ['MMMMMMMM', 'MMMMMMMM'] },
    { startMs: 3_000, endMs: 4_500, lines: ['Räksmörgås & more'] },
  ];
  const chapters = [
    { startMs: 0, title: 'Opening' },
    { startMs: 2_000, title: 'Das Portal – größer' },
  ];

  it('has chapters that other readers know, and captions as a track', async () => {
    const { base64, seen } = await built.page.evaluate(
      (extras) => exporting.save('full', { choices: { captions: 'track' }, ...extras }),
      { captions, chapters },
    );
    expect(seen?.frames.length).toBeGreaterThan(100);
    const found = probe(base64, '-show_chapters', '-show_streams', '-show_format');
    if (!found) return;
    const titles = (found['chapters'] as { start_time: string; tags: { title: string } }[]).map(
      ({ start_time: start, tags }) => [Number(start), tags.title],
    );
    expect(titles).toEqual([
      [0, 'Opening'],
      [2, 'Das Portal – größer'],
    ]);
    const streams = found['streams'] as { codec_type: string; codec_name: string }[];
    expect(streams.filter(({ codec_name: name }) => name === 'mov_text')).toHaveLength(1);
    const packets = probe(base64, '-select_streams', 's:0', '-show_packets')?.['packets'] as {
      pts_time: string;
      duration_time: string;
      size: string;
    }[];
    const shown = packets.filter(({ size }) => Number(size) > 2);
    expect(shown.map(({ pts_time: at, duration_time: length }) => [Number(at), Number(length)])).toEqual([
      [1, 1],
      [3, 1.5],
    ]);
  });

  it('has captions burnt in while they are due, and not otherwise', async () => {
    // A bright word on a dark ground at the foot of the camera's picture changes what is seen there.
    const foot = Array.from({ length: 40 }, (_, index) => ({ x: 0.3 + index * 0.01, y: 0.82 }));
    const ask = { choices: { layout: 'camera', captions: 'burnt-in' }, spots: foot } as const;
    const [plain, burnt] = await built.page.evaluate(
      async ([spots, some]) => [
        await exporting.save('full', { choices: { layout: 'camera' }, spots }),
        await exporting.save('full', {
          choices: { layout: 'camera', captions: 'burnt-in' },
          captions: some,
          spots,
        }),
      ],
      [ask.spots, captions] as const,
    );
    const at = (run: typeof plain, ms: number): readonly number[] =>
      run?.seen?.frames.findLast(({ timeMs }) => timeMs <= ms)?.greys ?? [];
    const difference = (ms: number): number =>
      Math.max(...at(plain, ms).map((grey, index) => Math.abs(grey - (at(burnt, ms)[index] ?? 0))));
    expect(difference(1_500)).toBeGreaterThan(60);
    expect(difference(500)).toBeLessThan(40);
    expect(difference(2_500)).toBeLessThan(40);
  });

  it('stops when asked, and leaves nothing', async () => {
    const { outcome, base64 } = await built.page.evaluate(() => exporting.save('full', { stopAtShare: 0.2 }));
    expect(outcome).toMatchObject({ code: 'cancelled' });
    expect(base64).toBe('');
  });

  it('says that the disk is full, and leaves nothing', async () => {
    const { outcome, base64 } = await built.page.evaluate(() =>
      exporting.save('full', { fullAtBytes: 5_000 }),
    );
    expect(outcome).toMatchObject({ code: 'disk-full' });
    expect(base64).toBe('');
  });
});

describe('takes that lack something', () => {
  it.each([
    ['no camera', { screen: 2, microphone: 2 }, { videoCodec: 'avc', size: '320x64' }],
    ['no screen', { camera: 2, microphone: 2 }, { videoCodec: 'avc', size: '320x64' }],
    ['only sound', { microphone: 2 }, { videoCodec: null, size: null }],
    ['no sound', { screen: 2 }, { audioCodec: null, size: '320x64' }],
  ] as const)('are saved with %s', async (name, lengths, expected) => {
    const { seen, outcome } = await built.page.evaluate(
      async ([take, of]) => {
        await exporting.make(take, of);
        return exporting.save(take);
      },
      [name, lengths] as const,
    );
    expect(outcome).toHaveProperty('file');
    expect(seen).toMatchObject(expected);
  });

  it('lets a camera that ended early go, and the sound go on', async () => {
    const { seen } = await built.page.evaluate(async () => {
      await exporting.make('early', { screen: 5, camera: 1, microphone: 5 });
      // The middle of the camera's place in the bottom right corner.
      return exporting.save('early', { spots: [{ x: 0.9, y: 0.9 }] });
    });
    expect(seen?.frames.at(-1)?.timeMs).toBeGreaterThan(4_900);
    expect(Math.abs((seen?.soundMs ?? 0) - 5000)).toBeLessThan(60);
  });

  it('saves a take that was cut off by a crash, up to its last whole piece', async () => {
    const { seen, outcome } = await built.page.evaluate(async () => {
      await exporting.make('torn', { screen: 4, microphone: 4 });
      await exporting.tear('torn', 'screen', 0.6);
      return exporting.save('torn');
    });
    expect(outcome).toHaveProperty('file');
    expect(Math.abs((seen?.soundMs ?? 0) - 4000)).toBeLessThan(60);
    const shown = seen?.frames.map(({ timeMs }) => timeMs) ?? [];
    expect(shown.length).toBeGreaterThan(30);
    expect(shown.at(-1)).toBeGreaterThan(3_900);
  });

  it('says what is wrong when nothing of it can be played', async () => {
    const { outcome } = await built.page.evaluate(async () => {
      await exporting.make('broken', { microphone: 1 });
      await exporting.tear('broken', 'microphone', 0);
      return exporting.save('broken');
    });
    expect(outcome).toMatchObject({ code: 'export-failed' });
  });
});

it('writes nothing to the console that a person would have to read', () => {
  expect(built.complaints.filter((text) => !/^(Playback|Canvas2D)/.test(text)).join('\n')).toBe('');
});
