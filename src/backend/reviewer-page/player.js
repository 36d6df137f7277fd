import { element, icon } from './elements.js';
import { clockTime } from './format.js';
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

/** Beyond this a track jumps to the clock; within it, it runs a little faster or slower until it is there. */
const jumpSeconds = 0.3;
const closeSeconds = 0.03;

/**
 * Brings a track to the clock's time.
 * @param {HTMLMediaElement} media
 * @param {HTMLMediaElement} clock
 */
const follow = (media, clock) => {
  const target = clock.currentTime;
  const isOver = Number.isFinite(media.duration) && target >= media.duration;
  if (isOver || media.readyState === 0) return;
  const ahead = media.currentTime - target;
  if (Math.abs(ahead) > jumpSeconds) media.currentTime = target;
  const correction = Math.abs(ahead) > closeSeconds ? -Math.sign(ahead) * 0.06 : 0;
  media.playbackRate = clock.playbackRate * (1 + correction);
  if (!clock.paused && media.paused) media.play().catch(() => {});
};

/**
 * Plays screen, camera and sound on one clock.
 * @param {ReviewDetail} detail
 * @param {{ marks: { startMs: number, verdict: string }[] }} options
 * @returns {Player}
 */
export const createPlayer = (detail, { marks }) => {
  const { picture, camera, all, clock } = attemptMedia(detail);
  const durationMs = Math.max(1, detail.take?.durationMs ?? 0);
  /** @type {((milliseconds: number) => void)[]} */
  const listeners = [];
  let frame = 0;

  const now = () => Math.min(durationMs, Math.round((clock?.currentTime ?? 0) * 1000));

  const position = element('input', {
    type: 'range',
    className: 'position',
    min: '0',
    max: String(durationMs),
    step: '100',
    value: '0',
    'aria-label': 'Position',
    oninput: () => seek(Number(position.value)),
  });
  const time = element('span', { className: 'time' }, '');
  const playButton = element('button', { type: 'button', className: 'play', onclick: () => toggle() });
  const speed = element(
    'select',
    {
      'aria-label': 'Speed',
      onchange: () => {
        if (clock) clock.playbackRate = Number(speed.value);
        tell();
      },
    },
    ...['1', '1.25', '1.5', '2'].map((value) => element('option', { value }, `${value}×`)),
  );

  const tell = () => {
    const isPlaying = clock !== null && !clock.paused;
    const at = now();
    position.value = String(at);
    position.setAttribute('aria-valuetext', clockTime(at));
    time.textContent = `${clockTime(at)} / ${clockTime(durationMs)}`;
    const label = isPlaying ? 'Pause' : 'Play';
    if (playButton.getAttribute('aria-label') !== label) {
      playButton.setAttribute('aria-label', label);
      playButton.replaceChildren(icon(isPlaying ? 'pause' : 'play'));
    }
    for (const listener of listeners) listener(at);
  };

  const tick = () => {
    if (clock) for (const media of all) if (media !== clock) follow(media, clock);
    tell();
    frame = clock && !clock.paused ? requestAnimationFrame(tick) : 0;
  };

  const toggle = () => {
    if (!clock) return;
    if (clock.paused) void clock.play().catch(() => {});
    else clock.pause();
  };

  /** @type {Player['seek']} */
  const seek = (milliseconds, { play = false } = {}) => {
    const seconds = Math.min(Math.max(0, milliseconds), durationMs) / 1000;
    for (const media of all) media.currentTime = seconds;
    if (play && clock?.paused) toggle();
    tell();
  };

  clock?.addEventListener('play', () => {
    cancelAnimationFrame(frame);
    tick();
  });
  for (const event of ['pause', 'ended']) {
    clock?.addEventListener(event, () => {
      for (const media of all) if (media !== clock) media.pause();
      tell();
    });
  }
  clock?.addEventListener('seeked', tell);

  const markNodes = marks.map(({ startMs, verdict }) => {
    const mark = element('span', { className: `mark ${verdict}` });
    // Set through the object model: the page's policy allows no style in markup.
    mark.style.left = `${(100 * startMs) / durationMs}%`;
    return mark;
  });
  const unplayable = element('p', { className: 'muted stage-note' }, 'This recording has no picture.');
  const stage = element('div', { className: 'stage' }, picture ?? camera ?? unplayable);
  if (picture && camera) {
    camera.classList.add('inset');
    stage.append(camera);
  }
  stage.append(...all.filter((media) => media instanceof HTMLAudioElement));
  stage.addEventListener('click', toggle);

  tell();
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
    seek,
    step: (milliseconds) => seek(now() + milliseconds),
    toggle,
    now,
    onTime: (listener) => listeners.push(listener),
    leave: () => {
      cancelAnimationFrame(frame);
      for (const media of all) {
        media.pause();
        media.removeAttribute('src');
        media.load();
      }
    },
  };
};
