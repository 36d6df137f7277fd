import { afterEach, expect, it } from 'vitest';
import { createHostClient, type HostClient } from '../../../src/renderer/host-client/client.ts';
import { createTakeSink } from '../../../src/renderer/host-client/take-sink.ts';
import { connectWebSocket } from '../../../src/renderer/host-client/websocket-transport.ts';
import { type SocketHost, startSocketHost } from './socket-host.ts';

const attemptId = 'attempt01';
let host: SocketHost | undefined;
let client: HostClient | undefined;
afterEach(async () => {
  client?.connection.close();
  await host?.close();
});

const open = (address: string) => {
  client = createHostClient(() => connectWebSocket(address), { backOffMs: () => 5 });
  return createTakeSink(client, { scenarioId: 'demo', mode: 'practice' });
};
const plan = { kind: 'speech', label: 'Voice', contentType: 'audio/wav' } as const;
const piece = (sequence: number) =>
  ({ track: 'speech', sequence, startMs: sequence * 1000, endMs: sequence * 1000 + 1000 }) as const;

it('opens a take for its scenario and mode', async () => {
  host = await startSocketHost(({ message }, visitor) =>
    visitor.answer({ kind: 'result', id: message.id, output: { attemptId } }),
  );
  expect(await open(host.address).begin([plan])).toEqual({ attemptId });
  expect(host.visitors[0]?.requests[0]?.message).toMatchObject({
    method: 'take.begin',
    input: { scenarioId: 'demo', mode: 'practice', tracks: [plan] },
  });
});

it('brings every piece across in order, however often the connection breaks', async () => {
  // Writes like the host: a sequence that is already there is answered with success, and every third answer is lost.
  const written: number[][] = [];
  let calls = 0;
  host = await startSocketHost(({ message, bytes }, visitor) => {
    if (message.kind !== 'call') return;
    if (message.method === 'take.begin')
      return visitor.answer({ kind: 'result', id: message.id, output: { attemptId } });
    calls += 1;
    if (calls % 4 === 3) return visitor.drop();
    const { sequence } = message.input as { sequence: number };
    if (sequence === written.length) written.push([...(bytes ?? [])]);
    if (calls % 3 === 0) return visitor.drop();
    visitor.answer({ kind: 'result', id: message.id, output: { byteLength: bytes?.length ?? 0 } });
  });
  const sink = open(host.address);
  await sink.begin([plan]);
  for (let sequence = 0; sequence < 12; sequence += 1) {
    await sink.append(piece(sequence), new Uint8Array([sequence, sequence + 1]));
  }
  expect(written).toEqual(Array.from({ length: 12 }, (_, sequence) => [sequence, sequence + 1]));
});

it('tells how the disk stands, and closes a take however often the answer is lost', async () => {
  const disk = { state: 'low', freeBytes: 5_000_000, minutesLeft: 2.5 };
  let finishes = 0;
  host = await startSocketHost(({ message }, visitor) => {
    if (message.kind !== 'call') return;
    const answer = (output: unknown): void => visitor.answer({ kind: 'result', id: message.id, output });
    if (message.method === 'take.begin') return answer({ attemptId });
    if (message.method === 'take.append') return answer({ byteLength: 4, disk });
    finishes += 1;
    if (finishes < 3) return visitor.drop();
    answer({
      schemaVersion: 1,
      attemptId,
      mode: 'practice',
      kitId: 'kit',
      kitVersion: '1',
      scenarioId: 'demo',
      state: 'complete',
      startedAt: '2026-03-01T09:30:00.000Z',
      durationMs: 1000,
      tracks: [],
    });
  });
  const sink = open(host.address);
  await sink.begin([plan]);
  expect(await sink.append(piece(0), new Uint8Array(4))).toEqual(disk);
  await sink.finish(1000);
  expect(finishes).toBe(3);
});

it('gives up at once on an error that asking again does not mend', async () => {
  host = await startSocketHost(({ message }, visitor) => {
    if (message.kind === 'call' && message.method === 'take.begin')
      visitor.answer({ kind: 'result', id: message.id, output: { attemptId } });
    else visitor.answer({ kind: 'error', id: message.id, error: { code: 'disk-full' } });
  });
  const sink = open(host.address);
  await sink.begin([plan]);
  await expect(sink.append(piece(0), new Uint8Array(4))).rejects.toMatchObject({ code: 'disk-full' });
  await expect(sink.event({ kind: 'paused', atMs: 3 })).rejects.toMatchObject({ code: 'disk-full' });
});

it('refuses pieces before the take is open', async () => {
  host = await startSocketHost(() => undefined);
  await expect(open(host.address).append(piece(0), new Uint8Array(4))).rejects.toMatchObject({
    code: 'take-not-recording',
  });
});
