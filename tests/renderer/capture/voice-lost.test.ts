import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ScenarioCues } from '../../../src/contract/cue.ts';
import { cueLimits } from '../../../src/core/cues/limits.ts';
import type { CueOrder } from '../../../src/renderer/capture/engine/cue-listener.ts';
import { type CapturePage, openCapturePage } from './capture-page.ts';

const voice = fileURLToPath(new URL('../../fixtures/recordings/demo-voice.wav', import.meta.url));
const cues: CueOrder = {
  limits: cueLimits({ bands: {}, profile: null, retuning: {} }),
  scenario: ScenarioCues.parse({}),
  mode: 'on',
  sections: [],
};

let page: CapturePage;

beforeEach(async () => {
  page = await openCapturePage([
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    `--use-file-for-fake-audio-capture=${voice}`,
  ]);
});
afterEach(() => page.close());

/** Refuses so many requests for files with this ending; answers how many came. */
const refuse = async (ending: string, times: number): Promise<() => number> => {
  let asked = 0;
  await page.page.route(`**/*.${ending}`, async (route) => {
    asked += 1;
    await (asked <= times ? route.abort() : route.continue());
  });
  return () => asked;
};

describe('the files that follow a voice', () => {
  test.each(['onnx', 'wasm'])('a .%s file that does not come at once is asked for again', async (ending) => {
    const asked = await refuse(ending, 1);
    const { hints, voice } = await page.page.evaluate(async (cues) => {
      const microphone = capture.opened(await capture.openMicrophone());
      return capture.record({
        name: 'again',
        sources: { microphone },
        cues,
        forMs: 0,
        during: (_recorder, heard) => capture.until(() => heard.length > 0),
      });
    }, cues);
    expect(asked()).toBe(2);
    expect(voice.length).toBeGreaterThan(0);
    expect(hints).not.toContain('cues-lost');
    expect(page.take('again').events.map(({ kind }) => kind)).not.toContain('cues-lost');
  });

  test('where they never come the run goes on, the speaker is told, and so is the take', async () => {
    const asked = await refuse('onnx', Number.POSITIVE_INFINITY);
    const { hints, result } = await page.page.evaluate(async (cues) => {
      const microphone = capture.opened(await capture.openMicrophone());
      return capture.record({
        name: 'lost',
        sources: { microphone },
        cues,
        forMs: 0,
        during: async () => {
          await capture.until(() => capture.eventCount('lost', 'cues-lost') > 0);
          await capture.sleep(1000);
        },
      });
    }, cues);
    expect(asked()).toBe(3);
    expect(hints).toContain('cues-lost');
    const { events, durationMs, files } = page.take('lost');
    expect(events.filter(({ kind }) => kind === 'cues-lost')).toHaveLength(1);
    expect(durationMs).toBe(result.durationMs);
    expect(files.get('microphone')?.length).toBeGreaterThan(0);
  });
});
