import { element, icon } from './elements.js';
import { clockTime } from './format.js';
import { createPlayback } from './playback.js';
import { attemptMedia } from './media.js';

/** @import { ReviewDetail } from '../../contract/review.ts' */

/**
 * @typedef {{
 *   node: HTMLElement,
 *   seek: (milliseconds: number, options?: { play?: boolean }) => void,
 *   step: (milliseconds: number) => void,
 *   toggle: () => void,
 *   now: () => number,
 *   onTime: (listener: (milliseconds: number) => void) => void,
 *   leave: () => void,
 * }} Player
 */

/**
 * Plays screen, camera and sound on one clock.
 * @param {ReviewDetail} detail
 * @param {{ marks: { startMs: number, verdict: string }[] }} options
 * @returns {Player}
 */
export const createPlayer = (detail, { marks }) => {
  const { picture, camera, all } = attemptMedia(detail);
  const durationMs = Math.max(1, detail.take?.durationMs ?? 0);
  /** @type {((milliseconds: number) => void)[]} */
  const listeners = [];

  const position = element('input', {
    type: 'range',
    className: 'position',
    min: '0',
    max: String(durationMs),
    step: '100',
    value: '0',
    'aria-label': 'Position',
    oninput: () => playback.seek(Number(position.value) / 1000),
  });
  const time = element('span', { className: 'time' });
  const playButton = element('button', { type: 'button', className: 'play', onclick: () => toggle() });
  const speed = element(
    'select',
    { 'aria-label': 'Speed', onchange: () => playback.setRate(Number(speed.value)) },
    ...['1', '1.25', '1.5', '2'].map((value) => element('option', { value }, `${value}×`)),
  );

  const now = () => Math.min(durationMs, Math.round(playback.seconds() * 1000));

  const show = () => {
    const at = now();
    position.value = String(at);
    position.setAttribute('aria-valuetext', clockTime(at));
    time.textContent = `${clockTime(at)} / ${clockTime(durationMs)}`;
    const label = playback.isPlaying() ? 'Pause' : 'Play';
    if (playButton.getAttribute('aria-label') !== label) {
      playButton.setAttribute('aria-label', label);
      playButton.replaceChildren(icon(playback.isPlaying() ? 'pause' : 'play'));
    }
    for (const listener of listeners) listener(at);
  };

  const playback = createPlayback(all, durationMs / 1000, show);
  const toggle = () => (playback.isPlaying() ? playback.pause() : playback.play());

  const note = element(
    'p',
    { className: 'stage-note' },
    picture || camera ? '' : 'This recording has no picture.',
  );
  for (const media of all) {
    media.addEventListener('error', () => {
      note.textContent = 'A track of this recording cannot be played here.';
    });
  }
  const stage = element('div', { className: 'stage', onclick: toggle }, picture ?? camera);
  if (picture && camera) {
    camera.classList.add('inset');
    stage.append(camera);
  }
  stage.append(note, ...all.filter((media) => media instanceof HTMLAudioElement));

  const markNodes = marks.map(({ startMs, verdict }) => {
    const mark = element('span', { className: `mark ${verdict}` });
    // Set through the object model: the page's policy allows no style in markup.
    mark.style.left = `${(100 * startMs) / durationMs}%`;
    return mark;
  });
  show();
  return {
    node: element(
      'section',
      { className: 'player', 'aria-label': 'Recording' },
      stage,
      element(
        'div',
        { className: 'controls' },
        playButton,
        element(
          'div',
          { className: 'track' },
          position,
          element('div', { className: 'marks', 'aria-hidden': 'true' }, ...markNodes),
        ),
        time,
        speed,
      ),
    ),
    seek: (milliseconds, { play = false } = {}) => {
      playback.seek(milliseconds / 1000);
      if (play && !playback.isPlaying()) playback.play();
    },
    step: (milliseconds) => playback.seek((now() + milliseconds) / 1000),
    toggle,
    now,
    onTime: (listener) => listeners.push(listener),
    leave: playback.close,
  };
};
