import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { node24 } from '../../../scripts/setup/node-modules.mjs';
import { inRoot } from '../../../scripts/setup/paths.mjs';

const ending: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0)) await end();
});

interface Run {
  readonly child: ChildProcess;
  /** The first line of each request. */
  readonly knocks: readonly string[];
  /** What the program has printed. */
  readonly printed: () => string;
}

/** Runs a program whose every connection over HTTP goes to a counter first. */
const runBehindCounter = async (program: string): Promise<Run> => {
  const knocks: string[] = [];
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', (bytes) => {
      knocks.push(bytes.toString('latin1').split('\r\n')[0] ?? '');
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const proxy = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const folder = await mkdtemp(join(tmpdir(), 'no-way-out-'));
  const file = join(folder, 'program.mjs');
  await writeFile(file, program);
  const child = spawn(node24(), ['--disable-warning=ExperimentalWarning', file], {
    cwd: inRoot('.'),
    // Nothing else of this environment: in one that looks like a build server's the runtime reports nothing by itself.
    env: {
      PATH: process.env['PATH'],
      HOME: folder,
      HTTP_PROXY: proxy,
      HTTPS_PROXY: proxy,
      http_proxy: proxy,
      https_proxy: proxy,
      NO_PROXY: '',
      no_proxy: '',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.on('data', (bytes: Buffer) => {
    printed += bytes.toString();
  });
  ending.push(async () => {
    child.kill('SIGKILL');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    server.close();
    await rm(folder, { recursive: true });
  });
  return { child, knocks, printed: () => printed };
};

const addressOf = (file: string): string => pathToFileURL(inRoot(file)).href;

const listening = `
  import { listen } from '${addressOf('src/host/workers/listen.ts')}';
  import { sourceOfSamples } from '${addressOf('src/host/audio/speech-source.ts')}';
  await listen(sourceOfSamples(new Float32Array(16_000)));
  console.log(\`told: \${process.env.ORT_DISABLE_TELEMETRY}\`);
  setInterval(() => {}, 1000);
`;

const runtimeAlone = `
  import runtime from '${addressOf('node_modules/onnxruntime-node/dist/index.js')}';
  const { InferenceSession } = runtime;
  await InferenceSession.create('node_modules/@ricky0123/vad-web/dist/silero_vad_v6.onnx');
  setInterval(() => {}, 1000);
`;

/** Only there does the runtime report its use by itself. */
describe.runIf(process.platform === 'linux')('listening to speech', () => {
  it('reports to nobody, while the runtime that it uses would', async () => {
    const ours = await runBehindCounter(listening);
    await expect.poll(ours.printed).toBe('told: 1\n');
    const control = await runBehindCounter(runtimeAlone);
    // Where no certificates are installed the runtime alone cannot report either: then only what it was told can be looked at.
    await vi
      .waitFor(() => expect(control.knocks.length).toBeGreaterThan(0), { timeout: 40_000, interval: 200 })
      .catch(() => undefined);
    // Ours began first, and is given as long again as the control's first two reports lie apart.
    await sleep(8_000);
    expect(ours.child.exitCode).toBeNull();
    expect(ours.knocks).toEqual([]);
  });
});
