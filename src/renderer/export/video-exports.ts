import type { ExportFile } from '../../contract/export.ts';
import type { HostClient } from '../host-client/client.ts';
import type { VideoOrder } from './export-messages.ts';
import { saveVideo, type VideoRun } from './save-video.ts';
import { timeLeftMs } from './time-left.ts';

/** A video that is being saved, or was. */
export type VideoExport =
  | {
      readonly state: 'running';
      readonly attemptId: string;
      readonly share: number;
      readonly leftMs: number | null;
    }
  | { readonly state: 'saved'; readonly attemptId: string; readonly file: ExportFile }
  | { readonly state: 'failed'; readonly attemptId: string; readonly error: unknown };

/** Saves one video at a time, whatever screen is shown meanwhile. */
export interface VideoExports {
  readonly current: () => VideoExport | null;
  readonly subscribe: (listener: () => void) => () => void;
  /** Does nothing while another video is being saved. */
  readonly start: (attemptId: string, order: VideoOrder) => void;
  readonly stop: () => void;
  /** Takes away what a finished or failed one left on the screen. */
  readonly dismiss: () => void;
  /** While something is recorded nothing else may take the machine's time. */
  readonly rest: (isResting: boolean) => void;
}

export const createVideoExports = (host: HostClient): VideoExports => {
  const listeners = new Set<() => void>();
  let current: VideoExport | null = null;
  let run: VideoRun | undefined;
  let isResting = false;
  /** Time at work up to the last rest, and when the work went on. */
  let workedMs = 0;
  let wentOnMs = 0;

  const show = (next: VideoExport | null): void => {
    current = next;
    for (const listener of listeners) listener();
  };

  const begin = async (attemptId: string, order: VideoOrder): Promise<void> => {
    workedMs = 0;
    wentOnMs = performance.now();
    show({ state: 'running', attemptId, share: 0, leftMs: null });
    run = saveVideo(host, attemptId, order, (share) => {
      const leftMs = timeLeftMs(share, workedMs + (performance.now() - wentOnMs));
      show({ state: 'running', attemptId, share, leftMs });
    });
    if (isResting) run.rest(true);
    const own = run;
    try {
      show({ state: 'saved', attemptId, file: await own.saved });
    } catch (error) {
      const isCancelled = error instanceof Error && 'code' in error && error.code === 'cancelled';
      show(isCancelled ? null : { state: 'failed', attemptId, error });
    }
  };

  return {
    current: () => current,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start: (attemptId, order) => {
      if (current?.state !== 'running') void begin(attemptId, order);
    },
    stop: () => run?.stop(),
    dismiss: () => {
      if (current?.state !== 'running') show(null);
    },
    rest: (next) => {
      if (next === isResting) return;
      isResting = next;
      if (isResting) workedMs += performance.now() - wentOnMs;
      else wentOnMs = performance.now();
      if (current?.state === 'running') run?.rest(isResting);
    },
  };
};
