import type { Moment } from '../../contract/primitives.ts';

/** Samples per second of everything that listens. */
export const speechSampleRateHz = 16_000;

/** How a take is cut for the recogniser. All in milliseconds. */
export interface PieceRules {
  /** Longest piece, surroundings included. Whisper's window is 30 s. */
  readonly maximumMs: number;
  /** Shorter pieces are padded with silence: Whisper drops words of very short ones. */
  readonly minimumMs: number;
  /** Signal kept on each side of the voice, so that soft consonants at its edges are heard. */
  readonly surroundingMs: number;
  /** A pause this long always ends a piece: across long silence Whisper invents text and loses time. */
  readonly longestPauseInsideMs: number;
}

/** Measured with whisper.cpp 1.9.1 (surroundings of 200-300 ms; errors rise with pauses above 3.5 s inside a piece). */
export const defaultPieceRules: PieceRules = {
  maximumMs: 28_000,
  minimumMs: 1_000,
  surroundingMs: 250,
  longestPauseInsideMs: 3_000,
};

/** A stretch of the take that is recognised in one call, `[startMs, endMs)`, and the voice inside it. */
export interface Piece extends Moment {
  readonly voiced: readonly Moment[];
}

/** Middle of the quietest 30 ms between two times, in ms. `samples` are 16 kHz mono in -1..1. */
export const quietestMomentMs = (samples: Float32Array, fromMs: number, toMs: number): number => {
  const samplesPerMs = speechSampleRateHz / 1000;
  const frame = 30 * samplesPerMs;
  const step = 10 * samplesPerMs;
  let quietest = (fromMs + toMs) / 2;
  let lowestEnergy = Number.POSITIVE_INFINITY;
  for (
    let at = Math.round(fromMs * samplesPerMs);
    at + frame <= Math.min(toMs * samplesPerMs, samples.length);
    at += step
  ) {
    let energy = 0;
    for (let i = at; i < at + frame; i++) energy += (samples[i] ?? 0) ** 2;
    if (energy < lowestEnergy) {
      lowestEnergy = energy;
      quietest = (at + frame / 2) / samplesPerMs;
    }
  }
  return Math.round(quietest);
};

// Someone who talks on without any pause is cut at the quietest moment of the window's last third.
const splitLongStretch = (stretch: Moment, longestMs: number, samples: Float32Array): Moment[] => {
  const parts: Moment[] = [];
  let startMs = stretch.startMs;
  while (stretch.endMs - startMs > longestMs) {
    const cutMs = quietestMomentMs(samples, startMs + Math.ceil((longestMs * 2) / 3), startMs + longestMs);
    parts.push({ startMs, endMs: cutMs });
    startMs = cutMs;
  }
  parts.push({ startMs, endMs: stretch.endMs });
  return parts;
};

const pauseBefore = (stretches: readonly Moment[], index: number): number =>
  (stretches[index]?.startMs ?? 0) - (stretches[index - 1]?.endMs ?? 0);

// Where to end a group that grew too long: its longest pause in the second half, so that a sentence is rarely cut.
const bestCut = (stretches: readonly Moment[], first: number, end: number, longestMs: number): number => {
  const halfMs = (stretches[first]?.startMs ?? 0) + longestMs / 2;
  let best = end;
  let longestPauseMs = -1;
  for (let index = first + 1; index <= end; index++) {
    const isLate = (stretches[index]?.startMs ?? 0) >= halfMs;
    const pauseMs = pauseBefore(stretches, index);
    if (isLate && pauseMs >= longestPauseMs) {
      longestPauseMs = pauseMs;
      best = index;
    }
  }
  return best;
};

const groupStretches = (stretches: readonly Moment[], longestMs: number, rules: PieceRules): Moment[][] => {
  const groups: Moment[][] = [];
  let first = 0;
  for (let index = 1; index <= stretches.length; index++) {
    const next = stretches[index];
    const groupStart = stretches[first];
    if (groupStart === undefined) break;
    const isFar = next === undefined || pauseBefore(stretches, index) >= rules.longestPauseInsideMs;
    const isTooLong = next !== undefined && next.endMs - groupStart.startMs > longestMs;
    if (!isFar && !isTooLong) continue;
    const cut = isFar ? index : bestCut(stretches, first, index, longestMs);
    groups.push(stretches.slice(first, cut));
    first = cut;
    index = cut; // the rest of a cut group is looked at again
  }
  return groups;
};

/**
 * Cuts a take at its pauses into pieces for the recogniser: each at most `maximumMs` long, in order, without overlap, and
 * together covering all voice. `voiced` are the stretches of voice activity in order, `samples` the whole take (16 kHz mono),
 * needed only where somebody speaks on without a pause. A take without voice has no pieces.
 */
export const cutPieces = (
  voiced: readonly Moment[],
  samples: Float32Array,
  rules: PieceRules = defaultPieceRules,
): Piece[] => {
  const durationMs = Math.floor((samples.length * 1000) / speechSampleRateHz);
  const longestMs = rules.maximumMs - 2 * rules.surroundingMs;
  const stretches = voiced
    .map(({ startMs, endMs }) => ({ startMs: Math.max(0, startMs), endMs: Math.min(endMs, durationMs) }))
    .filter(({ startMs, endMs }) => endMs > startMs)
    .flatMap((stretch) => splitLongStretch(stretch, longestMs, samples));
  const groups = groupStretches(stretches, longestMs, rules);
  return groups.flatMap((group, index) => {
    const first = group[0];
    const last = group.at(-1);
    if (first === undefined || last === undefined) return [];
    // Between two near pieces each gets half of the pause: no sound is recognised twice.
    const earlier = groups[index - 1]?.at(-1)?.endMs ?? Number.NEGATIVE_INFINITY;
    const later = groups[index + 1]?.[0]?.startMs ?? Number.POSITIVE_INFINITY;
    const before = Math.min(rules.surroundingMs, Math.floor((first.startMs - earlier) / 2));
    const after = Math.min(rules.surroundingMs, Math.floor((later - last.endMs) / 2));
    const startMs = Math.max(0, first.startMs - before);
    return [{ startMs, endMs: Math.min(durationMs, last.endMs + after), voiced: group }];
  });
};

/** The samples of a piece, padded with silence at its end to `minimumMs`. */
export const samplesOfPiece = (
  samples: Float32Array,
  piece: Moment,
  rules: PieceRules = defaultPieceRules,
): Float32Array => {
  const samplesPerMs = speechSampleRateHz / 1000;
  const cut = samples.subarray(piece.startMs * samplesPerMs, piece.endMs * samplesPerMs);
  const padded = new Float32Array(Math.max(cut.length, rules.minimumMs * samplesPerMs));
  padded.set(cut);
  return padded;
};
