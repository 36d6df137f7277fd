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

vi.setConfig({ testTimeout: 90_000 });

const ending: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0)) await end();
});

/** Runs a program whose every connection over HTTP goes to a counter first. */
const runBehindCounter = async (program: string): Promise<{ child: ChildProcess; knocks: string[] }> => {
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
  const { ORT_DISABLE_TELEMETRY: _, ...environment } = process.env;
  const folder = await mkdtemp(join(tmpdir(), 'no-way-out-'));
  const file = join(folder, 'program.mjs');
  await writeFile(file, program);
  const child = spawn(node24(), ['--disable-warning=ExperimentalWarning', file], {
    cwd: inRoot('.'),
    env: {
      ...environment,
      HTTP_PROXY: proxy,
      HTTPS_PROXY: proxy,
      http_proxy: proxy,
      https_proxy: proxy,
      NO_PROXY: '',
      no_proxy: '',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  ending.push(async () => {
    child.kill('SIGKILL');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    server.close();
    await rm(folder, { recursive: true });
  });
  return { child, knocks };
};

const addressOf = (file: string): string => pathToFileURL(inRoot(file)).href;

const listening = `
  import { listen } from '${addressOf('src/host/workers/listen.ts')}';
  import { sourceOfSamples } from '${addressOf('src/host/audio/speech-source.ts')}';
  await listen(sourceOfSamples(new Float32Array(16_000)));
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
    const control = await runBehindCounter(runtimeAlone);
    await vi.waitFor(() => expect(control.knocks.length).toBeGreaterThan(0), {
      timeout: 60_000,
      interval: 200,
    });
    // Ours began first, and is given as long again as the control's first two reports lie apart.
    await sleep(8_000);
    expect(ours.child.exitCode).toBeNull();
    expect(ours.knocks).toEqual([]);
  });
});
