import type { Finding } from '../../../../../src/core/capture/preflight/findings.ts';
import { judge } from '../../../../../src/core/capture/preflight/judge.ts';
import type { Measured, Unfinished } from '../../../../../src/core/capture/preflight/measured.ts';
import { listDevices, openMicrophone } from '../../../../../src/renderer/capture/devices.ts';
import { runPreflight } from '../../../../../src/renderer/capture/preflight/run-preflight.ts';
import type { DeviceChoice, RecorderSources } from '../../../../../src/renderer/capture/types.ts';
import { openMadeMicrophone, openRestlessScreen } from './sources.ts';

/** Runs a check once and tells what was measured and judged. */
const checkOnce = async (
  sources: RecorderSources,
  otherMicrophones: readonly DeviceChoice[] = [],
): Promise<{ measured: Measured | Unfinished; findings: readonly Finding[]; shares: number[] }> => {
  const shares: number[] = [];
  const measured = await runPreflight({
    sources,
    otherMicrophones,
    overlay: undefined,
    around: {
      freeDiskBytes: 100_000_000_000,
      platform: 'linux',
      plannedMs: 60_000,
      screenProblem: undefined,
    },
    onProgress: (share) => shares.push(share),
    signal: new AbortController().signal,
  });
  return { measured, findings: judge(measured), shares };
};

/** The same, again and again while the machine is too busy with other things; the test's own limit ends it. */
const check: typeof checkOnce = async (...asked) => {
  const result = await checkOnce(...asked);
  return result.findings.some(({ key }) => key === 'machine-busy') ? check(...asked) : result;
};

/** Cancels a check in its middle; answers how it ended and whether a device is still held. */
const cancelled = async (sources: RecorderSources): Promise<string> => {
  const abort = new AbortController();
  const ended = runPreflight({
    sources,
    otherMicrophones: [],
    overlay: undefined,
    around: { freeDiskBytes: undefined, platform: 'linux', plannedMs: 0, screenProblem: undefined },
    onProgress: (share) => {
      if (share > 0.1) abort.abort();
    },
    signal: abort.signal,
  });
  return ended.then(
    () => 'finished',
    (error: { code?: string }) => String(error.code),
  );
};

const page = {
  checkOnce,
  check,
  cancelled,
  listDevices,
  openMicrophone,
  openMadeMicrophone,
  openRestlessScreen,
};
export type PreflightPage = typeof page;
Object.assign(globalThis, { preflight: page });
