// A beep at the start of every second, whose pitch says which second it is, modulo ten.

/** Beeps are told apart by pitch up to here, and then again from 0. */
export const pitchCount = 10;

/** Length of a beep. */
const beepMs = 60;
const loudness = 0.5;

/** Pitch of the beep of a second, in Hz. */
export const pitchOf = (second: number): number => 1000 + 200 * (second % pitchCount);

/** One sample of the sound, `atMs` after its start; samples between beeps are zero. */
export const soundAt = (atMs: number): number => {
  const intoMs = atMs % 1000;
  if (intoMs >= beepMs) return 0;
  return loudness * Math.sin((2 * Math.PI * pitchOf(Math.floor(atMs / 1000)) * intoMs) / 1000);
};

/** A beep that was heard: its first sample, and its second modulo ten. */
export interface HeardBeep {
  readonly sampleIndex: number;
  readonly second: number;
}

const threshold = 0.12;
/** So much quiet makes the next loud sample a beginning. */
const quietMs = 300;
/** The part of a beep that is listened to for its pitch: its middle. */
const listenFromMs = 8;
const listenMs = 40;

/** Finds beeps in a sound that comes in blocks. */
export const createBeepFinder = (rateHz: number) => {
  const from = Math.round((listenFromMs * rateHz) / 1000);
  const until = from + Math.round((listenMs * rateHz) / 1000);
  let position = 0;
  let quiet = 0;
  let beginning: number | undefined;
  let crossings = 0;
  let last = 0;

  const listen = (sample: number, into: number): HeardBeep | undefined => {
    if (into > from && last < 0 !== sample < 0) crossings += 1;
    last = sample;
    if (into < until || beginning === undefined) return undefined;
    const pitchHz = (crossings * 1000) / listenMs / 2;
    const heard = { sampleIndex: beginning, second: Math.round((pitchHz - 1000) / 200) };
    beginning = undefined;
    quiet = 0;
    return heard;
  };

  return {
    /** Beeps that are now complete. */
    push: (samples: Float32Array): HeardBeep[] => {
      const heard: HeardBeep[] = [];
      for (const sample of samples) {
        const isLoud = Math.abs(sample) > threshold;
        if (beginning === undefined && isLoud && quiet >= (quietMs * rateHz) / 1000) {
          beginning = position;
          crossings = 0;
        }
        if (beginning !== undefined) {
          const found = listen(sample, position - beginning);
          if (found && found.second >= 0 && found.second < pitchCount) heard.push(found);
        }
        quiet = isLoud ? 0 : quiet + 1;
        position += 1;
      }
      return heard;
    },
  };
};
