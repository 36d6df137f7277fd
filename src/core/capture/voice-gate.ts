/** What is known about the voice: `unknown` until enough was heard. */
export type VoiceState = 'unknown' | 'speaking' | 'silent';

/** A voice begins at this probability and holds on down to the lower one (Silero's own hysteresis). */
const beginsAt = 0.5;
const holdsAt = 0.35;

/** A voice has ended when it was below for this long; shorter holes are breaths and stops inside words. */
const endsAfterMs = 300;

/** Before this much was heard nothing is said about silence. */
const warmUpMs = 500;

/** Turns the model's probabilities into a state that does not flicker. */
export interface VoiceGate {
  /** Takes the probability (0 to 1) of the stretch that ended at `atMs`; times go forward. */
  readonly update: (probability: number, atMs: number) => VoiceState;
}

export const createVoiceGate = (): VoiceGate => {
  let state: VoiceState = 'unknown';
  let firstMs: number | undefined;
  let lastVoiceMs = Number.NEGATIVE_INFINITY;

  return {
    update: (probability, atMs) => {
      firstMs ??= atMs;
      if (probability >= beginsAt) state = 'speaking';
      if (probability >= holdsAt && state === 'speaking') lastVoiceMs = atMs;
      const isQuiet = atMs - lastVoiceMs >= endsAfterMs;
      if (isQuiet && (state === 'speaking' || atMs - firstMs >= warmUpMs)) state = 'silent';
      return state;
    },
  };
};
