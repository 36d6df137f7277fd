/** Pitch in semitones above 55 Hz (the note A1); not a number where there is none. */
export const semitonesOf = (pitchHz: number): number =>
  pitchHz > 0 ? 12 * Math.log2(pitchHz / 55) : Number.NaN;
