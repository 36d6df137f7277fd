import type { Measure, MeasureId } from '../../contract/analysis.ts';
import type { Bands } from './bands.ts';
import { conversationMeasures } from './conversation-measures.ts';
import { fillerMeasures } from './filler-measures.ts';
import type { Findings } from './findings.ts';
import { noiseFloorDbfs, voiceLevelDbfs } from './loudness.ts';
import { createMeasureBuilder, type MeasureBuilder } from './measure-builder.ts';
import { noteMeasures } from './note-measures.ts';
import { paceMeasures } from './pace-measures.ts';
import { pauseMeasures } from './pause-measures.ts';
import { reasons } from './reasons.ts';
import { voiceMeasures } from './voice-measures.ts';

/** Less voice than this above the room, in dB, and what is measured in the sound cannot be trusted. */
export const leastVoiceAboveNoiseDb = 10;

const spoiltByNoise: ReadonlySet<MeasureId> = new Set([
  'articulation-rate',
  'syllable-rate',
  'filled-pauses-per-minute',
  'filler-clusters',
  'long-pauses',
  'dead-air',
  'screen-loading',
  'pause-share',
  'pitch-variation',
  'level-spread',
]);

const isNoisy = ({ heard: { frames, voiced } }: Findings): boolean => {
  const noise = noiseFloorDbfs(frames, voiced);
  return (
    noise !== undefined &&
    voiced.length > 0 &&
    voiceLevelDbfs(frames, voiced) - noise < leastVoiceAboveNoiseDb
  );
};

const distrusted = (measure: Measure, make: MeasureBuilder): Measure =>
  (measure.value !== null || measure.moments.length > 0) && spoiltByNoise.has(measure.id)
    ? make.notJudged(measure.id, reasons.noisy)
    : measure;

/** Every measure of the list, in its order, with value, band, verdict and the moments it came from. */
export const measuresOf = (found: Findings, kitBands: Bands): Measure[] => {
  const make = createMeasureBuilder(kitBands);
  const all = [
    ...paceMeasures(found, make),
    ...fillerMeasures(found, make),
    ...noteMeasures(found, make),
    ...pauseMeasures(found, make),
    ...voiceMeasures(found, make),
    ...conversationMeasures(found, make),
  ];
  return isNoisy(found) ? all.map((measure) => distrusted(measure, make)) : all;
};
