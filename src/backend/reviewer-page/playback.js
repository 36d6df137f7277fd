/** Beyond this a track jumps to the clock; within it, it runs a little faster or slower until it is there. */
const jumpSeconds = 0.3;
const closeSeconds = 0.03;

/**
 * Whether a track has something to play at this time: it can be read, and is not over.
 * @param {HTMLMediaElement} media
 * @param {number} seconds
 */
const isPlayable = (media, seconds) =>
  media.error === null && !(Number.isFinite(media.duration) && seconds >= media.duration - 0.05);

/**
 * Brings a track to the clock's time.
 * @param {HTMLMediaElement} media
 * @param {HTMLMediaElement} clock
 */
const follow = (media, clock) => {
  const target = clock.currentTime;
  if (media.readyState === 0 || !isPlayable(media, target)) return;
  const ahead = media.currentTime - target;
  if (Math.abs(ahead) > jumpSeconds) media.currentTime = target;
  const correction = Math.abs(ahead) > closeSeconds ? -Math.sign(ahead) * 0.06 : 0;
  media.playbackRate = clock.playbackRate * (1 + correction);
  if (media.paused) media.play().catch(() => {});
};

/**
 * Plays several tracks as one. One of them is the clock; when it cannot be read or ends before the others (a microphone that was
 * pulled out), the next one takes over.
 * @param {readonly HTMLMediaElement[]} all
 * @param {number} durationSeconds
 * @param {() => void} onChange
 */
export const createPlayback = (all, durationSeconds, onChange) => {
  let seconds = 0;
  let rate = 1;
  let isPlaying = false;
  let frame = 0;

  const clockAt = () => all.find((media) => isPlayable(media, seconds));

  const pause = () => {
    isPlaying = false;
    cancelAnimationFrame(frame);
    for (const media of all) media.pause();
    onChange();
  };

  /** @param {number} target */
  const seek = (target) => {
    seconds = Math.min(Math.max(0, target), durationSeconds);
    for (const media of all) media.currentTime = seconds;
    onChange();
  };

  /** @type {HTMLMediaElement | undefined} */
  let clock;

  const tick = () => {
    if (clock && isPlayable(clock, clock.currentTime)) {
      seconds = clock.currentTime;
    } else {
      clock = clockAt();
      if (!clock) return pause();
      clock.playbackRate = rate;
      clock.currentTime = seconds;
      clock.play().catch(pause);
    }
    for (const media of all) if (media !== clock) follow(media, clock);
    onChange();
    frame = requestAnimationFrame(tick);
  };

  const play = () => {
    if (seconds >= durationSeconds - 0.1) seek(0);
    isPlaying = true;
    clock = undefined;
    cancelAnimationFrame(frame);
    tick();
  };

  return {
    isPlaying: () => isPlaying,
    seconds: () => seconds,
    play,
    pause,
    /** @param {number} target */
    seek: (target) => {
      seek(target);
      if (isPlaying) play();
    },
    /** @param {number} wanted */
    setRate: (wanted) => {
      rate = wanted;
      if (clock) clock.playbackRate = rate;
    },
    close: () => {
      pause();
      for (const media of all) {
        media.removeAttribute('src');
        media.load();
      }
    },
  };
};
