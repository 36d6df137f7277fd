import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BuiltPage, openBuiltPage } from '../support/built-page.ts';
import type { PlaybackPage } from './page/main.ts';

declare global {
  /** What the test's page offers; there only inside the page. */
  var playback: PlaybackPage;
}

let built: BuiltPage;
beforeAll(async () => {
  built = await openBuiltPage(new URL('./page', import.meta.url), {
    chromiumArguments: ['--autoplay-policy=no-user-gesture-required'],
  });
});
afterAll(() => built.close());

const isReady = (): Promise<unknown> =>
  built.page.waitForFunction(() => playback.state()?.status === 'ready');

describe('a take with screen, camera and sound', () => {
  beforeAll(async () => {
    await built.page.evaluate(() => playback.open(8));
    await isReady();
  });

  it('shows the first frames as soon as it is open', async () => {
    expect(await built.page.evaluate(() => playback.shown())).toEqual({ screen: 0, camera: 0 });
    expect(await built.page.evaluate(() => playback.state())).toMatchObject({
      hasScreen: true,
      hasCamera: true,
    });
  });

  it.each([0, 1, 30, 31, 59, 100, 179, 239])('seeks exactly to frame %i of the screen', async (frame) => {
    const shown = await built.page.evaluate(
      async (milliseconds) => {
        await playback.player?.seek(milliseconds);
        return playback.shown();
        // In the middle of the frame, as a rounded millisecond would be.
      },
      (frame * 1000) / 30 + 16,
    );
    expect(shown.screen).toBe(frame);
    expect(shown.camera).toBe(frame - (frame % 2));
  });

  it('ends at the newest of many seeks', async () => {
    const shown = await built.page.evaluate(async () => {
      const { player } = playback;
      const places = [...Array.from({ length: 40 }, (_, i) => (i * 7919) % 8000), 5016];

      await Promise.all(places.map(async (place) => player?.seek(place)));
      return { ...playback.shown(), positionMs: playback.positionMs() };
    });
    expect(shown).toEqual({ screen: 150, camera: 150, positionMs: 5016 });
  });

  it('plays screen and camera on one clock', async () => {
    const seen = await built.page.evaluate(async () => {
      await playback.player?.seek(1000);
      return playback.watch(2500);
    });
    const playing = seen.slice(Math.floor(seen.length / 3));
    expect(playing.length).toBeGreaterThan(15);
    for (const { positionMs, screen, camera } of playing) {
      const expected = Math.floor((positionMs * 30) / 1000);
      // Decoding may be a moment behind on a busy machine, but never ahead of the clock.
      expect(screen).toBeLessThanOrEqual(expected);
      expect(camera).toBeLessThanOrEqual(expected);
    }
    const together = playing.filter(({ screen, camera }) => Math.abs(screen - camera) <= 3);
    expect(together.length / playing.length).toBeGreaterThan(0.8);
    expect(playing.at(-1)?.positionMs).toBeGreaterThan(2000);
  });

  it('plays evidence and stops at its end', async () => {
    await built.page.evaluate(() => playback.player?.playMoment({ startMs: 6000, endMs: 6400 }));
    await expect.poll(() => built.page.evaluate(() => playback.state()?.isPlaying)).toBe(false);
    expect(await built.page.evaluate(() => playback.positionMs())).toBe(6800);
  });

  it('plays faster when asked to', async () => {
    const seen = await built.page.evaluate(async () => {
      const { player } = playback;
      await player?.seek(0);
      player?.setRate(1.5);
      const beganAt = performance.now();
      const places = await playback.watch(1500);
      return { movedMs: places.at(-1)?.positionMs ?? 0, tookMs: performance.now() - beganAt };
    });
    expect(seen.movedMs).toBeGreaterThan(1);
    expect(seen.movedMs).toBeLessThanOrEqual(1.5 * seen.tookMs + 50);
    await built.page.evaluate(() => playback.player?.setRate(1));
  });

  it('begins again from the start after the end', async () => {
    const positionMs = await built.page.evaluate(async () => {
      await playback.player?.seek(8000);
      await playback.player?.play();
      const now = playback.positionMs();
      playback.player?.pause();
      return now;
    });
    expect(positionMs).toBeLessThan(1000);
  });
});

it('plays nothing but the part that counts', async () => {
  await built.page.evaluate(() => playback.open(4));
  await isReady();
  const places = await built.page.evaluate(async () => {
    const { player } = playback;
    player?.setRange({ startMs: 1000, endMs: 1500 });
    await player?.seek(0);
    const first = { ...playback.shown(), positionMs: playback.positionMs() };
    await player?.seek(4000);
    const last = playback.positionMs();
    await player?.seek(1000);
    const watched = await playback.watch(1200);
    return { first, last, positions: watched.map(({ positionMs }) => positionMs) };
  });
  expect(places.first).toMatchObject({ screen: 30, positionMs: 1000 });
  expect(places.last).toBe(1500);
  expect(Math.min(...places.positions)).toBeGreaterThanOrEqual(1000);
  expect(Math.max(...places.positions)).toBeLessThanOrEqual(1500);
});

it('plays sound alone', async () => {
  await built.page.evaluate(() => playback.open(2, ['microphone']));
  await isReady();
  expect(await built.page.evaluate(() => playback.state())).toMatchObject({
    hasScreen: false,
    hasCamera: false,
  });
  await built.page.evaluate(() => playback.watch(600));
  expect(await built.page.evaluate(() => playback.positionMs())).toBeGreaterThan(100);
});

it('says that nothing can be played when the files are no media', async () => {
  await built.page.evaluate(() => {
    const noise = Uint8Array.from({ length: 5000 }, (_, i) => (i * 31) & 255);
    playback.start(new Map([['screen', noise]]), 3);
  });
  await expect.poll(() => built.page.evaluate(() => playback.state()?.status)).toBe('failed');
});

it('finds a place late in a long take without reading the take', async () => {
  await built.page.evaluate(() => playback.openLong(400));
  await isReady();
  const { shown, reads, fileBytes } = await built.page.evaluate(async () => {
    playback.reads = { count: 0, bytes: 0 };
    await playback.player?.seek(350_500);
    return { shown: playback.shown(), reads: playback.reads, fileBytes: playback.fileBytes };
  });
  expect(shown.screen).toBe(350);
  expect(reads.count).toBeGreaterThan(0);
  expect(reads.bytes).toBeLessThan(fileBytes / 3);
});

it('writes nothing to the console that a person would have to read', () => {
  expect(built.complaints.filter((text) => !/^(Playback|Canvas2D)/.test(text)).join('\n')).toBe('');
});

describe('a take whose picture was made smaller for a while', () => {
  beforeAll(async () => {
    await built.page.evaluate(() => playback.openResized());
    await isReady();
  });

  it.each([0, 45, 75, 31, 59, 60, 5])(
    'shows frame %i in full, whichever size it was recorded in',
    async (frame) => {
      const shown = await built.page.evaluate(
        async (milliseconds) => {
          await playback.player?.seek(milliseconds);
          return playback.shown().screen;
        },
        (frame * 1000) / 30 + 16,
      );
      expect(shown).toBe(frame);
    },
  );

  it('plays on through both changes', async () => {
    const seen = await built.page.evaluate(async () => {
      await playback.player?.seek(0);
      return playback.watch(3500);
    });
    const shown = seen.map(({ screen }) => screen);
    // Every drawn picture is a frame of the film, and never an earlier one than before.
    expect(shown).toEqual(shown.toSorted((a, b) => a - b));
    expect(shown[0]).toBeGreaterThanOrEqual(0);
    expect(shown.some((frame) => frame > 30 && frame < 60)).toBe(true);
    expect(shown.at(-1)).toBeGreaterThan(60);
  });
});
