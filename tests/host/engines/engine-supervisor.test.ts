import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { EngineSupervisor, type SupervisorSettings } from '../../../src/host/engines/engine-supervisor.ts';
import { firstBuildMs, sidecarProgram, speech, testModel } from './engine-fixtures.ts';

let program = '';
beforeAll(async () => {
  program = await sidecarProgram();
}, firstBuildMs);

const supervisors: EngineSupervisor[] = [];
const folders: string[] = [];
afterEach(async () => {
  await Promise.all(supervisors.splice(0).map((supervisor) => supervisor.abort()));
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
});

const newSupervisor = (settings: Partial<SupervisorSettings> = {}): EngineSupervisor => {
  const supervisor = new EngineSupervisor({ sidecar: { program }, fallback: {}, ...settings });
  supervisors.push(supervisor);
  return supervisor;
};
const options = { model: testModel, language: 'en', prompt: '', temperatureIncrement: 0, threads: 1 };

/** A program that speaks the protocol until it is given work, and then does what the shell is told. */
const endingProgram = async (end: string): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'supervisor-'));
  folders.push(folder);
  const path = join(folder, 'ending');
  const ready = {
    type: 'ready',
    protocol: 1,
    engine: 'x',
    variant: '',
    loadMs: 1,
    model: { type: 'x', multilingual: false, audioContext: 1500 },
  };
  const lines = [{ type: 'started', protocol: 1 }, ready].map((line) => `echo '${JSON.stringify(line)}'`);
  await writeFile(path, `#!/bin/sh\n${lines.join('\n')}\nhead -c 100000 > /dev/null\n${end}\n`, {
    mode: 0o755,
  });
  return path;
};
const dyingProgram = (): Promise<string> => endingProgram('kill -SEGV $$');

describe('EngineSupervisor', () => {
  it('uses the sidecar where it runs', async () => {
    const supervisor = newSupervisor();
    expect(supervisor.info()).toBeNull();
    await expect(supervisor.transcribe(speech(), options)).rejects.toMatchObject({ code: 'model-absent' });
    expect(await supervisor.load(testModel)).toMatchObject({ engine: 'whisper-sidecar', isSlow: false });
    expect((await supervisor.transcribe(speech(), options)).segments).toHaveLength(3);
  });

  it('loads once for calls that come together', async () => {
    const supervisor = newSupervisor();
    const infos = await Promise.all([supervisor.load(testModel), supervisor.load(testModel)]);
    expect(infos[0]).toBe(infos[1]);
  });

  it('turns to the slow engine when there is no sidecar', async () => {
    for (const sidecar of [null, { program: '/nonexistent/whisper-sidecar' }]) {
      const supervisor = newSupervisor({ sidecar });
      expect(await supervisor.load(testModel)).toMatchObject({ engine: 'whisper.node', isSlow: true });
      expect(supervisor.info()?.message).toContain('slow');
    }
  });

  it('turns to the slow engine when the sidecar keeps dying, and does the job all the same', async () => {
    const events: string[] = [];
    const supervisor = newSupervisor({
      sidecar: { program: await dyingProgram() },
      log: (event) => events.push(event),
    });
    expect((await supervisor.load(testModel)).isSlow).toBe(false);
    const results = await Promise.all([
      supervisor.transcribe(speech(), options),
      supervisor.transcribe(speech(), options),
    ]);
    expect(results.map(({ segments }) => segments.length)).toEqual([3, 3]);
    expect(supervisor.info()).toMatchObject({ isSlow: true });
    expect(events).toContain('engine-slow');
  });

  it('leaves what must not take the processor from a recording undone rather than to the slow engine', async () => {
    const supervisor = newSupervisor({ sidecar: { program: await dyingProgram() } });
    await supervisor.load(testModel);
    const live = { ...options, isFastOnly: true };
    await expect(supervisor.transcribe(speech(), live)).rejects.toMatchObject({ code: 'engine-crashed' });
    expect(supervisor.info()?.isSlow).toBe(false);
    // Beside a recording it may be tried again; what follows is not turned to the slow one for that.
    await expect(supervisor.transcribe(speech(), live)).rejects.toMatchObject({ code: 'engine-crashed' });
    expect((await supervisor.transcribe(speech(), options)).segments).toHaveLength(3);
    expect(supervisor.info()?.isSlow).toBe(true);
    await expect(supervisor.transcribe(speech(), live)).rejects.toMatchObject({ code: 'engine-missing' });
  });

  it('gives a piece that took too long twice as long at each try, with another engine too', async () => {
    const limits: unknown[] = [];
    const program = await endingProgram('exec sleep 60');
    const supervisor = newSupervisor({
      sidecar: {
        program,
        limits: { pieceMs: 20 },
        log: (_event, details) => limits.push('limitMs' in details ? details.limitMs : details),
      },
    });
    await supervisor.load(testModel);
    for (let report = 0; report < 2; report++) {
      const late = supervisor.transcribe(speech(), options);
      await expect(late).rejects.toMatchObject({ code: 'engine-timeout' });
      await supervisor.renew();
    }
    expect(limits).toEqual([20, 40, 80, 160]);
  });

  it('says that there is no engine where there is none', async () => {
    const load = newSupervisor({ sidecar: null, fallback: null }).load(testModel);
    await expect(load).rejects.toMatchObject({ code: 'engine-missing' });
  });

  it('does not blame the engine for a bad model', async () => {
    const supervisor = newSupervisor();
    const bad = { path: import.meta.filename, byteLength: 10 };
    await expect(supervisor.load(bad)).rejects.toMatchObject({ code: 'model-refused' });
    expect(await supervisor.load(testModel)).toMatchObject({ isSlow: false });
  });

  it('gives memory back when idle, and comes back by itself', async () => {
    const supervisor = newSupervisor({ idleMs: 1 });
    await supervisor.load(testModel);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect((await supervisor.transcribe(speech(), options)).segments).toHaveLength(3);
  });
});
