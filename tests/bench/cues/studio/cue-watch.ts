/** A cue that appeared in the small window. Wall times: when it was put into the page, and when the window had painted it. */
export interface SeenCue {
  readonly kind: string;
  readonly committedMs: number;
  readonly paintedMs: number;
}

/** What the watch tells. */
export interface CueWatch {
  readonly seen: readonly SeenCue[];
  /** Wall time at which the microphone was opened last. */
  readonly microphoneOpenedMs: number;
  /** Tasks of the page's thread that took longer than 50 ms, as the small window's own observer sees them. */
  readonly windowBlocksMs: readonly number[];
}

/**
 * Put into the studio's page before its own scripts, so everything that it needs is inside of it. A cue counts as painted when the second
 * animation frame of the small window begins after it was put in: the first comes before the picture that has it is drawn.
 */
export const watchCues = (): void => {
  const seen: SeenCue[] = [];
  const windowBlocksMs: number[] = [];
  const watch = { seen, windowBlocksMs, microphoneOpenedMs: 0 };
  Object.assign(globalThis, { cueWatch: watch });
  const wallNow = (): number => performance.timeOrigin + performance.now();

  const follow = (small: Window & typeof globalThis): void => {
    let shown: string | undefined;
    const look = (): void => {
      const kind = small.document.querySelector<HTMLElement>('[data-cue]')?.dataset['cue'];
      if (kind === shown) return;
      shown = kind;
      if (kind === undefined) return;
      const committedMs = wallNow();
      small.requestAnimationFrame(() =>
        small.requestAnimationFrame(() => seen.push({ kind, committedMs, paintedMs: wallNow() })),
      );
    };
    new MutationObserver(look).observe(small.document, {
      subtree: true,
      childList: true,
      attributeFilter: ['data-cue'],
    });
    new small.PerformanceObserver((entries) => {
      for (const { duration } of entries.getEntries()) windowBlocksMs.push(duration);
    }).observe({ type: 'longtask' });
  };
  const pictureInPicture = (globalThis as { documentPictureInPicture?: EventTarget })
    .documentPictureInPicture;
  pictureInPicture?.addEventListener('enter', (event) =>
    follow((event as Event & { readonly window: Window & typeof globalThis }).window),
  );

  const devices = navigator.mediaDevices;
  const getUserMedia = devices.getUserMedia.bind(devices);
  devices.getUserMedia = async (constraints) => {
    const stream = await getUserMedia(constraints);
    if (stream.getAudioTracks().length > 0) watch.microphoneOpenedMs = wallNow();
    return stream;
  };
};
