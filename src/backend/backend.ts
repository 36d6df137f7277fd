import { fastify } from 'fastify';
import { loadBackendKey } from './ed25519.ts';
import { replyWithErrors } from './errors.ts';
import { openIndexStore } from './index-store.ts';
import { loadKits } from './kits.ts';
import { defaultLimits, type Limits } from './limits.ts';
import type { BackendParts } from './parts.ts';
import { serveReviewPage } from './review-page.ts';
import { serveReviewApi } from './review-routes.ts';
import { openReviewSession } from './review-session.ts';
import { openStorage } from './storage.ts';
import { serveSubmissions } from './submission-routes.ts';
import { serveUploads } from './uploads.ts';

/** What a backend is started with. `port` 0 takes a free one. */
export interface BackendOptions {
  readonly dataFolder: string;
  readonly kitFolders: readonly string[];
  readonly port: number;
  readonly limits?: Partial<Limits>;
  readonly logLevel?: 'silent' | 'error' | 'warn' | 'info';
}

/** A listening backend. `reviewUrl` carries the reviewer token; `publicKey` belongs into the kits as `backendPublicKey`. */
export interface Backend {
  readonly url: string;
  readonly reviewUrl: string;
  readonly publicKey: string;
  readonly close: () => Promise<void>;
}

const contentSecurityPolicy = [
  "default-src 'none'",
  ...['script', 'style', 'font', 'img', 'media', 'connect'].map((kind) => `${kind}-src 'self'`),
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const securityHeaders = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
};

/**
 * The reference backend of a vendor: receives sealed submissions, checks every byte, scores again, signs receipts, shows reviewers what
 * came. Listens on 127.0.0.1 alone; a public one stands behind the vendor's own TLS proxy.
 */
export const createBackend = async (options: BackendOptions): Promise<Backend> => {
  const limits = { ...defaultLimits, ...options.limits };
  const kits = await loadKits(options.kitFolders);
  const storage = await openStorage(options.dataFolder);
  const signer = await loadBackendKey(options.dataFolder);
  const session = await openReviewSession(options.dataFolder);
  const index = openIndexStore(storage.index);

  const app = fastify({
    logger: {
      level: options.logLevel ?? 'silent',
      stream: process.stderr,
      // Without its query: the reviewer token may stand there.
      serializers: { req: ({ method, url }) => ({ method, path: url.split('?')[0] }) },
    },
    bodyLimit: limits.manifestBytes,
    requestTimeout: 15 * 60_000,
    forceCloseConnections: true,
  });
  replyWithErrors(app);
  app.addHook('onRequest', async (_, reply) => void reply.headers(securityHeaders));
  app.addHook('onClose', async () => index.close());

  const uploads = serveUploads(app, storage, index);
  const parts: BackendParts = { kits, limits, storage, index, uploads, signer };
  serveSubmissions(app, parts);
  await serveReviewPage(app, session);
  await serveReviewApi(app, session, parts);

  const url = await app.listen({ host: '127.0.0.1', port: options.port });
  return {
    url,
    reviewUrl: `${url}/review?token=${session.token}`,
    publicKey: signer.publicKey,
    close: () => app.close(),
  };
};
