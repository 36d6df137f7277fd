import type { QualityReason } from '../../contract/take.ts';
import { type PictureQuality, qualityLadder } from './quality-ladder.ts';

/** How encoder and disk stand, about twenty times a second. */
export interface QualityReading {
  /** Take time; a pause does not count as calm. */
  readonly atMs: number;
  /** Frames that wait inside the encoder. */
  readonly encoderQueue: number;
  /** Frames dropped until now because the encoder did not take them. */
  readonly framesRefused: number;
  /** Media, in milliseconds, that is encoded but not yet safe. */
  readonly heldMs: number;
}

/** Chooses the quality that encoder and disk can hold. */
export interface QualityControl {
  readonly quality: () => PictureQuality;
  /** The new quality, where this reading asks for another. */
  readonly update: (
    reading: QualityReading,
  ) => { readonly quality: PictureQuality; readonly reason: QualityReason } | undefined;
}

/** The encoder is behind from so many waiting frames on; one or two are normal. */
const queueBehind = 3;

/** A fragment of 750 ms on its way and the one after it are normal; more than this is not. */
const heldBehindMs = 1_600;
const heldCalmMs = 1_200;

/** Being behind has to last: a window that opens is over in a moment. */
const lastsMs = 600;

/** After a step its effect is awaited. What waits for a disk takes longer to drain. */
const settleMs = { 'encoder-behind': 1_500, 'disk-behind': 2_500 };

/** The disk gains on us when this much less waits than at the last step. */
const gainMs = 300;

/** Calm before a step up is tried, and how long it may become after tries that failed. */
const firstCalmMs = 12_000;
const longestCalmMs = 180_000;

/** A step up has failed when it is taken back within this time, and has proved itself after the longer one. */
const failedWithinMs = 15_000;
const provedAfterMs = 60_000;

/** A reading that comes after a longer gap (a pause) tells nothing about the time between. */
const longestReadingMs = 250;

/**
 * Steps down the ladder while encoder or disk is behind, one rung at a time, each given time to work; steps up after a calm that doubles
 * with every step up that had to be taken back.
 */
export const createQualityControl = (best: PictureQuality): QualityControl => {
  const ladder = qualityLadder(best);
  let rung = 0;
  let lastMs: number | undefined;
  let changedMs = Number.NEGATIVE_INFINITY;
  /** When the last step up was made, until it has proved itself or was taken back. */
  let steppedUpMs: number | undefined;
  let refused = 0;
  let heldAtStepMs = 0;
  let encoderBehindMs = 0;
  let diskBehindMs = 0;
  let calmMs = 0;
  let neededCalmMs = firstCalmMs;

  const quality = (): PictureQuality => ladder[rung] ?? best;

  const stepTo = (next: number, reason: QualityReason, { atMs, heldMs }: QualityReading) => {
    if (next > rung && steppedUpMs !== undefined && atMs - steppedUpMs < failedWithinMs)
      neededCalmMs = Math.min(longestCalmMs, neededCalmMs * 2);
    steppedUpMs = next < rung ? atMs : undefined;
    rung = next;
    changedMs = atMs;
    heldAtStepMs = heldMs;
    encoderBehindMs = 0;
    diskBehindMs = 0;
    calmMs = 0;
    return { quality: quality(), reason };
  };

  /** How long something lasts: grows while it is so, and shrinks half as fast, as what is behind is so in bursts. */
  const lasting = (before: number, isSo: boolean, passedMs: number): number =>
    Math.max(0, before + (isSo ? passedMs : -passedMs / 2));

  return {
    quality,
    update: (reading) => {
      const { atMs, encoderQueue, framesRefused, heldMs } = reading;
      const passedMs = Math.min(longestReadingMs, Math.max(0, atMs - (lastMs ?? atMs)));
      lastMs = atMs;
      const isEncoderBehind = encoderQueue >= queueBehind || framesRefused > refused;
      const isDiskBehind = heldMs >= heldBehindMs;
      refused = framesRefused;
      encoderBehindMs = lasting(encoderBehindMs, isEncoderBehind, passedMs);
      diskBehindMs = lasting(diskBehindMs, isDiskBehind, passedMs);
      if (isEncoderBehind || isDiskBehind) calmMs = 0;
      else if (heldMs < heldCalmMs) calmMs += passedMs;
      if (steppedUpMs !== undefined && atMs - steppedUpMs >= provedAfterMs) neededCalmMs = firstCalmMs;

      const sinceChangeMs = atMs - changedMs;
      const isLowest = rung === ladder.length - 1;
      if (!isLowest && diskBehindMs >= lastsMs && sinceChangeMs >= settleMs['disk-behind']) {
        const isGaining = Number.isFinite(changedMs) && heldMs <= heldAtStepMs - gainMs;
        if (!isGaining) return stepTo(rung + 1, 'disk-behind', reading);
        // What waits may rise again later: it is measured against this.
        heldAtStepMs = heldMs;
        changedMs = atMs;
      }
      if (!isLowest && encoderBehindMs >= lastsMs && sinceChangeMs >= settleMs['encoder-behind'])
        return stepTo(rung + 1, 'encoder-behind', reading);
      if (rung > 0 && calmMs >= neededCalmMs) return stepTo(rung - 1, 'room-again', reading);
      return undefined;
    },
  };
};
