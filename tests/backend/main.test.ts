import { spawn } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { vendorKit, writeKit } from './vendor-kit.ts';

const Listening = z.object({ event: z.literal('listening'), url: z.url(), reviewUrl: z.url() });
const program = resolve(import.meta.dirname, '../../src/backend/main.ts');

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backend-main-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const start = (...given: string[]) => {
  const child = spawn(process.execPath, [program, ...given], { stdio: ['ignore', 'pipe', 'pipe'] });
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk) => (said.out += chunk));
  child.stderr.on('data', (chunk) => (said.err += chunk));
  const code = new Promise<number | null>((done) => child.once('close', done));
  const lines = new Promise<string[]>((done) => {
    child.stdout.on('data', () => said.out.split('\n').length > 2 && done(said.out.split('\n')));
  });
  return { child, said, code, lines };
};

describe('the backend as a program', () => {
  it('says where it listens, once for machines and once for people, and ends when asked', async () => {
    const kit = await writeKit(folder, vendorKit());
    const { child, lines, code } = start('--port', '0', '--data-dir', join(folder, 'data'), '--kit', kit);
    const [forMachines = '', forPeople = ''] = await lines;
    const started = Listening.parse(JSON.parse(forMachines));
    expect(started.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(forPeople).toContain(started.reviewUrl);
    expect((await fetch(started.reviewUrl)).status).toBe(401);
    expect((await fetch(started.reviewUrl, { redirect: 'manual' })).status).toBe(303);
    child.kill('SIGTERM');
    expect(await code).toBe(0);
  });

  it.skipIf(process.platform === 'win32')('keeps its secrets for its owner only', async () => {
    const kit = await writeKit(folder, vendorKit());
    const { child, lines, code } = start('--port', '0', '--data-dir', join(folder, 'data'), '--kit', kit);
    await lines;
    child.kill('SIGTERM');
    await code;
    for (const secret of ['backend-key.pem', 'reviewer-token', 'index.sqlite']) {
      expect((await stat(join(folder, 'data', secret))).mode & 0o777).toBe(0o600);
    }
  });

  it('says what to do when its port is taken, and keeps the token out of its log', async () => {
    const kit = await writeKit(folder, vendorKit());
    const given = ['--data-dir', join(folder, 'data'), '--kit', kit, '--verbose'];
    const first = start('--port', '0', ...given);
    const { url, reviewUrl } = Listening.parse(JSON.parse((await first.lines)[0] ?? ''));
    const second = start('--port', new URL(url).port, ...given);
    expect(await second.code).toBe(1);
    expect(second.said.err).toContain('--port');

    await fetch(reviewUrl, { redirect: 'manual' });
    first.child.kill('SIGTERM');
    await first.code;
    expect(first.said.err).toContain('/review');
    expect(first.said.err).not.toContain(new URL(reviewUrl).searchParams.get('token'));
  });

  it.each([
    [['--port', 'many'], '--port'],
    [['--kit', 'nowhere', '--port', '0'], 'kit.json'],
    [['--colour', 'red'], '--colour'],
  ])('refuses %j with a sentence', async (given, word) => {
    const { code, said } = start('--data-dir', join(folder, 'data'), ...given);
    expect(await code).toBe(1);
    expect(said.err).toContain(word);
    expect(said.err).not.toContain('    at ');
  });
});
