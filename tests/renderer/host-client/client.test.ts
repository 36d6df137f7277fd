import { afterEach, expect, it } from 'vitest';
import { StudioError } from '../../../src/contract/errors.ts';
import type { Settings } from '../../../src/contract/settings.ts';
import { createHostClient, type HostClient } from '../../../src/renderer/host-client/client.ts';
import { connectWebSocket } from '../../../src/renderer/host-client/websocket-transport.ts';
import { type SocketHost, startSocketHost } from './socket-host.ts';

const settings: Settings = {
  theme: 'dark',
  modelId: null,
  allowDownloads: true,
  screenLabel: null,
  cameraLabel: null,
  microphoneLabel: null,
  submitter: null,
  cues: { mode: 'on', sound: false, profile: null, retuning: {} },
  practiceKeeps: 'all',
  screenHeightPixels: null,
  ownNotes: {},
  notesTextScale: 1.25,
};
const attemptId = 'attempt01';

let host: SocketHost | undefined;
let client: HostClient | undefined;
afterEach(async () => {
  client?.connection.close();
  await host?.close();
});

const connectTo = (address: string): HostClient => {
  client = createHostClient(() => connectWebSocket(address), { backOffMs: () => 10 });
  return client;
};
const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'no error',
    (error: unknown) => (error instanceof StudioError ? error.code : String(error)),
  );

it('calls a method and gives back its checked output', async () => {
  host = await startSocketHost(({ message }, visitor) => {
    if (message.kind === 'call') visitor.answer({ kind: 'result', id: message.id, output: settings });
  });
  const { output } = await connectTo(host.address).call('settings.get', {});
  expect(output.theme).toBe('dark');
});

it('carries a binary block in both directions', async () => {
  host = await startSocketHost(({ message, bytes }, visitor) => {
    if (message.kind !== 'call') return;
    if (message.method === 'take.append')
      visitor.answer({ kind: 'result', id: message.id, output: { byteLength: bytes?.length ?? 0 } });
    else
      visitor.answer(
        { kind: 'result', id: message.id, output: { fileByteLength: 3 } },
        new Uint8Array([7, 8, 9]),
      );
  });
  const page = connectTo(host.address);
  const fragment = { attemptId, track: 'speech', sequence: 0, startMs: 0, endMs: 10 } as const;
  const appended = await page.call('take.append', fragment, { bytes: new Uint8Array(1000) });
  expect(appended.output.byteLength).toBe(1000);
  const read = await page.call('take.read', { attemptId, track: 'speech', byteOffset: 0, byteLength: 3 });
  expect([...read.bytes]).toEqual([7, 8, 9]);
});

it('turns the error on the wire into the error of the catalogue', async () => {
  host = await startSocketHost(({ message }, visitor) =>
    visitor.answer({
      kind: 'error',
      id: message.id,
      error: { code: 'disk-full', details: 'x', logId: 'ab12' },
    }),
  );
  const call = connectTo(host.address).call('settings.get', {});
  await expect(call).rejects.toMatchObject({ code: 'disk-full', details: 'x', logId: 'ab12' });
});

it('refuses an input that the schema refuses, without sending it', async () => {
  host = await startSocketHost(() => undefined);
  const page = connectTo(host.address);
  await page.connection.whenOpen();
  expect(await codeOf(page.call('attempts.get', { attemptId: '../etc' }))).toBe('bad-request');
  expect(host.visitors[0]?.requests).toEqual([]);
});

it('says that page and host do not fit when an answer has another shape', async () => {
  host = await startSocketHost(({ message }, visitor) =>
    visitor.answer({ kind: 'result', id: message.id, output: { theme: 'purple' } }),
  );
  expect(await codeOf(connectTo(host.address).call('settings.get', {}))).toBe('unknown-method');
});

it('cancels through the signal: the call ends at once and the host is told', async () => {
  host = await startSocketHost(() => undefined);
  const page = connectTo(host.address);
  const controller = new AbortController();
  const call = page.call('studio.info', {}, { signal: controller.signal });
  await expect.poll(() => host?.visitors[0]?.requests).toHaveLength(1);
  controller.abort();
  expect(await codeOf(call)).toBe('cancelled');
  await expect
    .poll(() => host?.visitors[0]?.requests.map(({ message }) => message.kind))
    .toEqual(['call', 'cancel']);
});

it('rejects what is in flight when the connection breaks, and works again by itself', async () => {
  host = await startSocketHost(({ message }, visitor) => {
    if (host?.visitors.length === 1) visitor.drop();
    else visitor.answer({ kind: 'result', id: message.id, output: settings });
  });
  const page = connectTo(host.address);
  const states: string[] = [];
  page.connection.subscribe((state) => states.push(state));
  expect(await codeOf(page.call('settings.get', {}))).toBe('connection-lost');
  await page.connection.whenOpen();
  expect((await page.call('settings.get', {})).output.theme).toBe('dark');
  expect(states).toEqual(['open', 'lost', 'open']);
});

it('listens again after a break', async () => {
  host = await startSocketHost(({ message }, visitor) => {
    if (message.kind === 'listen') visitor.answer({ kind: 'event', id: message.id, event: { attemptId } });
  });
  const page = connectTo(host.address);
  const heard: string[] = [];
  const stop = page.listen('attempts.changed', {}, (event) => heard.push(event.attemptId));
  await expect.poll(() => heard).toHaveLength(1);
  host.visitors[0]?.drop();
  await expect.poll(() => heard).toHaveLength(2);
  stop();
  await expect.poll(() => host?.visitors[1]?.requests.at(-1)?.message.kind).toBe('cancel');
});

it('keeps an event away from listeners when it has another shape', async () => {
  host = await startSocketHost(({ message }, visitor) => {
    visitor.answer({ kind: 'event', id: message.id, event: { attemptId: 7 } });
    visitor.answer({ kind: 'event', id: message.id, event: { attemptId } });
  });
  const heard: unknown[] = [];
  connectTo(host.address).listen('attempts.changed', {}, (event) => heard.push(event));
  await expect.poll(() => heard).toEqual([{ attemptId }]);
});

it('keeps trying while the host is not there, and rejects calls meanwhile', async () => {
  host = await startSocketHost(({ message }, visitor) =>
    visitor.answer({ kind: 'result', id: message.id, output: settings }),
  );
  const { address } = host;
  const port = Number(new URL(address).port);
  await host.close();
  const page = connectTo(address);
  expect(await codeOf(page.call('settings.get', {}))).toBe('connection-lost');
  expect(page.connection.state).toBe('lost');
  host = await startSocketHost(({ message }, visitor) => {
    visitor.answer({ kind: 'result', id: message.id, output: settings });
  }, port);
  await page.connection.whenOpen();
  expect((await page.call('settings.get', {})).output.theme).toBe('dark');
});

it('stays closed once it is closed', async () => {
  host = await startSocketHost(() => undefined);
  const page = connectTo(host.address);
  await page.connection.whenOpen();
  const call = page.call('settings.get', {});
  page.connection.close();
  expect(await codeOf(call)).toBe('connection-lost');
  expect(await codeOf(page.connection.whenOpen())).toBe('connection-lost');
  expect(await codeOf(page.call('settings.get', {}))).toBe('connection-lost');
});
