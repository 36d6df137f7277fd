import type { Finding } from '../../../../../src/core/capture/preflight/findings.ts';
import { judge } from '../../../../../src/core/capture/preflight/judge.ts';
import type { Measured, Unfinished } from '../../../../../src/core/capture/preflight/measured.ts';
import { listDevices, openMicrophone } from '../../../../../src/renderer/capture/devices.ts';
import { runPreflight } from '../../../../../src/renderer/capture/preflight/run-preflight.ts';
import type { DeviceChoice, RecorderSources } from '../../../../../src/renderer/capture/types.ts';
import { openMadeMicrophone, openRestlessScreen } from './sources.ts';

/** Runs a check and tells what was measured and judged; again where the machine was too busy with other things. */
const check = async (
  sources: RecorderSources,
  otherMicrophones: readonly DeviceChoice[] = [],
  attemptsLeft = 3,
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
  const findings = judge(measured);
  const wasBusy = findings.some(({ key }) => key === 'machine-busy');
  if (wasBusy && attemptsLeft > 1) return check(sources, otherMicrophones, attemptsLeft - 1);
  return { measured, findings, shares };
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

const page = { check, cancelled, listDevices, openMicrophone, openMadeMicrophone, openRestlessScreen };
export type PreflightPage = typeof page;
Object.assign(globalThis, { preflight: page });
