import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { node24 } from '../../scripts/setup/node-modules.mjs';
import { inRoot } from '../../scripts/setup/paths.mjs';
import type { HostFault } from './host-fault.ts';

/** How the host of one lane is started. */
export interface FaultHostOptions {
  readonly dataFolder: string;
  readonly pageFolder: string;
  readonly reserveMegabytes: number;
}

/** A host that can be killed and started again at its address, as the studio's start does it. */
export interface FaultHost {
  readonly url: () => string;
  readonly start: (clockShiftMs?: number) => Promise<void>;
  readonly isRunning: () => boolean;
  readonly fault: (fault: HostFault) => void;
  /** SIGKILL, and waits for the end. */
  readonly kill: () => Promise<void>;
  /** Waits for the end that the host brings upon itself. */
  readonly ended: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export const createFaultHost = ({
  dataFolder,
  pageFolder,
  reserveMegabytes,
}: FaultHostOptions): FaultHost => {
  const token = randomBytes(24).toString('base64url');
  let child: ChildProcess | undefined;
  let exit: Promise<unknown> = Promise.resolve();
  let url = '';
  let port = '0';

  const isRunning = (): boolean =>
    child !== undefined && child.exitCode === null && child.signalCode === null;
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (isRunning()) child?.kill(signal);
    await exit;
  };

  return {
    url: () => url,
    isRunning,
    start: async (clockShiftMs = 0) => {
      const args = [
        '--disable-warning=ExperimentalWarning',
        '--import',
        inRoot('tests/faults/disk-layer.ts'),
        inRoot('src/host/entry-server.ts'),
        ...['--data-dir', dataFolder, '--page', pageFolder, '--port', port],
        ...['--disk-reserve-mb', String(reserveMegabytes)],
      ];
      const started = spawn(node24(), args, {
        stdio: ['pipe', 'pipe', 'pipe', 'ipc'],
        env: {
          ...process.env,
          RUNTHROUGH_TOKEN: token,
          ...(clockShiftMs === 0 ? {} : { FAULTS_CLOCK_SHIFT_MS: String(clockShiftMs) }),
        },
      });
      child = started;
      exit = once(started, 'exit');
      let complaints = '';
      started.stderr?.on('data', (text: Buffer) => {
        complaints += text.toString();
      });
      url = await new Promise<string>((resolve, reject) => {
        if (started.stdout)
          createInterface({ input: started.stdout }).on('line', (line) => {
            if (line.startsWith('{')) resolve((JSON.parse(line) as { url: string }).url);
          });
        started.once('exit', (code) => reject(new Error(`The host ended with code ${code}: ${complaints}`)));
      });
      ({ port } = new URL(url));
    },
    fault: (fault) => {
      child?.send(fault);
    },
    kill: () => end('SIGKILL'),
    ended: async () => {
      await exit;
    },
    stop: () => end('SIGTERM'),
  };
};
