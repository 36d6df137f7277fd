import { type ChildProcess, fork, type Serializable } from 'node:child_process';
import { once } from 'node:events';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { inRoot } from '../../../scripts/setup/paths.mjs';
import { brokerFallback, type FallbackBroker } from '../../../src/host/engines/broker-fallback.ts';
import { openFallbackChannel, type ParentPort } from '../../../src/host/engines/fallback-channel.ts';
import { FallbackEngine } from '../../../src/host/engines/fallback-engine.ts';
import type { PortLike } from '../../../src/host/rpc/port-transport.ts';
import { createEngineStarter, type EngineStarter } from '../../../src/main/engine-starter.ts';
import { speech, testModel } from './engine-fixtures.ts';

const options = { model: testModel, language: 'en', prompt: '', temperatureIncrement: 0, threads: 1 };

/** Node's port in the form of Electron's: what arrives is wrapped in an event. */
const asElectron = (port: MessagePort): PortLike => ({
  postMessage: (message) => port.postMessage(message),
  on: (event: 'message' | 'close', listener: (event: { data: unknown }) => void) =>
    event === 'message'
      ? port.on('message', (data: unknown) => listener({ data }))
      : port.on('close', () => listener({ data: null })),
  start: () => port.start(),
  close: () => port.close(),
});

const started: ChildProcess[] = [];
const engines: FallbackEngine[] = [];
afterEach(async () => {
  await Promise.all(engines.splice(0).map((engine) => engine.abort()));
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

/** The child as a utility process starts it, as far as Node goes: a process of its own that gets a port, which is passed on here. */
const forkWithPort = () => {
  const child = fork(inRoot('src/host/engines/fallback-child.ts'), [], {
    serialization: 'advanced',
    stdio: 'ignore',
    execArgv: [],
  });
  started.push(child);
  return {
    pid: child.pid,
    once: (_event: 'exit', listener: () => void) => child.once('exit', listener),
    kill: () => child.kill('SIGKILL'),
    postMessage: (_message: unknown, [port]: MessagePort[]) => {
      port?.on('message', (message: Serializable) => child.connected && child.send(message));
      child.on('message', (message) => port?.postMessage(message));
      child.once('exit', () => port?.close());
    },
  };
};

/** Host and main with real ports and processes between them. */
const openBoth = (): { broker: FallbackBroker; starter: EngineStarter } => {
  const broker: FallbackBroker = brokerFallback((order) => expect(starter.receive(order)).toBe(true));
  const starter = createEngineStarter<MessagePort>({
    fork: forkWithPort,
    newChannel: () => new MessageChannel(),
    tellHost: (news, ports) => expect(broker.receive(news, ports.map(asElectron))).toBe(true),
  });
  return { broker, starter };
};

const newEngine = (broker: FallbackBroker, limits = {}): FallbackEngine => {
  const engine = new FallbackEngine({ start: broker.start, limits });
  engines.push(engine);
  return engine;
};

const ended = (child: ChildProcess | undefined): Promise<unknown> =>
  child === undefined || child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : once(child, 'exit');

describe('the slow engine in a process that main starts', () => {
  it('recognises speech, with progress', async () => {
    const engine = newEngine(openBoth().broker);
    expect(await engine.load(testModel)).toMatchObject({ engine: 'whisper.node', isSlow: true });
    const shares: number[] = [];
    const result = await engine.transcribe(speech(), {
      ...options,
      onProgress: (share) => shares.push(share),
    });
    expect(result.segments).toHaveLength(3);
    expect(shares.at(-1)).toBe(1);
  });

  it('is killed when it is stopped, and started again', async () => {
    const engine = newEngine(openBoth().broker);
    await engine.load(testModel);
    const controller = new AbortController();
    const stopped = engine.transcribe(speech(), {
      ...options,
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
    await ended(started[0]);
    expect(started[0]?.signalCode).toBe('SIGKILL');
    expect((await engine.transcribe(speech(), options)).segments).toHaveLength(3);
    expect(started).toHaveLength(2);
  });

  it('tells when it crashes, and keeps its limits', async () => {
    const { broker } = openBoth();
    const dying = newEngine(broker);
    await dying.load(testModel);
    const killed = dying.transcribe(speech(), {
      ...options,
      onProgress: () => void started[0]?.kill('SIGKILL'),
    });
    await expect(killed).rejects.toMatchObject({ code: 'engine-crashed' });
    const late = newEngine(broker, { pieceMs: 5 });
    await late.load(testModel);
    await expect(late.transcribe(speech(), options)).rejects.toMatchObject({ code: 'engine-timeout' });
    await ended(started[1]);
  });

  it('refuses what is no model', async () => {
    const load = newEngine(openBoth().broker).load({ path: import.meta.filename, byteLength: 10 });
    await expect(load).rejects.toMatchObject({ code: 'model-refused' });
  });

  it('ends with the host', async () => {
    const { broker, starter } = openBoth();
    await newEngine(broker).load(testModel);
    starter.endAll();
    await ended(started[0]);
    expect(started[0]?.signalCode).toBe('SIGKILL');
  });

  it('leaves other messages to others', () => {
    const { broker, starter } = openBoth();
    expect(broker.receive(null, [])).toBe(false);
    expect(broker.receive('close', [])).toBe(false);
    expect(starter.receive('ready')).toBe(false);
  });

  it('lets go of a port that comes for a child that was killed meanwhile', () => {
    const orders: unknown[] = [];
    const broker = brokerFallback((order) => orders.push(order));
    const listener = { message: () => undefined, end: () => expect.unreachable() };
    broker.start(listener).kill();
    expect(orders).toEqual([
      { type: 'start-engine', childId: 1 },
      { type: 'kill-engine', childId: 1 },
    ]);
    const { port1, port2 } = new MessageChannel();
    const closed = once(port2, 'close');
    broker.receive({ type: 'engine-started', childId: 1 }, [asElectron(port1)]);
    return closed;
  });
});

describe('openFallbackChannel', () => {
  it('talks over the port that comes with the first message of the parent', async () => {
    const { port1, port2 } = new MessageChannel();
    const parentPort: ParentPort = {
      on: (_event, listener) => {
        queueMicrotask(() => listener({ ports: [asElectron(port1)] }));
      },
    };
    const channel = await openFallbackChannel(parentPort);
    const heard = new Promise((resolve) => channel.onMessage(resolve));
    port2.postMessage(new Int16Array([1, 2]));
    expect(await heard).toEqual(new Int16Array([1, 2]));
    const answered = once(port2, 'message');
    channel.send({ type: 'started' });
    expect(await answered).toEqual([{ type: 'started' }]);
    const left = new Promise<void>((resolve) => channel.onEnd(resolve));
    port2.close();
    await left;
  });
});
