import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TakeEvent, TrackPlan } from '../../../src/contract/take.ts';
import { type CapturePage, openCapturePage } from './capture-page.ts';
import { expectWhole, fragmentsOf } from './whole-track.ts';

let page: CapturePage;

beforeAll(async () => {
  page = await openCapturePage([
    '--use-fake-device-for-media-stream=fps=30',
    '--use-fake-ui-for-media-stream',
  ]);
});
afterAll(() => page.close());

const ofTrack = (name: string, track: string) => fragmentsOf(page.take(name), track);
const expectWholeTrack = (name: string, track: string) => expectWhole(page.take(name), track);

describe('recorder in Chromium', () => {
  test('a flash and a beep of one moment stand at one moment of the take', async () => {
    const seen = await page.page.evaluate(async () => {
      const clapper = capture.openClapper();
      const run = await capture.record({ name: 'clapper', sources: clapper, forMs: 3500 });
      clapper.stop();
      const frames = await capture.decodePicture('/takes/clapper/screen');
      const sounds = await Promise.all(
        ['microphone', 'speech'].map((track) => capture.decodeSound(`/takes/clapper/${track}`)),
      );
      const beeps = sounds.map(({ rateHz, samples }) => {
        const onsets: number[] = [];
        let quiet = rateHz;
        for (const [index, sample] of samples.entries()) {
          if (Math.abs(sample) <= 0.15) quiet += 1;
          else {
            if (quiet > rateHz / 3) onsets.push((index * 1000) / rateHz);
            quiet = 0;
          }
        }
        return onsets;
      });
      const flashes = frames
        .filter((frame, index) => frame.grey > 128 && (frames[index - 1]?.grey ?? 255) <= 128)
        .map((frame) => frame.timeMs);
      return {
        beeps,
        flashes,
        durationMs: run.result.durationMs,
        speechSamples: sounds[1]?.samples.length,
        states: run.states,
      };
    });
    const { plans, events, durationMs } = page.take('clapper');
    expect(plans.map((plan) => TrackPlan.parse(plan).kind)).toEqual(['screen', 'microphone', 'speech']);
    expect(plans[0]).toMatchObject({ widthPixels: 640, heightPixels: 360, contentType: 'video/mp4' });
    for (const track of ['screen', 'microphone', 'speech']) await expectWholeTrack('clapper', track);
    expect(events.map((event) => TakeEvent.parse(event))[0]).toEqual({
      kind: 'section-started',
      atMs: 0,
      sectionId: 'opening',
    });
    expect(seen.states).toEqual(['starting', 'recording', 'stopping', 'stopped']);
    expect(durationMs).toBe(seen.durationMs);
    expect(Math.abs((seen.speechSamples ?? 0) / 16 - seen.durationMs)).toBeLessThan(40);

    const [microphone = [], speech = []] = seen.beeps;
    expect(speech.length).toBeGreaterThanOrEqual(2);
    const distances = speech.map((beep, index) => {
      expect(Math.abs(beep - (microphone[index] ?? 0))).toBeLessThan(2);
      return Math.min(...seen.flashes.map((flash) => Math.abs(flash - beep)));
    });
    // A busy machine may lose the first frame of a flash, but not of all, and never moves one.
    expect(Math.min(...distances)).toBeLessThan(40);
  });

  test('screen, camera and microphone of devices: key frames and fragments within a second', async () => {
    const { devices, run, keyTimes } = await page.page.evaluate(async () => {
      const devices = await capture.listDevices();
      const screen = capture.opened(await capture.openScreen());
      const camera = capture.opened(
        await capture.openCamera({ deviceId: devices.cameras[0]?.deviceId ?? '' }),
      );
      const microphone = capture.opened(await capture.openMicrophone({ deviceId: 'a device of last year' }));
      const run = await capture.record({
        name: 'devices',
        sources: { screen, camera, microphone },
        forMs: 2500,
        during: async (recorder) => {
          await capture.sleep(700);
          recorder.markSection('demo');
        },
      });
      const keyTimes = await capture.keyFrames('/takes/devices/camera');
      for (const source of [screen, camera, microphone]) source.close();
      return { devices, run, keyTimes };
    });
    expect(devices.cameras.length).toBeGreaterThan(0);
    expect(devices.microphones.filter((device) => device.isDefault)).toHaveLength(1);
    expect(page.take('devices').plans.map((plan) => plan.kind)).toEqual([
      'screen',
      'camera',
      'microphone',
      'speech',
    ]);
    for (const { kind } of page.take('devices').plans) await expectWholeTrack('devices', kind);
    // Where the machine does not keep up, frames are dropped and counted, the next key frame among them.
    const lengths = page.take('devices').fragments.map((fragment) => fragment.endMs - fragment.startMs);
    const intervals = keyTimes.map((time, index) => time - (keyTimes[index - 1] ?? 0));
    const keptUp = run.last?.tracks.every((track) => track.framesDropped === 0) ?? false;
    expect(Math.max(...lengths, ...intervals)).toBeLessThanOrEqual(keptUp ? 1000 : run.result.durationMs);
    expect(run.last?.section).toMatchObject({ sectionId: 'demo' });
    expect(run.last?.tracks.every((track) => track.safeBytes > 0)).toBe(true);
    // Speech for live cues comes without a gap.
    expect(run.speechStarts).toEqual(run.speechStarts.map((_, index) => index * 32));
  });

  test('a still screen still gives fragments, and a pause takes no time', async () => {
    const { durationMs, runningMs } = await page.page.evaluate(async () => {
      const clapper = capture.openClapper({ stillAfterMs: 100 });
      let runningMs = 0;
      const run = await capture.record({
        name: 'still',
        sources: clapper,
        forMs: 0,
        during: async (recorder) => {
          const startedAt = performance.now();
          await capture.sleep(800);
          runningMs += performance.now() - startedAt;
          recorder.pause();
          recorder.markSection('demo');
          await capture.sleep(1000);
          recorder.resume();
          const resumedAt = performance.now();
          await capture.sleep(800);
          runningMs += performance.now() - resumedAt;
        },
      });
      clapper.stop();
      return { durationMs: run.result.durationMs, runningMs };
    });
    // Far less than the pause took.
    expect(Math.abs(durationMs - runningMs)).toBeLessThan(300);
    for (const track of ['screen', 'microphone', 'speech']) await expectWholeTrack('still', track);
    expect(ofTrack('still', 'screen').length).toBeGreaterThanOrEqual(3);
    const events = page.take('still').events.map((event) => event.kind);
    expect(events).toEqual(['section-started', 'paused', 'resumed']);
  });

  test('frames from before a pause that come after it stay in order, and each stretch begins with a whole picture', async () => {
    const keyTimes = await page.page.evaluate(async () => {
      const screen = capture.openPicture({
        widthPixels: 1280,
        heightPixels: 720,
        framesPerSecond: 120,
        lateMs: 200,
        draw: capture.striped,
      });
      await capture.sleep(1100);
      await capture.record({
        name: 'late',
        sources: {
          screen: {
            kind: 'screen',
            label: 'late',
            largestHeightPixels: 1080,
            hasSystemSound: false,
            ...screen,
          },
        },
        forMs: 0,
        during: async (recorder) => {
          for (let round = 0; round < 6; round += 1) {
            await capture.sleep(250);
            recorder.pause();
            await capture.sleep(250);
            recorder.resume();
          }
        },
      });
      screen.close();
      return capture.keyFrames('/takes/late/screen');
    });
    await expectWholeTrack('late', 'screen');
    // The last piece is the index.
    const starts = ofTrack('late', 'screen')
      .slice(0, -1)
      .map(({ startMs }) => startMs);
    expect(starts.length).toBeGreaterThanOrEqual(6);
    for (const start of starts) expect(keyTimes.map(Math.round)).toContain(start);
  });

  test('a window that changes its size keeps its proportions inside the same file', async () => {
    const frames = await page.page.evaluate(async () => {
      const clapper = capture.openClapper({ narrowAfterMs: 1200 });
      await capture.record({ name: 'window', sources: clapper, forMs: 2000 });
      clapper.stop();
      return capture.decodePicture('/takes/window/screen');
    });
    expect(new Set(frames.map((frame) => frame.size))).toEqual(new Set(['640x360']));
    const last = frames.at(-1);
    expect(last?.grey).toBeGreaterThan(200);
    expect(last?.edgeGrey).toBeLessThan(50);
    await expectWholeTrack('window', 'screen');
  });

  test('while the disk hesitates frames are dropped and counted, and the take stays whole', async () => {
    const dropped = await page.page.evaluate(async () => {
      const clapper = capture.openClapper();
      const sink = capture.serverSink('hesitant');
      const { append } = sink;
      let isStuck = true;
      const run = await capture.record({
        name: 'hesitant',
        sources: clapper,
        forMs: 7000,
        sink: {
          ...sink,
          append: async (fragment, bytes) => {
            while (isStuck) await capture.sleep(50);
            await append(fragment, bytes);
          },
        },
        during: async () => {
          await capture.sleep(6000);
          isStuck = false;
        },
      });
      clapper.stop();
      return run.last?.tracks[0]?.framesDropped ?? 0;
    });
    expect(dropped).toBeGreaterThan(5);
    const drops = page.take('hesitant').events.filter((event) => event.kind === 'frames-dropped');
    expect(drops.reduce((sum, event) => sum + event.count, 0)).toBe(dropped);
    for (const event of drops) expect(TakeEvent.parse(event)).toEqual(event);
    for (const track of ['screen', 'microphone', 'speech']) await expectWholeTrack('hesitant', track);
    // Sound is never dropped.
    const speech = page.take('hesitant').files.get('speech')?.length ?? 0;
    expect(Math.abs(speech / 32 - (page.take('hesitant').durationMs ?? 0))).toBeLessThan(40);
  });

  test('a full disk stops the recorder and says so; what was safe is kept', async () => {
    const seen = await page.page.evaluate(async () => {
      const clapper = capture.openClapper();
      const sink = capture.serverSink('full');
      let room = 4;
      const problems: unknown[] = [];
      await capture
        .record({
          name: 'full',
          sources: clapper,
          forMs: 2000,
          sink: {
            ...sink,
            append: (fragment, bytes) => {
              room -= 1;
              return room < 0
                ? Promise.reject(capture.studioError('disk-full'))
                : sink.append(fragment, bytes);
            },
          },
          onProgress: ({ state, problem }) => problems.push([state, problem?.code]),
        })
        .catch((error: unknown) => problems.push(error instanceof Error ? error.message : error));
      clapper.stop();
      return problems;
    });
    expect(seen.slice(-2)).toEqual([
      ['failed', 'disk-full'],
      'The disk is full. Free some space. Everything recorded until now is kept.',
    ]);
    expect(page.take('full').fragments).toHaveLength(4);
    await expect.poll(() => page.take('full').durationMs).toBeGreaterThan(0);
  });

  test('at the disk’s reserve the recorder warns, stops by itself, and the take is whole', async () => {
    const seen = await page.page.evaluate(async () => {
      const clapper = capture.openClapper();
      const sink = capture.serverSink('reserve');
      const hints: string[][] = [];
      let appended = 0;
      return new Promise<{ states: string[]; code: string; hints: string[][] }>((resolve, reject) => {
        const states: string[] = [];
        const recorder = capture.createRecorder({
          sources: clapper,
          scenarioSections: capture.sections,
          sink: {
            ...sink,
            append: async (head, bytes) => {
              await sink.append(head, bytes);
              appended += 1;
              const state = appended < 3 ? 'enough' : appended < 6 ? 'low' : 'reserve';
              return { state, freeBytes: 299_000_000, minutesLeft: 3 };
            },
          },
          onProgress: (now) => {
            if (states.at(-1) !== now.state) states.push(now.state);
            hints.push([...now.hints]);
            if (now.state !== 'stopped' && now.state !== 'failed') return;
            clapper.stop();
            resolve({ states, code: now.problem?.code ?? '', hints });
          },
        });
        recorder.start().catch(reject);
      });
    });
    expect(seen.states).toEqual(['starting', 'recording', 'stopping', 'stopped']);
    expect(seen.code).toBe('disk-reserve');
    expect(seen.hints[0]).toEqual([]);
    expect(seen.hints.some((hints) => hints[0] === 'disk-low')).toBe(true);
    const take = page.take('reserve');
    expect(take.events.filter(({ kind }) => kind === 'disk-reserve')).toMatchObject([
      { freeBytes: 299_000_000 },
    ]);
    expect(take.durationMs).toBeGreaterThan(500);
    for (const track of ['screen', 'microphone', 'speech']) await expectWholeTrack('reserve', track);
  });

  test('stopped before it has begun, it leaves no attempt; the same sources can be recorded again', async () => {
    const seen = await page.page.evaluate(async () => {
      const clapper = capture.openClapper();
      const options = { sources: clapper, scenarioSections: capture.sections, onProgress: () => undefined };
      const first = capture.createRecorder({ ...options, sink: capture.serverSink('never') });
      const started = first.start().catch((error: unknown) => String(error));
      const stopped = first.stop().catch((error: unknown) => String(error));
      const run = await capture.record({ name: 'second', sources: clapper, forMs: 600 });
      clapper.stop();
      return { ended: await Promise.all([started, stopped]), state: first.state, result: run.result };
    });
    expect(seen.state).toBe('failed');
    expect(seen.ended).toEqual([expect.stringContaining('Stopped'), expect.stringContaining('Stopped')]);
    expect(page.take('never')).toMatchObject({ plans: [], fragments: [], durationMs: undefined });
    expect(seen.result.durationMs).toBeGreaterThan(500);
    await expectWholeTrack('second', 'screen');
  });

  test('without any source there is nothing to record', async () => {
    const message = await page.page.evaluate(() =>
      capture
        .createRecorder({
          sources: {},
          sink: capture.serverSink('none'),
          scenarioSections: [],
          onProgress: () => undefined,
        })
        .start()
        .then(String, String),
    );
    expect(message).toContain('Nothing was recorded.');
  });

  test('the level meter reads a device before anything is recorded', async () => {
    const readings = await page.page.evaluate(() => capture.levels(20));
    // The device beeps once a second and is silent between.
    expect(Math.max(...readings.map((reading) => reading.peakDbfs))).toBeGreaterThan(-40);
    for (const { rootMeanSquareDbfs, peakDbfs } of readings) {
      expect(rootMeanSquareDbfs).toBeGreaterThanOrEqual(-100);
      expect(peakDbfs).toBeGreaterThanOrEqual(rootMeanSquareDbfs);
    }
  });

  test('nothing of this breaks the page’s content security policy', () => {
    expect(page.complaints.join('\n')).toBe('');
  });
});
