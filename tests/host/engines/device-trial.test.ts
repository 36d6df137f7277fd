import { beforeAll, describe, expect, it, vi } from 'vitest';
import { type DeviceTrial, proposeDevice, tryDevices } from '../../../src/host/engines/device-trial.ts';
import { SidecarEngine } from '../../../src/host/engines/sidecar-engine.ts';
import { firstBuildMs, sidecarProgram, speech, testModel } from './engine-fixtures.ts';

// A busy machine recognises ten times slower.
vi.setConfig({ testTimeout: 120_000 });

let program = '';
beforeAll(async () => {
  program = await sidecarProgram();
}, firstBuildMs);

const trial = (name: string | null, wallMs: number | null, sameWords = true): DeviceTrial => ({
  name,
  description: '',
  wallMs,
  sameWords,
});

describe('the trial of devices', () => {
  it('proposes the fastest device that is clearly faster and writes the same words', () => {
    const processor = trial(null, 3000);
    expect(proposeDevice([processor, trial('A', 1500), trial('B', 900)])).toBe('B');
    expect(proposeDevice([processor, trial('A', 1500), trial('B', 900, false)])).toBe('A');
    expect(proposeDevice([processor, trial('A', 2500), trial('B', null, false)])).toBeNull();
    expect(proposeDevice([processor])).toBeNull();
  });

  it('times the processor, and all devices that the engine was built for', async () => {
    const { trials, proposal } = await tryDevices({
      program,
      model: testModel,
      samples: speech(),
      threads: 1,
    });
    expect(trials[0]).toMatchObject({ name: null, sameWords: true });
    expect(trials[0]?.wallMs).toBeGreaterThan(0);
    expect([null, ...trials.map(({ name }) => name)]).toContain(proposal);
  });
});

describe('a graphics device that is not there', () => {
  it('is given up for the processor, which does the work', async () => {
    const events: string[] = [];
    const engine = new SidecarEngine({ program, graphicsDevice: 9, log: (event) => events.push(event) });
    try {
      expect((await engine.load(testModel)).device).toBeUndefined();
      expect(events).toEqual(['graphics-device-given-up']);
    } finally {
      await engine.abort();
    }
  });
});
