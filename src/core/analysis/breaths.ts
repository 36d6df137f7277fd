import type { SpeechFrames } from './speech-frames.ts';
import type { FrameStretch } from './voice-edges.ts';

/** Consonants follow one another for less than this between two vowels, in frames: longer without any pitch is a breath. */
const leastBreathFrames = 35;
/** What lasts longer than this without a pitch may be whispered, in frames. */
export const longestBreathFrames = 120;
/** The detector must come to doubt a breath: it stays sure of a whisper, and of a voice whose pitch is not found in noise. */
const doubtBelow = 0.5;
/** A consonant beside a breath is parted from it by the quietest frame this near to the vowel, in frames. */
const consonantFrames = 20;

const quietest = ({ levelDbfs }: SpeechFrames, first: number, end: number): number => {
  let found = first;
  for (let frame = first; frame < end; frame++)
    if ((levelDbfs[frame] ?? 0) < (levelDbfs[found] ?? 0)) found = frame;
  return found;
};

/**
 * Cuts breaths out of a stretch of voice, at its ends and inside. People breathe in between words, loudly where a microphone's gain
 * follows the level, and the detector lets go of the voice only slowly.
 */
export const withoutBreaths = (
  frames: SpeechFrames,
  { first, end }: FrameStretch,
  probabilityAt: (frame: number) => number,
): FrameStretch[] => {
  const parts: FrameStretch[] = [];
  let partFirst = first;
  let since = first;
  let lowest = 1;
  for (let frame = first; frame <= end; frame++) {
    if (frame < end && !((frames.pitchHz[frame] ?? 0) > 0)) {
      lowest = Math.min(lowest, probabilityAt(frame));
      continue;
    }
    const length = frame - since;
    if (length >= leastBreathFrames && length <= longestBreathFrames && lowest < doubtBelow) {
      const from = since === first ? first : quietest(frames, since, since + consonantFrames);
      if (from > partFirst) parts.push({ first: partFirst, end: from });
      partFirst = frame === end ? end : quietest(frames, Math.max(from, frame - consonantFrames), frame);
    }
    since = frame + 1;
    lowest = 1;
  }
  if (end > partFirst) parts.push({ first: partFirst, end });
  return parts;
};
