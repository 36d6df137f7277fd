import { expect, it } from 'vitest';
import { MeasureId } from '../../../../../src/contract/analysis.ts';
import { Trouble } from '../../../../../src/contract/cue.ts';
import type { Scenario } from '../../../../../src/contract/kit.ts';
import {
  drillMeasureOf,
  drillMeasureOfCorrection,
  drillMeasureOfTrouble,
  drillMeasures,
} from '../../../../../src/renderer/screens/report/drill/drill-measure.ts';

const rubric: Scenario['rubric'] = {
  passMarkShare: 0.6,
  criteria: [
    {
      id: 'delivery',
      title: 'Delivery',
      weight: 1,
      mustPass: false,
      checks: [
        {
          kind: 'delivery',
          id: 'melody',
          description: 'A lively voice',
          points: 1,
          measureId: 'pitch-variation',
          band: { from: 2 },
        },
        {
          kind: 'says',
          id: 'safe',
          description: 'Says that data is encrypted',
          points: 1,
          phrasings: ['encrypted'],
        },
      ],
    },
  ],
};

it('compares something for every measure and every cue', () => {
  for (const id of MeasureId.options) expect(drillMeasures).toContain(drillMeasureOf(id));
  for (const trouble of Trouble.options) expect(drillMeasures).toContain(drillMeasureOfTrouble(trouble));
  expect(drillMeasureOf('filler-word-share')).toBe('filled-pauses-per-minute');
  expect(drillMeasureOf('questions')).toBe('syllable-rate');
  expect(drillMeasureOfTrouble('flat-pitch')).toBe('pitch-variation');
});

it('finds what a correction is about: a check of the rubric, or a measure', () => {
  expect(drillMeasureOfCorrection({ title: 'Not met: A lively voice' }, { rubric })).toBe('pitch-variation');
  expect(drillMeasureOfCorrection({ title: 'Not met: Says that data is encrypted' }, { rubric })).toBe(
    'syllable-rate',
  );
  expect(drillMeasureOfCorrection({ title: 'Filled pauses: 9 a minute' }, { rubric })).toBe(
    'filled-pauses-per-minute',
  );
  expect(drillMeasureOfCorrection({ title: 'Level: -50 dBFS' }, undefined)).toBe('level');
  expect(drillMeasureOfCorrection({ title: 'Something else' }, undefined)).toBe('syllable-rate');
});
