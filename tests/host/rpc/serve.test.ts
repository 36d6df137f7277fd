import { once } from 'node:events';
import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { StudioError } from '../../../src/contract/errors.ts';
import { decodePacket, encodePacket, type Packet } from '../../../src/contract/wire.ts';
import type { Handlers, StreamSources } from '../../../src/host/rpc/handler.ts';
import { serve } from '../../../src/host/rpc/serve.ts';
import { websocketTransport } from '../../../src/host/rpc/websocket-transport.ts';

const log = pino({ level: 'silent' });
const cleanUp: (() => void)[] = [];
afterEach(() => {
  for (const step of cleanUp.splice(0).reverse()) step();
});

/** Only the handlers that a test needs: any other method of the contract is then an unexpected error. */
const connect = async (handlers: Partial<Handlers>, sources: Partial<StreamSources> = {}) => {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  cleanUp.push(() => server.close());
  server.on('connection', (socket) => {
    serve(websocketTransport(socket), {
      handlers: handlers as Handlers,
      sources: sources as StreamSources,
      log,
    });
  });
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('no address');
  const socket = new WebSocket(`ws://127.0.0.1:${address.port}`);
  cleanUp.push(() => socket.terminate());
  await once(socket, 'open');
  const received: Packet<unknown>[] = [];
  const waiting: ((packet: Packet<unknown>) => void)[] = [];
  socket.on('message', (data: Buffer) => {
    const packet = decodePacket(data);
    const next = waiting.shift();
    if (next) next(packet);
    else received.push(packet);
  });
  return {
    socket,
    send: (message: unknown, bytes?: Uint8Array) =>
      socket.send(encodePacket(bytes ? { message, bytes } : { message })),
    next: (): Promise<Packet<unknown>> => {
      const packet = received.shift();
      return packet ? Promise.resolve(packet) : new Promise((resolve) => waiting.push(resolve));
    },
  };
};

describe('serving the contract', () => {
  it('answers a call, with bytes both ways', async () => {
    const { send, next } = await connect({
      'take.append': (_input, { bytes }) => ({ byteLength: bytes.length }),
      'take.read': ({ byteLength }) => ({
        output: { fileByteLength: 9 },
        bytes: new Uint8Array(byteLength).fill(7),
      }),
    });
    const fragment = { attemptId: 'attempt01', track: 'screen', sequence: 0, startMs: 0, endMs: 1000 };
    send({ kind: 'call', id: 1, method: 'take.append', input: fragment }, new Uint8Array(1234));
    expect((await next()).message).toEqual({ kind: 'result', id: 1, output: { byteLength: 1234 } });
    const place = { attemptId: 'attempt01', track: 'screen', byteOffset: 0, byteLength: 3 };
    send({ kind: 'call', id: 2, method: 'take.read', input: place });
    expect([...((await next()).bytes ?? [])]).toEqual([7, 7, 7]);
  });

  it('refuses input that does not fit the schema before any handler sees it', async () => {
    let seen = 0;
    const { send, next } = await connect({
      'attempts.delete': () => {
        seen += 1;
        return {};
      },
    });
    send({ kind: 'call', id: 1, method: 'attempts.delete', input: { attemptId: '../../etc' } });
    expect((await next()).message).toMatchObject({ kind: 'error', error: { code: 'bad-request' } });
    expect(seen).toBe(0);
  });

  it.each(['nothing.here', '__proto__', 'toString'])('knows no method %s', async (method) => {
    const { send, next } = await connect({});
    send({ kind: 'call', id: 1, method, input: {} });
    expect((await next()).message).toMatchObject({ kind: 'error', error: { code: 'unknown-method' } });
  });

  it('sends an expected error by its code, and hides the text of an unexpected one behind a log id', async () => {
    const { send, next } = await connect({
      'settings.get': () => {
        throw new StudioError('disk-full');
      },
      'kit.current': () => {
        throw new Error('the secret path');
      },
    });
    send({ kind: 'call', id: 1, method: 'settings.get', input: {} });
    expect((await next()).message).toMatchObject({ error: { code: 'disk-full' } });
    send({ kind: 'call', id: 2, method: 'kit.current', input: {} });
    const { message } = await next();
    expect(message).toMatchObject({
      error: { code: 'internal', logId: expect.stringMatching(/^[0-9a-f]{8}$/) },
    });
    expect(JSON.stringify(message)).not.toContain('secret');
  });

  it('aborts a call that is cancelled, and every call of a connection that closes', async () => {
    const aborted: string[] = [];
    const { send, next, socket } = await connect({
      'studio.info': (_input, { signal }) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            aborted.push('call');
            reject(signal.reason);
          });
        }),
      'settings.get': (_input, { connection }) =>
        new Promise((_resolve) => connection.addEventListener('abort', () => aborted.push('connection'))),
    });
    send({ kind: 'call', id: 1, method: 'studio.info', input: {} });
    send({ kind: 'cancel', id: 1 });
    expect((await next()).message).toMatchObject({ kind: 'error', id: 1, error: { code: 'cancelled' } });
    send({ kind: 'call', id: 2, method: 'settings.get', input: {} });
    socket.close();
    await expect.poll(() => aborted).toEqual(['call', 'connection']);
  });

  it('feeds a stream until it is cancelled, and stops it when the connection closes', async () => {
    let stops = 0;
    const { send, next, socket } = await connect(
      {},
      {
        'attempts.changed': (_input, emit) => {
          emit({ attemptId: 'attempt01' });
          return () => {
            stops += 1;
          };
        },
      },
    );
    send({ kind: 'listen', id: 1, stream: 'attempts.changed', input: {} });
    expect((await next()).message).toEqual({ kind: 'event', id: 1, event: { attemptId: 'attempt01' } });
    send({ kind: 'cancel', id: 1 });
    await expect.poll(() => stops).toBe(1);
    send({ kind: 'listen', id: 2, stream: 'attempts.changed', input: {} });
    await next();
    socket.close();
    await expect.poll(() => stops).toBe(2);
  });

  it('closes the connection on a frame that is no packet, and passes over a malformed request', async () => {
    const { send, next, socket } = await connect({
      'settings.get': () => Promise.reject(new StudioError('cancelled')),
    });
    send({ kind: 'shout', id: 1 });
    send({ kind: 'call', id: 2, method: 'settings.get', input: {} });
    expect((await next()).message).toMatchObject({ id: 2 });
    socket.send(Uint8Array.from([255, 255, 255, 255, 1]));
    const [code] = await once(socket, 'close');
    expect(code).toBe(1002);
  });
});
