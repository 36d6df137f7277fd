import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { type FileHandle, mkdir, open, rename, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { StudioError } from '../../contract/errors.ts';
import type { ExportFile, ExportKind } from '../../contract/export.ts';
import { showFile } from '../attempts/show-folder.ts';
import { diskError } from '../files.ts';
import { exportFileName } from './file-name.ts';

/** What a file is saved for. */
export interface ExportOrder {
  readonly kind: ExportKind;
  /** What it is named after. */
  readonly title: string;
  readonly startedAt: string;
  /** How large it is likely to be: refused at once where the disk has less. */
  readonly expectedBytes: number;
}

/**
 * Files that the page saves outside the studio. Each is written beside its name and takes it when it is whole; what is not finished when
 * its window or the studio closes is removed.
 */
export interface Exports {
  readonly begin: (order: ExportOrder, connection: AbortSignal) => Promise<ExportFile>;
  readonly write: (exportId: string, byteOffset: number, bytes: Uint8Array) => Promise<void>;
  readonly finish: (exportId: string) => Promise<ExportFile>;
  readonly cancel: (exportId: string) => Promise<void>;
  /** Shows a finished file in the system's file manager. */
  readonly show: (exportId: string) => Promise<ExportFile>;
  readonly close: () => Promise<void>;
}

interface OpenExport {
  readonly file: ExportFile;
  readonly handle: FileHandle;
  /** The last piece of work on the file: the next begins when it has ended. */
  last: Promise<unknown>;
}

/** A disk is never filled to the last byte: a recording needs room too. */
const reserveBytes = 200 * 1024 * 1024;

/** Saves into one folder, which is made when it is missing. */
export const createExports = (folder: string): Exports => {
  const openExports = new Map<string, OpenExport>();
  const finished = new Map<string, ExportFile>();
  const partOf = ({ fileName }: ExportFile): string => join(folder, `${fileName}.part`);

  const found = (exportId: string): OpenExport => {
    const standing = openExports.get(exportId);
    if (!standing) throw new StudioError('export-not-open');
    return standing;
  };

  const inTurn = <T>(standing: OpenExport, work: () => Promise<T>): Promise<T> => {
    const result = standing.last.then(work);
    standing.last = result.catch(() => undefined);
    return result;
  };

  const cancel = async (exportId: string): Promise<void> => {
    const standing = openExports.get(exportId);
    if (!standing) return;
    openExports.delete(exportId);
    await standing.last;
    await standing.handle.close();
    await rm(partOf(standing.file), { force: true });
  };

  const begin: Exports['begin'] = async ({ kind, title, startedAt, expectedBytes }, connection) => {
    try {
      await mkdir(folder, { recursive: true });
      const { bavail, bsize } = await statfs(folder);
      if (expectedBytes > 0 && bavail * bsize < expectedBytes + reserveBytes)
        throw new StudioError('disk-full');
      const names = new Set([...openExports.values()].map(({ file }) => file.fileName));
      const isTaken = (name: string): boolean => names.has(name) || existsSync(join(folder, name));
      const fileName = exportFileName(kind, { title, startedAt }, isTaken);
      const file: ExportFile = { exportId: randomUUID(), fileName, folderLabel: folder };
      // A part that a killed studio left behind is written over.
      const handle = await open(partOf(file), 'w');
      openExports.set(file.exportId, { file, handle, last: Promise.resolve() });
      connection.addEventListener('abort', () => void cancel(file.exportId));
      return file;
    } catch (error) {
      throw diskError(error);
    }
  };

  return {
    begin,
    write: async (exportId, byteOffset, bytes) => {
      const standing = found(exportId);
      return inTurn(standing, async () => {
        try {
          for (let written = 0; written < bytes.length; ) {
            const { bytesWritten } = await standing.handle.write(
              bytes,
              written,
              bytes.length - written,
              byteOffset + written,
            );
            written += bytesWritten;
          }
        } catch (error) {
          throw diskError(error);
        }
      });
    },
    finish: async (exportId) => {
      const standing = found(exportId);
      return inTurn(standing, async () => {
        try {
          await standing.handle.sync();
          await standing.handle.close();
          await rename(partOf(standing.file), join(folder, standing.file.fileName));
        } catch (error) {
          throw diskError(error);
        }
        openExports.delete(exportId);
        finished.set(exportId, standing.file);
        return standing.file;
      });
    },
    cancel,
    show: async (exportId) => {
      const file = finished.get(exportId);
      if (!file) throw new StudioError('file-not-found');
      await showFile(folder, file.fileName);
      return file;
    },
    close: async () => {
      await Promise.all([...openExports.keys()].map(cancel));
    },
  };
};
