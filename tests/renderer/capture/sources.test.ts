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

/** The events about sources, as words. */
const told = (name: string): string[] =>
  page.take(name).events.flatMap((event) => {
    expect(TakeEvent.parse(event)).toEqual(event);
    if (event.kind === 'source-lost') return `${event.kind} ${event.track} ${event.reason}`;
    if (event.kind === 'source-returned' || event.kind === 'source-changed')
      return `${event.kind} ${event.track} ${event.label}`;
    return event.kind === 'track-ended' || event.kind.startsWith('device-') ? event.kind : [];
  });

/** Values one after another, each once. */
const runs = (values: readonly number[]): number[] =>
  values.filter((value, index) => value !== values[index - 1]);

/** The whole length is there, in sound and in speech. */
const expectWholeSound = async (name: string): Promise<void> => {
  for (const track of ['microphone', 'speech']) await expectWhole(page.take(name), track);
  const speechMs = (page.take(name).files.get('speech')?.length ?? 0) / 32;
  expect(Math.abs(speechMs - (page.take(name).durationMs ?? 0))).toBeLessThan(40);
};

describe('sources that come and go', () => {
  test('a microphone that is unplugged has a stand-in at once, and records again when it is back, in one file', async () => {
    const seen = await page.page.evaluate(async () => {
      const rack = capture.createDeviceRack({
        'microphone headset': capture.microphoneMaker('microphone headset', 500),
        'microphone inside': capture.microphoneMaker('microphone inside', 1700),
      });
      const microphone = capture.opened(
        await rack.devices.openMicrophone({ deviceId: 'microphone headset' }),
      );
      const run = await capture.record({
        name: 'headset',
        sources: { microphone },
        devices: rack.devices,
        forMs: 0,
        during: async (recorder) => {
          const is = (label: string) => () => recorder.currentSource('microphone')?.label === label;
          await capture.sleep(1200);
          rack.unplug('microphone headset');
          await capture.until(is('microphone inside'));
          await capture.sleep(1800);
          rack.plug('microphone headset');
          await capture.until(is('microphone headset'));
          await capture.sleep(1800);
        },
      });
      const tones = await capture.tonesOf('/takes/headset/microphone', [500, 1700]);
      const speech = await capture.tonesOf('/takes/headset/speech', [500, 1700]);
      const stillOpen = ['microphone headset', 'microphone inside'].map(rack.openCount);
      rack.closeAll();
      return { tones, speech, hints: run.hints, sources: run.last?.sources, stillOpen };
    });
    expect(told('headset')).toEqual([
      'source-lost microphone ended',
      'source-returned microphone microphone inside',
      'source-changed microphone microphone headset',
    ]);
    for (const tones of [seen.tones, seen.speech]) {
      expect(runs(tones.filter((tone) => tone > 0))).toEqual([500, 1700, 500]);
      // Nothing is silent but the moments in which another device is opened.
      expect(tones.filter((tone) => tone === 0).length).toBeLessThan(tones.length / 3);
    }
    expect(seen.hints).toContain('microphone-switched');
    expect(seen.sources).toMatchObject([
      { kind: 'microphone', state: 'live', label: 'microphone headset', isStandIn: false },
    ]);
    // What the recorder opened itself it has given back.
    expect(seen.stillOpen).toEqual([0, 0]);
    await expectWholeSound('headset');
  });

  test('a microphone of the system takes over from one that ended', async () => {
    const tones = await page.page.evaluate(async () => {
      const { source } = capture.openTone('', 'made by the test', 500);
      await capture.record({
        name: 'system',
        sources: { microphone: source },
        forMs: 4500,
        during: async () => {
          await capture.sleep(1000);
          source.close();
        },
      });
      return capture.tonesOf('/takes/system/microphone', [500]);
    });
    const [lost, returned] = told('system');
    expect([lost, returned]).toEqual([
      'source-lost microphone ended',
      expect.stringMatching(/^source-returned microphone .*Fake/),
    ]);
    expect(tones.slice(0, 5)).toContain(500);
    expect(tones.slice(20)).not.toContain(500);
    await expectWholeSound('system');
  });

  test('a camera that is unplugged is held, then away, then back, in one file', async () => {
    const seen = await page.page.evaluate(async () => {
      const rack = capture.createDeviceRack({
        'camera desk': capture.cameraMaker('camera desk', '#fff'),
        'camera other': capture.cameraMaker('camera other', '#808080'),
      });
      const camera = capture.opened(await rack.devices.openCamera({ deviceId: 'camera desk' }));
      const run = await capture.record({
        name: 'camera',
        sources: { camera },
        devices: rack.devices,
        forMs: 0,
        during: async (recorder) => {
          await capture.sleep(1000);
          rack.unplug('camera desk');
          await capture.sleep(4500);
          rack.plug('camera desk');
          await capture.until(() => recorder.currentSource('camera') !== camera);
          await capture.sleep(1500);
        },
      });
      const frames = await capture.decodePicture('/takes/camera/camera');
      rack.closeAll();
      return { frames, hints: run.hints };
    });
    expect(told('camera')).toEqual(['source-lost camera ended', 'source-returned camera camera desk']);
    const brightness = seen.frames.map(({ edgeGrey }) => (edgeGrey > 200 ? 2 : edgeGrey < 70 ? 0 : 1));
    expect(runs(brightness)).toEqual([2, 0, 2]);
    // The last picture was held for three seconds before it gave way to the plain one.
    const awayMs = seen.frames.find(({ edgeGrey }) => edgeGrey < 70)?.timeMs ?? 0;
    expect(awayMs).toBeGreaterThan(3500);
    expect(seen.hints).toContain('camera-lost');
    await expectWhole(page.take('camera'), 'camera');
  });

  test('a screen that is not shared any more holds its last picture until it is shared again', async () => {
    const seen = await page.page.evaluate(async () => {
      const screenOf = (colour: string, widthPixels: number) => ({
        kind: 'screen' as const,
        label: colour,
        largestHeightPixels: 1080,
        hasSystemSound: false,
        ...capture.openPicture({ widthPixels, draw: capture.plain(colour) }),
      });
      const first = screenOf('#fff', 640);
      const second = screenOf('#777', 480);
      const run = await capture.record({
        name: 'shared-again',
        sources: { screen: first },
        forMs: 0,
        during: async (recorder) => {
          await capture.sleep(1000);
          first.close();
          await capture.sleep(1000);
          recorder.replaceSource(second);
          await capture.sleep(1500);
        },
      });
      const frames = await capture.decodePicture('/takes/shared-again/screen');
      second.close();
      return { frames, hints: run.hints };
    });
    expect(told('shared-again')).toEqual(['source-lost screen ended', 'source-returned screen #777']);
    expect(new Set(seen.frames.map(({ size }) => size))).toEqual(new Set(['640x360']));
    expect(runs(seen.frames.map(({ grey }) => (grey > 200 ? 2 : 1)))).toEqual([2, 1]);
    const gaps = seen.frames.map(({ timeMs }, index) => timeMs - (seen.frames[index - 1]?.timeMs ?? 0));
    expect(Math.max(...gaps)).toBeLessThan(1500);
    expect(seen.hints).toContain('screen-lost');
    await expectWhole(page.take('shared-again'), 'screen');
  });

  test('another microphone can be chosen while the take runs', async () => {
    const tones = await page.page.evaluate(async () => {
      const first = capture.openTone('a', 'first', 500);
      const second = capture.openTone('b', 'second', 1700);
      await capture.record({
        name: 'chosen',
        sources: { microphone: first.source },
        forMs: 0,
        during: async (recorder) => {
          await capture.sleep(1200);
          recorder.replaceSource(second.source);
          first.source.close();
          await capture.sleep(1500);
        },
      });
      second.source.close();
      return capture.tonesOf('/takes/chosen/microphone', [500, 1700]);
    });
    expect(told('chosen')).toEqual(['source-changed microphone second']);
    expect(runs(tones.filter((tone) => tone > 0))).toEqual([500, 1700]);
    await expectWholeSound('chosen');
  });

  test('a silent and a clipping microphone are told of within two seconds', async () => {
    const seen = await page.page.evaluate(async () => {
      const { source, knob } = capture.openTone('a', 'tone', 500);
      const run = await capture.record({
        name: 'levels',
        sources: { microphone: source },
        forMs: 0,
        during: async () => {
          await capture.sleep(1000);
          knob.gain = 0;
          await capture.sleep(2500);
          knob.gain = 1;
          await capture.sleep(1000);
          knob.gain = 4;
          await capture.sleep(1500);
        },
      });
      source.close();
      const { samples } = await capture.decodeSound('/takes/levels/microphone');
      const silentFromMs =
        samples.findIndex((_, at) => samples.slice(at, at + 480).every((s) => Math.abs(s) < 0.01)) / 48;
      const loudFromMs = samples.findIndex((sample) => Math.abs(sample) > 0.9) / 48;
      return { hints: run.hints, silentFromMs, loudFromMs };
    });
    expect(told('levels')).toEqual(['device-silent', 'device-heard', 'device-clipping']);
    const at = (kind: string): number =>
      page.take('levels').events.find((event) => event.kind === kind)?.atMs ?? Number.NaN;
    expect(at('device-silent') - seen.silentFromMs).toBeGreaterThan(1000);
    expect(at('device-silent') - seen.silentFromMs).toBeLessThanOrEqual(2000);
    expect(at('device-clipping') - seen.loudFromMs).toBeLessThanOrEqual(2000);
    expect(seen.hints).toEqual(expect.arrayContaining(['device-silent', 'clipping']));
  });

  test('a track that is muted from outside keeps its last picture and says so', async () => {
    const seen = await page.page.evaluate(async () => {
      const sent = capture.openPicture({ draw: capture.plain('#fff') });
      const call = await capture.loopback(sent.stream);
      const run = await capture.record({
        name: 'muted',
        sources: {
          screen: {
            ...sent,
            kind: 'screen',
            label: 'window',
            largestHeightPixels: 1080,
            hasSystemSound: false,
            stream: call.stream,
          },
        },
        forMs: 0,
        during: async () => {
          await capture.sleep(1000);
          await call.setSending(false);
          await capture.sleep(2000);
          await call.setSending(true);
          await capture.sleep(2000);
        },
      });
      call.close();
      sent.close();
      const frames = await capture.decodePicture('/takes/muted/screen');
      return {
        hints: run.hints,
        lastMs: frames.at(-1)?.timeMs ?? 0,
        darkest: Math.min(...frames.map(({ grey }) => grey)),
      };
    });
    expect(told('muted')).toEqual(['source-lost screen muted', 'source-returned screen window']);
    expect(seen.hints).toContain('screen-muted');
    expect(seen.darkest).toBeGreaterThan(200);
    expect((page.take('muted').durationMs ?? 0) - seen.lastMs).toBeLessThan(1000);
    await expectWhole(page.take('muted'), 'screen');
  });

  test('unplugged in a pause, paused while lost, stopped in a pause: the take stays whole and as long as it was', async () => {
    const seen = await page.page.evaluate(async () => {
      const rack = capture.createDeviceRack({
        'camera desk': capture.cameraMaker('camera desk', '#fff'),
        'microphone desk': capture.microphoneMaker('microphone desk', 500),
      });
      const camera = capture.opened(await rack.devices.openCamera({ deviceId: 'camera desk' }));
      const microphone = capture.opened(await rack.devices.openMicrophone({ deviceId: 'microphone desk' }));
      let elapsedMs = 0;
      const run = await capture.record({
        name: 'paused',
        sources: { camera, microphone },
        devices: rack.devices,
        forMs: 0,
        onProgress: (now) => {
          elapsedMs = now.elapsedMs;
        },
        during: async (recorder) => {
          await capture.sleep(1000);
          recorder.pause();
          rack.unplug('camera desk');
          rack.unplug('microphone desk');
          await capture.sleep(800);
          recorder.resume();
          await capture.sleep(1000);
          recorder.pause();
          rack.plug('microphone desk');
          rack.plug('camera desk');
          await capture.sleep(800);
          recorder.resume();
          await capture.sleep(1500);
          recorder.pause();
          await capture.sleep(500);
        },
      });
      rack.closeAll();
      const tones = await capture.tonesOf('/takes/paused/microphone', [500]);
      return { tones, elapsedMs, durationMs: run.result.durationMs };
    });
    expect(told('paused').toSorted()).toEqual([
      'source-lost camera ended',
      'source-lost microphone ended',
      'source-returned camera camera desk',
      'source-returned microphone microphone desk',
    ]);
    expect(seen.durationMs).toBe(seen.elapsedMs);
    // A busy machine may lose a moment of sound besides.
    expect(runs(seen.tones).join(' ')).toMatch(/^500( 0 500)+$/);
    await expectWhole(page.take('paused'), 'camera');
    await expectWholeSound('paused');
  });

  test('nothing of this breaks the page’s content security policy', () => {
    expect(page.complaints.join('\n')).toBe('');
  });
});
