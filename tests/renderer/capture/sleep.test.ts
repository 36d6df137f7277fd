import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TakeEvent } from '../../../src/contract/take.ts';
import { type CapturePage, openCapturePage } from './capture-page.ts';
import { expectWhole } from './whole-track.ts';

let page: CapturePage;

beforeAll(async () => {
  page = await openCapturePage([
    '--use-fake-device-for-media-stream=fps=30',
    '--use-fake-ui-for-media-stream',
  ]);
});
afterAll(() => page.close());

/** The processes in which the page and its workers run. */
const pageProcesses = async (): Promise<number[]> => {
  const session = await page.page.context().browser()?.newBrowserCDPSession();
  const { processInfo } = (await session?.send('SystemInfo.getProcessInfo')) ?? { processInfo: [] };
  return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
};

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

const signals = process.platform !== 'win32';

describe('a page that is stopped as by a machine’s sleep', () => {
  test.runIf(signals)('the take stands still meanwhile, says so, and goes on in the same files', async () => {
    const sleptMs = 7000;
    const recording = page.page.evaluate(async () => {
      const camera = capture.opened(await capture.openCamera());
      const microphone = capture.opened(await capture.openMicrophone());
      const startedAt = performance.now();
      const run = await capture.record({
        name: 'slept',
        sources: { camera, microphone },
        forMs: 0,
        during: async () => {
          await capture.until(() => capture.eventCount('slept', 'slept') > 0);
          await capture.sleep(2500);
        },
      });
      const passedMs = performance.now() - startedAt;
      const frames = await capture.decodePicture('/takes/slept/camera');
      for (const source of [camera, microphone]) source.close();
      return { passedMs, durationMs: run.result.durationMs, lastMs: frames.at(-1)?.timeMs ?? 0 };
    });
    await expect.poll(() => page.take('slept').fragments.length).toBeGreaterThan(4);
    const processes = await pageProcesses();
    expect(processes.length).toBeGreaterThan(0);
    for (const id of processes) process.kill(id, 'SIGSTOP');
    await pause(sleptMs);
    for (const id of processes) process.kill(id, 'SIGCONT');
    const seen = await recording;

    const slept = page.take('slept').events.filter((event) => event.kind === 'slept');
    expect(slept.length).toBeGreaterThan(0);
    for (const event of slept) expect(TakeEvent.parse(event)).toEqual(event);
    expect(slept[0]?.sleptMs).toBeGreaterThanOrEqual(5000);
    // The time of the sleep is in no file.
    expect(seen.durationMs).toBeLessThan(seen.passedMs - 5000);
    expect(seen.durationMs - seen.lastMs).toBeLessThan(1000);
    for (const track of ['camera', 'microphone', 'speech']) await expectWhole(page.take('slept'), track);
    const speechMs = (page.take('slept').files.get('speech')?.length ?? 0) / 32;
    expect(Math.abs(speechMs - seen.durationMs)).toBeLessThan(40);
  });

  test('nothing of this breaks the page’s content security policy', () => {
    expect(page.complaints.join('\n')).toBe('');
  });
});
