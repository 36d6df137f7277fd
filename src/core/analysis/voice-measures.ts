import type { Measure } from '../../contract/analysis.ts';
import type { Moment } from '../../contract/primitives.ts';
import { type Findings, spokenNuclei } from './findings.ts';
import { clipping, levelSpreadDb, noiseFloorDbfs, voiceLevelDbfs } from './loudness.ts';
import type { MeasureBuilder } from './measure-builder.ts';
import { lengthMs } from './moments.ts';
import { pitchWindows } from './pitch-variation.ts';
import { reasons } from './reasons.ts';
import { median, rounded } from './statistics.ts';

const pitchVariation = (found: Findings, make: MeasureBuilder): Measure => {
  const windows = pitchWindows(found.heard.frames, found.heard.voiced);
  if (windows.length === 0) return make.notJudged('pitch-variation', reasons.noPitch);
  const flatBelow = make.bandOf('pitch-variation').from ?? 0;
  const flat = windows.filter(({ semitones }) => rounded(semitones, 2) < flatBelow);
  const value = median(windows.map(({ semitones }) => semitones));
  return make.judged('pitch-variation', value, flat.length > 0 ? flat : windows);
};

/** The longest silence between stretches of voice, at which the room can be heard. */
const longestSilence = ({ pauses }: Findings): Moment[] =>
  pauses.toSorted((a, b) => lengthMs(b) - lengthMs(a)).slice(0, 1);

/** Pitch variation (median of the 8 s windows), level and its spread, clipping, noise floor. */
export const voiceMeasures = (found: Findings, make: MeasureBuilder): Measure[] => {
  const { heard, span, transcript } = found;
  const { frames, voiced } = heard;
  const clipped = clipping(frames);
  const noise = noiseFloorDbfs(frames, voiced);
  const words = transcript && transcript.words.length > 0 ? transcript.words : null;
  const spread = levelSpreadDb(frames, voiced, words, spokenNuclei(heard));
  return [
    pitchVariation(found, make),
    span
      ? make.judged('level', voiceLevelDbfs(frames, voiced), [span])
      : make.notJudged('level', reasons.noVoice),
    span && spread !== undefined
      ? make.judged('level-spread', spread, [span])
      : make.notJudged('level-spread', reasons.tooShort),
    frames.count > 0
      ? make.judged('clipping-share', clipped.share, clipped.moments)
      : make.notJudged('clipping-share', reasons.noVoice),
    noise === undefined
      ? make.notJudged('noise-floor', reasons.noQuiet)
      : make.judged('noise-floor', noise, longestSilence(found)),
  ];
};
