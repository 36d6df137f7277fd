import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type CapturePage, openCapturePage } from './capture-page.ts';
import { expectWhole } from './whole-track.ts';

// A busy machine starts workers slowly.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 90_000 });

let page: CapturePage;

beforeAll(async () => {
  page = await openCapturePage(
    ['--use-fake-device-for-media-stream=fps=20', '--use-fake-ui-for-media-stream'],
    // As a person's browser: windows that nobody sees are held back.
    [
      '--disable-background-timer-throttling',
      '--disable-backgrounding-occluded-windows',
      '--disable-renderer-backgrounding',
    ],
  );
});
afterAll(() => page.close());

test('a studio whose window is hidden goes on recording, every track to its end', async () => {
  const recording = page.page.evaluate(async () => {
    const camera = capture.opened(await capture.openCamera());
    const microphone = capture.opened(await capture.openMicrophone());
    const seen = new Set<string>();
    const run = await capture.record({
      name: 'hidden',
      sources: { camera, microphone },
      forMs: 5_000,
      onProgress: () => seen.add(document.visibilityState),
    });
    return { seen: [...seen], last: run.last?.tracks };
  });
  const session = await page.page.context().newCDPSession(page.page);
  await session.send('Emulation.setFocusEmulationEnabled', { enabled: false });
  const other = await page.page.context().newPage();
  await other.bringToFront();
  const { seen, last } = await recording;
  expect(seen).toContain('hidden');
  for (const track of ['camera', 'microphone', 'speech']) await expectWhole(page.take('hidden'), track);
  expect(last?.every(({ state }) => state === 'recording')).toBe(true);
  const { durationMs = 0, files } = page.take('hidden');
  expect(Math.abs((files.get('speech')?.length ?? 0) / 32 - durationMs)).toBeLessThan(40);
});
