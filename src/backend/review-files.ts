import { basename, dirname, extname } from 'node:path';
import type { FastifyReply } from 'fastify';

/**
 * What a browser may take a submitted file for. The submitter's own words on it (the manifest's content type) are not used: a page
 * among the files would run with the reviewer's rights.
 */
const contentTypes: Record<string, string> = {
  '.mp4': 'video/mp4',
  '.webm': 'video/webm',
  '.mkv': 'video/x-matroska',
  '.mov': 'video/quicktime',
  '.wav': 'audio/wav',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
  '.flac': 'audio/flac',
};

/** Sends a submitted file, whole or by ranges. What is no medium is only ever saved, never shown. */
export const sendSubmittedFile = (reply: FastifyReply, path: string): FastifyReply => {
  const contentType = contentTypes[extname(path)];
  const name = basename(path);
  void reply.header('content-type', contentType ?? 'application/octet-stream');
  void reply.header('content-disposition', `${contentType ? 'inline' : 'attachment'}; filename="${name}"`);
  void reply.header('content-security-policy', "default-src 'none'; sandbox");
  return reply.sendFile(name, dirname(path), { contentType: false, cacheControl: false });
};
