// The program itself, byte for byte: what the host never sends must not harm it either.
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { cancelFrame, jobFrame, loadFrame } from '../../../src/host/engines/sidecar-frames.ts';
import { parseSidecarLine, type SidecarMessage } from '../../../src/host/engines/sidecar-messages.ts';
import { firstBuildMs, sidecarProgram, speech, testModelPath } from './engine-fixtures.ts';

let program = '';
beforeAll(async () => {
  program = await sidecarProgram();
}, firstBuildMs);

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

const start = (...args: string[]) => {
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'ignore'] });
  children.push(child);
  child.stdin.on('error', () => {});
  const messages: SidecarMessage[] = [];
  const waiting = new Set<() => void>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    const message = parseSidecarLine(line);
    expect(message, `not a message: ${line}`).not.toBeNull();
    if (message) messages.push(message);
    for (const check of waiting) check();
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', (status) => resolve(status)));
  const received = (isWanted: (message: SidecarMessage) => boolean) =>
    new Promise<SidecarMessage>((resolve) => {
      const check = () => {
        const found = messages.find(isWanted);
        if (found === undefined) return;
        waiting.delete(check);
        resolve(found);
      };
      waiting.add(check);
      check();
    });
  return { send: (bytes: Uint8Array) => child.stdin.write(bytes), child, messages, ended, received };
};

const rawFrame = (type: number, body: Uint8Array | number[]) => {
  const bytes = new Uint8Array(5 + body.length);
  new DataView(bytes.buffer).setUint32(0, body.length + 1, true);
  bytes[4] = type;
  bytes.set(body, 5);
  return bytes;
};
const options = { language: 'en', prompt: '', threads: 1, audioContext: 0, temperatureIncrement: 0 };

describe('the whisper-sidecar program', () => {
  it('loads, recognises and ends when its input closes', async () => {
    const sidecar = start();
    sidecar.send(loadFrame(testModelPath));
    sidecar.send(jobFrame(7, options, speech()));
    await sidecar.received((message) => message.type === 'done');
    sidecar.child.stdin.end();
    expect(await sidecar.ended).toBe(0);
    const types = sidecar.messages.map((message) => message.type);
    expect(types.slice(0, 2)).toEqual(['started', 'ready']);
    expect(types.at(-1)).toBe('done');
    expect(sidecar.messages.filter((message) => message.type === 'segment')).toHaveLength(3);
  });

  it('ends in the middle of a job when its input closes', async () => {
    const sidecar = start();
    sidecar.send(loadFrame(testModelPath));
    for (let id = 0; id < 20; id++) sidecar.send(jobFrame(id, options, speech()));
    await sidecar.received((message) => message.type === 'progress');
    sidecar.child.stdin.end();
    expect(await sidecar.ended).toBe(0);
    expect(sidecar.messages.some((message) => message.type === 'done' && message.id === 19)).toBe(false);
  });

  it('cancels waiting and running jobs and goes on with the rest', async () => {
    const sidecar = start();
    sidecar.send(loadFrame(testModelPath));
    for (const id of [1, 2, 3]) sidecar.send(jobFrame(id, options, speech()));
    await sidecar.received((message) => message.type === 'progress' && message.id === 1);
    sidecar.send(cancelFrame(2));
    sidecar.send(cancelFrame(1));
    sidecar.send(cancelFrame(99));
    await sidecar.received((message) => message.type === 'done' && message.id === 3);
    const ends = sidecar.messages.filter((message) => message.type === 'aborted' || message.type === 'done');
    expect(ends).toMatchObject([
      { type: 'aborted', id: 2 },
      { type: 'aborted', id: 1 },
      { type: 'done', id: 3 },
    ]);
  });

  it('answers a job before any model, and a second model', async () => {
    const sidecar = start();
    sidecar.send(jobFrame(5, options, speech()));
    expect(await sidecar.received((message) => message.type === 'error')).toMatchObject({
      code: 'no-model',
      id: 5,
    });
    sidecar.send(loadFrame(testModelPath));
    sidecar.send(loadFrame(testModelPath));
    await sidecar.received((message) => message.type === 'error' && message.code === 'already-loaded');
  });

  it.each([
    ['a job without samples', rawFrame(2, [1, 0, 0, 0, 0, 0, 0, 0])],
    ['a job with half a sample', rawFrame(2, [1, 0, 0, 0, 2, 0, 0, 0, 0x7b, 0x7d, 1])],
    ['options longer than the frame', rawFrame(2, [1, 0, 0, 0, 255, 255, 255, 255, 1, 2])],
    ['a job cut short', rawFrame(2, [1, 0])],
    ['an unknown type', rawFrame(77, [1, 2, 3])],
    ['a cancel without an id', rawFrame(3, [1])],
    ['a path with a zero byte', rawFrame(1, [0x2f, 0, 0x2f])],
    ['an empty path', rawFrame(1, [])],
  ])('rejects %s and stays in step', async (_, bytes) => {
    const sidecar = start();
    sidecar.send(bytes);
    expect(await sidecar.received((message) => message.type === 'error')).toMatchObject({ code: 'frame' });
    sidecar.send(loadFrame(testModelPath));
    await sidecar.received((message) => message.type === 'ready');
  });

  it.each([
    ['zero', [0, 0, 0, 0]],
    ['gigantic', [255, 255, 255, 255]],
  ])('gives up on a %s length', async (_, bytes) => {
    const sidecar = start();
    sidecar.send(Uint8Array.from(bytes));
    expect(await sidecar.ended).toBe(2);
    expect(sidecar.messages.at(-1)).toMatchObject({ type: 'fatal', code: 'frame' });
  });

  it.each([
    ['no JSON', '{'],
    ['a list', '[]'],
    ['an unknown language', '{"language":"klingon"}'],
    ['no threads', '{"threads":0}'],
    ['a wrong type', '{"threads":"many"}'],
    ['a negative context', '{"audioContext":-5}'],
    ['a context above the model', '{"audioContext":9999}'],
    ['a wild temperature', '{"temperatureIncrement":5}'],
    ['a very long prompt', JSON.stringify({ prompt: 'um '.repeat(400) })],
  ])('answers options with %s and goes on', async (_, text) => {
    const sidecar = start();
    sidecar.send(loadFrame(testModelPath));
    const json = new TextEncoder().encode(text);
    const head = new Uint8Array(8);
    new DataView(head.buffer).setUint32(0, 9, true);
    new DataView(head.buffer).setUint32(4, json.length, true);
    sidecar.send(rawFrame(2, [...head, ...json, 0, 0, 0, 0]));
    expect(await sidecar.received((message) => message.type === 'error')).toMatchObject({
      code: 'bad-options',
      id: 9,
    });
    sidecar.send(jobFrame(10, options, speech().subarray(0, 16_000)));
    await sidecar.received((message) => message.type === 'done');
  });

  it('says that a file is no model', async () => {
    const sidecar = start();
    sidecar.send(loadFrame(import.meta.filename));
    expect(await sidecar.ended).toBe(3);
    expect(sidecar.messages.at(-1)).toMatchObject({ type: 'fatal', code: 'model-load' });
  });
});
