import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fileCommand, folderCommand } from '../../../src/host/attempts/show-folder.ts';
import { defaultExportFolder } from '../../../src/host/export/export-folder.ts';
import { createExports, type Exports } from '../../../src/host/export/exports.ts';
import { exportFileName } from '../../../src/host/export/file-name.ts';

let folder: string;
let exports: Exports;
let connection: AbortController;
const order = {
  kind: 'video',
  title: 'Five-minute demo',
  startedAt: '2026-03-01T09:30:00.000Z',
  expectedBytes: 10,
} as const;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'exports-')), 'saved');
  exports = createExports(folder);
  connection = new AbortController();
});
afterEach(async () => {
  await exports.close();
  await rm(join(folder, '..'), { recursive: true, force: true });
});

describe('a saved file', () => {
  it('is written beside its name, in any order, and takes the name when it is whole', async () => {
    const { exportId, fileName, folderLabel } = await exports.begin(order, connection.signal);
    await exports.write(exportId, 5, bytes('world'));
    await exports.write(exportId, 0, bytes('hello'));
    expect(readdirSync(folder)).toEqual([`${fileName}.part`]);
    await exports.finish(exportId);
    expect(readdirSync(folder)).toEqual([fileName]);
    expect(readFileSync(join(folder, fileName), 'utf8')).toBe('helloworld');
    expect(folderLabel).toBe(folder);
    expect(fileName).toMatch(/^Five-minute demo 2026-03-01 \d\d\.\d\d\.mp4$/);
  });

  it('never takes the place of another, finished or not', async () => {
    const first = await exports.begin(order, connection.signal);
    const second = await exports.begin(order, connection.signal);
    await exports.finish(first.exportId);
    const third = await exports.begin(order, connection.signal);
    const names = [first, second, third].map(({ fileName }) => fileName);
    expect(new Set(names).size).toBe(3);
    expect(names[1]).toContain('(2)');
  });

  it('is removed when it is cancelled, when its window goes, and when the studio closes', async () => {
    const cancelled = await exports.begin(order, connection.signal);
    await exports.write(cancelled.exportId, 0, bytes('x'));
    await exports.cancel(cancelled.exportId);
    expect(readdirSync(folder)).toEqual([]);
    await expect(exports.write(cancelled.exportId, 0, bytes('x'))).rejects.toMatchObject({
      code: 'export-not-open',
    });

    await exports.begin(order, connection.signal);
    connection.abort();
    await expect.poll(() => readdirSync(folder)).toEqual([]);

    await exports.begin(order, new AbortController().signal);
    await exports.close();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is refused at once where the disk has no room for it', async () => {
    await expect(exports.begin({ ...order, expectedBytes: 1e18 }, connection.signal)).rejects.toMatchObject({
      code: 'disk-full',
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('that is not finished cannot be shown', async () => {
    const { exportId } = await exports.begin(order, connection.signal);
    await expect(exports.show(exportId)).rejects.toMatchObject({ code: 'file-not-found' });
  });
});

describe('the name of a saved file', () => {
  const free = (): boolean => false;
  it.each([
    ['a/b\\c:d*e?"<f>|g', 'a b c d e f g'],
    ['  ..hidden.. ', 'hidden'],
    ['../../etc/passwd', 'etc passwd'],
    ['con', 'Recording'],
    ['', 'Recording'],
    ['tab\tand\nline', 'tabandline'],
  ])('of %j stands on every system', (title, plain) => {
    const name = exportFileName('video', { title, startedAt: order.startedAt }, free);
    expect(name.startsWith(`${plain} 2026-03-01 `)).toBe(true);
    expect(name).not.toMatch(/[/\\:]/);
  });

  it('is shared by the video and its captions', () => {
    const [video, captions] = (['video', 'captions-srt'] as const).map((kind) =>
      exportFileName(kind, order, free),
    );
    expect(captions).toBe(video?.replace('.mp4', '.srt'));
  });
});

describe('the folder for saved files', () => {
  it("is the person's videos, as the desktop has them, else the downloads", () => {
    const home = join(folder, '..', 'home');
    mkdirSync(join(home, 'Downloads'), { recursive: true });
    expect(defaultExportFolder({}, 'linux', home)).toBe(join(home, 'Downloads', 'Runthrough'));
    mkdirSync(join(home, 'Filme'), { recursive: true });
    mkdirSync(join(home, '.config'), { recursive: true });
    writeFileSync(join(home, '.config', 'user-dirs.dirs'), '# desktop\nXDG_VIDEOS_DIR="$HOME/Filme"\n');
    expect(defaultExportFolder({}, 'linux', home)).toBe(join(home, 'Filme', 'Runthrough'));
    expect(defaultExportFolder({}, 'darwin', home)).toBe(join(home, 'Downloads', 'Runthrough'));
    mkdirSync(join(home, 'Movies'));
    expect(defaultExportFolder({}, 'darwin', home)).toBe(join(home, 'Movies', 'Runthrough'));
    expect(existsSync(join(home, 'Movies', 'Runthrough'))).toBe(false);
  });
});

describe('the file manager', () => {
  it('is asked by a program and its arguments, never through a shell', () => {
    const evil = '/media/ana/$(rm -rf); "x"';
    expect(folderCommand('linux', evil)).toEqual({ program: 'xdg-open', args: [evil] });
    expect(folderCommand('darwin', evil)).toEqual({ program: 'open', args: [evil] });
    expect(fileCommand('darwin', '/Movies', 'a.mp4')).toEqual({
      program: 'open',
      args: ['-R', join('/Movies', 'a.mp4')],
    });
    expect(fileCommand('win32', '/Videos', 'a b.mp4')).toEqual({
      program: 'explorer.exe',
      args: [`/select,"${join('/Videos', 'a b.mp4')}"`],
      verbatim: true,
    });
    expect(fileCommand('linux', '/Videos', 'a.mp4')).toEqual(folderCommand('linux', '/Videos'));
    expect(folderCommand('aix', '/')).toBeNull();
  });
});
