import type { Moment } from '../../../../../src/contract/primitives.ts';
import { extractFrames } from '../../../../../src/core/analysis/frame-extractor.ts';
import { frameStartMs } from '../../../../../src/core/analysis/frame-grid.ts';
import { overlapMs } from '../../../../../src/core/analysis/moments.ts';
import { readSpeechFile } from '../../../../../src/host/audio/read-speech.ts';
import type { Case, Truth } from '../truth.ts';

/** Sound this far below the voice's mean power is hardly heard behind a word, in dB. */
const belowVoiceDb = 30;
/** Nobody could say on which side of 200 ms these lie, in ms; silences of such lengths are not put in either. */
const fromMs = 165;
const toMs = 235;

const unclearIn = (levelDbfs: Float32Array, { levelDbfs: voiceDbfs, span, pauses }: Truth): Moment[] => {
  if (voiceDbfs === undefined || !span || !pauses) return [];
  const found: Moment[] = [];
  let first = 0;
  for (let frame = 0; frame <= levelDbfs.length; frame++) {
    if ((levelDbfs[frame] ?? 0) < voiceDbfs - belowVoiceDb) continue;
    const quiet = { startMs: frameStartMs(first), endMs: frameStartMs(frame) };
    first = frame + 1;
    const lengthMs = quiet.endMs - quiet.startMs;
    if (lengthMs < fromMs || lengthMs > toMs || quiet.startMs <= span.startMs || quiet.endMs >= span.endMs)
      continue;
    if (!pauses.some((pause) => overlapMs(pause, quiet) > 0)) found.push(quiet);
  }
  return found;
};

/**
 * Adds the gaps that are unclear: a silence put in that is too short for a pause, with the soft ends of a synthesiser's phrases beside it,
 * can be quiet for 200 ms all the same. They are told from the talk in a quiet room, so that all its levels of noise have the same truth.
 */
export const withUnclearGaps = async (cases: readonly Case[]): Promise<Case[]> => {
  const byTalk = new Map<string, readonly Moment[]>();
  const talkOf = (name: string): string => name.replace(/-(?:clean|\d+-dB)$/, '');
  for (const { name, wavFile, truth } of cases)
    if (name.endsWith('-clean')) {
      const { levelDbfs } = extractFrames(await readSpeechFile(wavFile));
      byTalk.set(talkOf(name), unclearIn(levelDbfs, truth));
    }
  return cases.map((one) => ({
    ...one,
    truth: { ...one.truth, unclear: [...(byTalk.get(talkOf(one.name)) ?? [])] },
  }));
};
