import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BackendErrorReply, SubmissionReply } from '../../src/contract/backend.ts';
import type { SealedAttempt } from './sealed-attempt.ts';

/** What the backend answered, by its schema. */
export interface Answer {
  readonly status: number;
  readonly reply: SubmissionReply | null;
  readonly code: string | null;
  readonly message: string;
}

/** Posts JSON as anybody on the network could. */
export const post = async (address: string, body: unknown): Promise<Answer> => {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer: unknown = await response.json();
  const error = BackendErrorReply.safeParse(answer).data?.error;
  return {
    status: response.status,
    reply: SubmissionReply.safeParse(answer).data ?? null,
    code: error?.code ?? null,
    message: error?.message ?? '',
  };
};

/** One tus PATCH with the bytes given. */
export const patch = (address: string, bytes: Uint8Array, offset = 0, headers = {}): Promise<Response> =>
  fetch(address, {
    method: 'PATCH',
    headers: {
      'tus-resumable': '1.0.0',
      'upload-offset': String(offset),
      'content-type': 'application/offset+octet-stream',
      ...headers,
    },
    body: Buffer.from(bytes),
  });

/** Announces and sends every file; `bytesOf` may send something else than is on disk. */
export const sendAll = async (
  url: string,
  { sealed, folder }: SealedAttempt,
  bytesOf: (name: string, bytes: Uint8Array) => Uint8Array = (_, bytes) => bytes,
): Promise<Answer> => {
  const { reply, ...announced } = await post(`${url}/submissions`, sealed);
  if (reply?.state !== 'expecting') return { reply, ...announced };
  for (const file of reply.files) {
    if (file.receivedBytes === file.byteLength) continue;
    const bytes = bytesOf(file.name, await readFile(join(folder, file.name)));
    await patch(`${url}/${file.uploadPath}`, bytes);
  }
  return post(`${url}/submissions/${sealed.manifest.submissionId}/complete`, {});
};
