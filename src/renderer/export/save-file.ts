import { StudioError } from '../../contract/errors.ts';
import type { ExportFile, ExportKind } from '../../contract/export.ts';
import type { HostClient } from '../host-client/client.ts';

/** A file that grows in the person's folder and takes its name when it is whole. */
export interface SavedFile {
  readonly write: (byteOffset: number, bytes: Uint8Array) => Promise<void>;
  readonly finish: () => Promise<ExportFile>;
  /** Removes what was written. Never throws: the host removes it too when the window is gone. */
  readonly cancel: () => Promise<void>;
}

/** Opens a file for an attempt. Throws `disk-full` where it would not fit. */
export const openSavedFile = async (
  host: HostClient,
  order: { readonly attemptId: string; readonly kind: ExportKind; readonly expectedBytes: number },
): Promise<SavedFile> => {
  const { exportId } = (await host.call('export.begin', order)).output;
  return {
    write: async (byteOffset, bytes) => {
      await host.call('export.write', { exportId, byteOffset }, { bytes });
    },
    finish: async () => (await host.call('export.finish', { exportId })).output,
    cancel: async () => {
      await host.call('export.cancel', { exportId }).catch(() => undefined);
    },
  };
};

/** Saves a text as a file. */
export const saveText = async (
  host: HostClient,
  { attemptId, kind, text }: { readonly attemptId: string; readonly kind: ExportKind; readonly text: string },
): Promise<ExportFile> => {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length === 0) throw new StudioError('bad-request', 'There is nothing to save.');
  const file = await openSavedFile(host, { attemptId, kind, expectedBytes: bytes.length });
  try {
    await file.write(0, bytes);
    return await file.finish();
  } catch (error) {
    await file.cancel();
    throw error;
  }
};
