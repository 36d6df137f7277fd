import { useCallback, useEffect, useRef, useState } from 'react';
import { StudioError } from '../../../contract/errors.ts';
import type { Finding } from '../../../core/capture/preflight/findings.ts';
import { judge } from '../../../core/capture/preflight/judge.ts';
import { toPlatform } from '../../../core/capture/preflight/measured.ts';
import { type Checked, devicesOf, remember, remembered } from '../../capture/preflight/remembered.ts';
import { runPreflight } from '../../capture/preflight/run-preflight.ts';
import type { OverlayHandle } from '../../overlay/use-overlay.ts';
import { useStudioInfo } from '../../queries/studio.ts';
import { openSource } from './use-source.ts';
import type { SetUp } from './use-set-up.ts';

/** The check before a recording. */
export interface Preflight {
  /** How far it is, 0 to 1; undefined while none runs. */
  readonly share: number | undefined;
  readonly findings: readonly Finding[] | undefined;
  readonly error: unknown;
  /** Something can be recorded. */
  readonly canRun: boolean;
  run(): void;
  cancel(): void;
  forget(): void;
}

interface Around {
  readonly setUp: SetUp;
  readonly overlay: OverlayHandle;
  /** How long the scenario is, milliseconds. */
  readonly plannedMs: number;
}

/** Runs the check, keeps what it found until a device changes, and stops it when the screen goes away. */
export const usePreflight = ({ setUp, overlay, plannedMs }: Around): Preflight => {
  const info = useStudioInfo();
  const [share, setShare] = useState<number>();
  const [checked, setChecked] = useState<Checked>();
  const [error, setError] = useState<unknown>();
  const running = useRef<AbortController>(undefined);

  const screen = openSource(setUp.screen);
  const camera = openSource(setUp.camera);
  const microphone = openSource(setUp.microphone);
  const sources = { ...(screen && { screen }), ...(camera && { camera }), ...(microphone && { microphone }) };
  const devices = devicesOf(sources);
  const known = checked ?? remembered(devices);

  const cancel = useCallback(() => running.current?.abort(), []);
  useEffect(() => cancel, [cancel]);
  const runningFor = useRef(devices);
  const isToRunAgain = useRef(false);
  useEffect(() => {
    // A device that changes in the middle makes the check worthless: it begins anew.
    if (!running.current || runningFor.current === devices) return;
    isToRunAgain.current = true;
    cancel();
  }, [cancel, devices]);

  const run = async (): Promise<void> => {
    if (running.current) return;
    const abort = new AbortController();
    running.current = abort;
    runningFor.current = devices;
    setError(undefined);
    setChecked(undefined);
    setShare(0);
    try {
      const { current } = setUp.screen;
      const isDenied = current.state === 'problem' && current.problem.outcome === 'denied';
      // The disk of now, not that of when the studio was opened.
      const { data } = await info.refetch();
      const measured = await runPreflight({
        sources,
        otherMicrophones: setUp.microphones.filter(({ deviceId }) => deviceId !== microphone?.deviceId),
        overlay: overlay.overlay && overlay,
        around: {
          freeDiskBytes: data?.freeDiskBytes,
          platform: toPlatform(data?.platform),
          plannedMs,
          screenProblem: isDenied ? 'denied' : undefined,
        },
        onProgress: setShare,
        signal: abort.signal,
      });
      const trial = 'isUnfinished' in measured ? undefined : measured.overlay;
      if (trial === 'kept-out' || trial === 'leaks') overlay.noteTrial(trial);
      const result = { devices, findings: judge(measured) };
      remember(result);
      setChecked(result);
    } catch (problem) {
      if (!(problem instanceof StudioError && problem.code === 'cancelled')) setError(problem);
    } finally {
      running.current = undefined;
      setShare(undefined);
    }
  };

  const canRun = screen !== undefined || camera !== undefined || microphone !== undefined;
  useEffect(() => {
    if (!isToRunAgain.current || share !== undefined) return;
    isToRunAgain.current = false;
    if (canRun) void run();
  });

  return {
    share,
    findings: share === undefined && known?.devices === devices ? known.findings : undefined,
    error,
    canRun,
    run: () => void run(),
    cancel: () => {
      isToRunAgain.current = false;
      cancel();
    },
    forget: () => {
      setChecked(undefined);
      remember({ devices: '', findings: [] });
    },
  };
};
