import { describe, expect, test } from 'vitest';
import { CuePreferences } from '../../../src/contract/cue.ts';
import { ScenarioCues } from '../../../src/contract/cue.ts';
import { Kit } from '../../../src/contract/kit.ts';
import kitDocument from '../../../resources/sample-kit/kit.json' with { type: 'json' };
import { cueOrderFor } from '../../../src/renderer/cues/cue-order.ts';
import { strings } from '../../../src/renderer/strings/en.ts';

const kit = Kit.parse(kitDocument);
const scenario = kit.scenarios[0];
if (!scenario) throw new Error('The sample kit has a scenario.');
const wishes = CuePreferences.parse({});

describe('whether a run is cued', () => {
  test('practice is, certification only where the vendor allows it', () => {
    expect(cueOrderFor(kit, scenario, 'practice', wishes)).toBeDefined();
    expect(cueOrderFor(kit, scenario, 'certification', wishes)).toBeUndefined();
    const allowed = { ...scenario, cues: ScenarioCues.parse({ inCertification: true }) };
    expect(cueOrderFor(kit, allowed, 'certification', wishes)).toBeDefined();
  });

  test('never when the speaker has switched cues off', () => {
    expect(cueOrderFor(kit, scenario, 'practice', { ...wishes, mode: 'off' })).toBeUndefined();
  });

  test("follows the scenario's rhythm and the speaker's own voice", () => {
    const profile = {
      syllablesPerWord: 1.7,
      levelDbfs: -25,
      pitchSemitones: 3,
      measuredAt: '2026-03-01T09:30:00.000Z',
    };
    const own = { ...scenario, cues: ScenarioCues.parse({ coolDownMs: 30_000 }) };
    const order = cueOrderFor(kit, own, 'practice', { ...wishes, profile });
    expect(order?.scenario.coolDownMs).toBe(30_000);
    expect(order?.limits.syllablesPerWord).toBe(1.7);
  });
});

test('no cue has more than three words', () => {
  for (const words of Object.values(strings.cues.words))
    expect(words.split(' ').length).toBeLessThanOrEqual(3);
});
