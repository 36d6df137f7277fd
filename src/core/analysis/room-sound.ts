import { createGrowingColumn } from './growing-column.ts';
import { envelopeSize } from './spectral-envelope.ts';
import type { SpeechFrames } from './speech-frames.ts';

/** Follows what the room sounds like, and tells of each frame how unlike it is. */
export interface RoomSound {
  /** Takes a frame, one after another from the first on; `isRoom`: nothing but the room is heard in it, as far as is known. */
  next(frames: SpeechFrames, frame: number, isRoom: boolean): void;
  /**
   * How far the spectrum's shape lies from the room's, as power, over how far the room's own frames lie from it on average: about 1 in the
   * room, whatever its noise. 0 while too little of the room was heard, and for the last frame taken.
   */
  unlikeness(frame: number): number;
}

/** The room is its last second, and must have been heard this long, in frames. */
const memoryFrames = 100;
const leastFrames = 40;
/** One odd sound in the room counts for no more than this many times the usual. */
const mostUnlike = 4;
/** The envelopes' rounding: nothing lies nearer than this. */
const leastSpread = 1;

/** Makes a follower. Shapes are means of three frames, so a frame is told of when the next one is there. */
export const createRoomSound = (): RoomSound => {
  const unlike = createGrowingColumn();
  const room = new Float64Array(envelopeSize);
  const shape = new Float64Array(envelopeSize);
  let spread = 0;
  let heardFrames = 0;

  /** Writes the mean of the last three envelopes into `shape`; answers its squared distance from the room's. */
  const measure = ({ envelopes }: SpeechFrames, frame: number): number => {
    let distance = 0;
    for (let k = 0; k < envelopeSize; k++) {
      let sum = 0;
      for (let back = 0; back < 3; back++) sum += envelopes[(frame - back) * envelopeSize + k] ?? 0;
      shape[k] = sum / 3;
      distance += (sum / 3 - (room[k] as number)) ** 2;
    }
    return distance;
  };
  const learn = (distance: number): void => {
    heardFrames++;
    const share = 1 / Math.min(heardFrames, memoryFrames);
    for (let k = 0; k < envelopeSize; k++)
      room[k] = (room[k] as number) + share * ((shape[k] as number) - (room[k] as number));
    const isSettled = heardFrames > leastFrames;
    // The first frame lies nowhere yet.
    const counted = heardFrames === 1 ? 0 : isSettled ? Math.min(distance, mostUnlike * spread) : distance;
    spread = Math.max(leastSpread, spread + share * (counted - spread));
  };

  return {
    next: (frames, frame, isRoom) => {
      if (frame < 2) return;
      if (unlike.length === 0) unlike.push(0);
      const distance = measure(frames, frame);
      if (isRoom) learn(distance);
      unlike.push(heardFrames > leastFrames ? distance / spread : 0);
    },
    unlikeness: unlike.at,
  };
};
