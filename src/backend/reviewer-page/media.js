import { fileAddress } from './api.js';
import { element } from './elements.js';

/** @import { ReviewDetail } from '../../contract/review.ts' */

/**
 * The elements that play an attempt; `all` in the order in which they are asked to be the clock that the others follow.
 * @typedef {{ picture: HTMLVideoElement | null, camera: HTMLVideoElement | null, all: HTMLMediaElement[] }} Media
 */

/**
 * One element for each recorded track. Pictures are mute: the sound has tracks of its own, but for an imported original. Tracks with
 * sound come first, because a jump in sound is heard while a repeated picture is hardly seen.
 * @param {ReviewDetail} detail
 * @returns {Media}
 */
export const attemptMedia = ({ take, files, item }) => {
  /** @param {string} kind */
  const addressOf = (kind) => {
    const fileName = take?.tracks.find((track) => track.kind === kind)?.fileName;
    const isThere = fileName !== undefined && files.some((file) => file.name === fileName);
    return isThere ? fileAddress(item.submissionId, fileName) : null;
  };
  /**
   * @param {string} kind
   * @param {boolean} muted
   */
  const video = (kind, muted) => {
    const src = addressOf(kind);
    return src
      ? element('video', { src, muted, playsInline: true, preload: 'auto', 'aria-label': kind })
      : null;
  };
  /** @param {string} kind */
  const audio = (kind) => {
    const src = addressOf(kind);
    return src ? element('audio', { src, preload: 'auto' }) : null;
  };

  const original = video('original', false);
  const microphone = audio('microphone') ?? (original ? null : audio('speech'));
  const picture = video('screen', true) ?? original;
  const camera = video('camera', true);
  const all = [microphone, audio('system-sound'), original, picture, camera].filter(
    (media) => media !== null,
  );
  return { picture, camera, all: [...new Set(all)] };
};
