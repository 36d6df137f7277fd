import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { node24 } from '../../../../scripts/setup/node-modules.mjs';
import { inRoot } from '../../../../scripts/setup/paths.mjs';
import { connectInspector, heapBytes } from './inspector.ts';
import { residentMegabytes } from './processes.ts';

/** The studio's host as a process of its own, with an inspector to ask for its memory. */
export interface BenchHost {
  readonly url: string;
  readonly processId: number;
  /** From the start of the process until it listens. */
  readonly startMs: number;
  /** Heap and buffers after a collection, and what is in RAM; megabytes. */
  readonly memory: () => Promise<{ readonly heap: number; readonly resident: number }>;
  readonly stop: () => Promise<void>;
}

/** Starts `entry-server.ts` over a data folder; `pageFolder` replaces the studio's page, `modelFile` is its speech model. */
export const startBenchHost = async (
  dataFolder: string,
  pageFolder?: string,
  modelFile?: string,
): Promise<BenchHost> => {
  const startedMs = performance.now();
  const child: ChildProcess = spawn(
    node24(),
    [
      '--disable-warning=ExperimentalWarning',
      '--inspect=127.0.0.1:0',
      inRoot('src/host/entry-server.ts'),
      '--data-dir',
      dataFolder,
      ...(pageFolder === undefined ? [] : ['--page', pageFolder]),
      ...(modelFile === undefined ? [] : ['--test-model', modelFile]),
    ],
    { stdio: ['pipe', 'pipe', 'pipe'] },
  );
  const ended = once(child, 'exit');
  const lineOf = (stream: NodeJS.ReadableStream | null, matches: RegExp): Promise<string> =>
    new Promise((resolve, reject) => {
      if (!stream) return reject(new Error('No output.'));
      createInterface({ input: stream }).on('line', (line) => {
        const found = matches.exec(line)?.[1];
        if (found) resolve(found);
      });
      child.once('exit', (code) => reject(new Error(`The host ended at once with code ${code}.`)));
    });
  const [url, inspectorUrl] = await Promise.all([
    lineOf(child.stdout, /"url":"([^"]+)"/),
    lineOf(child.stderr, /(ws:\/\/\S+)/),
  ]);
  const startMs = performance.now() - startedMs;
  const processId = child.pid ?? 0;
  const inspector = await connectInspector(inspectorUrl);
  return {
    url,
    processId,
    startMs,
    memory: async () => ({
      heap: (await heapBytes(inspector)) / 2 ** 20,
      resident: residentMegabytes(processId),
    }),
    stop: async () => {
      inspector.close();
      if (child.exitCode === null) child.kill('SIGTERM');
      await ended;
    },
  };
};
