import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { canOpenOverlay, openOverlay, type Overlay, type OverlayOptions } from './open-overlay.ts';

/** Longer than this no window takes to draw what it was told to. */
const drawnWithinMs = 1_000;

/** The small window as a screen holds it. */
export interface OverlayHandle {
  readonly isSupported: boolean;
  readonly state: 'closed' | 'opening' | 'open' | 'failed';
  readonly overlay: Overlay | undefined;
  /** The marker is shown instead of what is rendered into the window. */
  readonly isMarked: boolean;
  /** What the last trial said about the window that is open; undefined before one. */
  readonly trial: 'kept-out' | 'leaks' | undefined;
  open(options: OverlayOptions): void;
  close(): void;
  /** Resolves when the marker is drawn. */
  showMarker(): Promise<void>;
  hideMarker(): void;
  noteTrial(trial: 'kept-out' | 'leaks' | undefined): void;
}

const drawn = async ({ window: target }: Overlay): Promise<void> => {
  const nextFrame = (): Promise<unknown> => new Promise((resolve) => target.requestAnimationFrame(resolve));
  const tooLong = new Promise((resolve) => setTimeout(resolve, drawnWithinMs));
  await Promise.race([nextFrame().then(nextFrame), tooLong]);
};

/** One small window for as long as the screen that asks for it lives. */
export const useOverlay = (): OverlayHandle => {
  const [overlay, setOverlay] = useState<Overlay>();
  const [state, setState] = useState<OverlayHandle['state']>('closed');
  const [isMarked, setMarked] = useState(false);
  const [trial, noteTrial] = useState<OverlayHandle['trial']>();
  const held = useRef<Overlay>(undefined);
  const isGone = useRef(false);

  const open = useCallback((options: OverlayOptions) => {
    if (held.current) return;
    setState('opening');
    openOverlay(options).then(
      (opened) => {
        if (isGone.current) return opened.close();
        held.current = opened;
        opened.onClosed(() => {
          held.current = undefined;
          setOverlay(undefined);
          setState('closed');
          setMarked(false);
          noteTrial(undefined);
        });
        setOverlay(opened);
        setState('open');
      },
      () => setState('failed'),
    );
  }, []);
  const close = useCallback(() => held.current?.close(), []);
  const showMarker = useCallback(async () => {
    flushSync(() => setMarked(true));
    if (held.current) await drawn(held.current);
  }, []);
  const hideMarker = useCallback(() => setMarked(false), []);

  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
      held.current?.close();
    };
  }, []);

  return useMemo(
    () => ({
      isSupported: canOpenOverlay(),
      state,
      overlay,
      isMarked,
      trial,
      open,
      close,
      showMarker,
      hideMarker,
      noteTrial,
    }),
    [state, overlay, isMarked, trial, open, close, showMarker, hideMarker],
  );
};
