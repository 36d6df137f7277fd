import { randomBytes } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { FileStore } from '@tus/file-store';
import { ERRORS, Server, Upload } from '@tus/server';
import type { FastifyInstance } from 'fastify';
import type { ExpectedFile } from '../contract/backend.ts';
import type { SealedSubmission, SubmissionFile } from '../contract/submission.ts';
import { isMissing, removeFile } from './files.ts';
import type { IndexStore } from './index-store.ts';
import type { Storage } from './storage.ts';

/**
 * The files that are on their way. The backend makes every upload itself, when a sealed submission is announced: bound to that
 * submission, one of its file names and the length declared there, under a name that cannot be guessed. Nobody else can make one.
 */
export interface Uploads {
  /** How far each file has come; makes the uploads that are missing. */
  readonly expected: (sealed: SealedSubmission) => Promise<ExpectedFile[]>;
  /** Where a file of the submission lies while it arrives. */
  readonly pathOf: (submissionId: string, name: string) => string | null;
  /** Forgets what arrived of a file, so that it is sent again. */
  readonly startOver: (submissionId: string, name: string) => Promise<void>;
}

/** Serves `HEAD` and `PATCH` of the tus protocol under `/uploads`. */
export const serveUploads = (app: FastifyInstance, storage: Storage, index: IndexStore): Uploads => {
  const store = new FileStore({ directory: storage.uploads });
  const server = new Server({
    path: '/uploads',
    datastore: store,
    allowedOrigins: () => false,
    onIncomingRequest: (_, uploadId) => {
      const upload = index.findUpload(uploadId);
      const isExpected = upload && index.find(upload.submissionId)?.state === 'expecting';
      return isExpected ? Promise.resolve() : Promise.reject(ERRORS.FILE_NOT_FOUND);
    },
  });

  app.addContentTypeParser('application/offset+octet-stream', (_request, _payload, done) => done(null));
  app.route({
    method: ['HEAD', 'PATCH'],
    url: '/uploads/:uploadId',
    handler: async (request, reply) => {
      reply.hijack();
      await server.handle(request.raw, reply.raw);
    },
  });

  const make = async (submissionId: string, file: SubmissionFile): Promise<string> => {
    const uploadId = randomBytes(16).toString('hex');
    await store.create(new Upload({ id: uploadId, size: file.byteLength, offset: 0 }));
    index.setUpload({ uploadId, submissionId, name: file.name });
    return uploadId;
  };

  /** Null when nothing usable is there: never made, or torn by a power cut. */
  const arrivedBytes = async (uploadId: string): Promise<number | null> => {
    try {
      return (await store.getUpload(uploadId)).offset;
    } catch {
      return null;
    }
  };

  const movedBytes = async (path: string): Promise<number | null> => {
    try {
      return (await stat(path)).size;
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  };

  const uploadOf = (submissionId: string, name: string): string | undefined =>
    index.uploads(submissionId).find((upload) => upload.name === name)?.uploadId;

  const expect = async (submissionId: string, file: SubmissionFile): Promise<ExpectedFile> => {
    const { name, byteLength } = file;
    const standing = uploadOf(submissionId, name);
    if (standing !== undefined) {
      const moved = await movedBytes(storage.file(submissionId, name));
      const receivedBytes = moved ?? (await arrivedBytes(standing));
      if (receivedBytes !== null)
        return { name, byteLength, receivedBytes, uploadPath: `uploads/${standing}` };
    }
    return { name, byteLength, receivedBytes: 0, uploadPath: `uploads/${await make(submissionId, file)}` };
  };

  return {
    expected: async ({ manifest }) => {
      const files: ExpectedFile[] = [];
      for (const file of manifest.files) files.push(await expect(manifest.submissionId, file));
      return files;
    },
    pathOf: (submissionId, name) => {
      const uploadId = uploadOf(submissionId, name);
      return uploadId === undefined ? null : join(storage.uploads, uploadId);
    },
    startOver: async (submissionId, name) => {
      const uploadId = uploadOf(submissionId, name);
      if (uploadId === undefined) return;
      await removeFile(join(storage.uploads, uploadId));
      await removeFile(join(storage.uploads, `${uploadId}.json`));
    },
  };
};
