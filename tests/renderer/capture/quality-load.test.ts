import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TakeEvent } from '../../../src/contract/take.ts';
import { type CapturePage, openCapturePage } from './capture-page.ts';
import { expectWhole } from './whole-track.ts';

let page: CapturePage;

beforeAll(async () => {
  page = await openCapturePage();
});
afterAll(() => page.close());

const changesOf = (name: string) =>
  page.take(name).events.flatMap((event) => {
    expect(TakeEvent.parse(event)).toEqual(event);
    return event.kind === 'quality-changed' ? event : [];
  });

describe('quality under load', () => {
  test('a disk that is too slow makes it step down to a smaller picture, in one file, with every step told', async () => {
    const seen = await page.page.evaluate(async () => {
      const screen = {
        kind: 'screen' as const,
        label: 'busy',
        largestHeightPixels: 1080,
        hasSystemSound: false,
        ...capture.openPicture({ draw: capture.striped }),
      };
      const sink = capture.serverSink('slow');
      let isSlow = true;
      const run = await capture.record({
        name: 'slow',
        sources: { screen },
        forMs: 0,
        sink: {
          ...sink,
          // A disk that takes its time for every write, longer than a fragment lasts.
          append: async (fragment, bytes) => {
            if (isSlow) await capture.sleep(1100);
            await sink.append(fragment, bytes);
          },
        },
        during: async () => {
          await capture.until(() => capture.eventCount('slow', 'quality-changed') >= 6);
          isSlow = false;
          await capture.sleep(3000);
        },
      });
      screen.close();
      return { hints: run.hints, frames: await capture.decodePicture('/takes/slow/screen') };
    });
    const changes = changesOf('slow');
    expect(changes.map(({ track }) => track)).toEqual(changes.map(() => 'screen'));
    expect(changes[0]?.reason).not.toBe('room-again');
    const lowest = changes.findIndex(({ heightPixels }) => heightPixels === 180);
    expect(lowest).toBeGreaterThan(3);
    for (const [index, change] of changes.slice(0, lowest + 1).entries())
      expect(change.bitsPerSecond).toBeLessThan(
        changes[index - 1]?.bitsPerSecond ?? Number.POSITIVE_INFINITY,
      );
    const sizes = new Set(seen.frames.map(({ size }) => size));
    expect(sizes).toContain('640x360');
    expect(sizes).toContain('320x180');
    for (const { rightGrey, leftGrey } of seen.frames) expect(rightGrey - leftGrey).toBeGreaterThan(100);
    expect(seen.hints).toContain('quality-lowered');
    await expectWhole(page.take('slow'), 'screen');
  });

  test('nothing of this breaks the page’s content security policy', () => {
    expect(page.complaints.join('\n')).toBe('');
  });
});
