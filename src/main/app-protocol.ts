import { readFile } from 'node:fs/promises';
import { protocol, type Session } from 'electron';
import { contentSecurityPolicy } from '../contract/content-security-policy.ts';
import { contentTypeOf } from '../contract/content-types.ts';
import { pageFileFor } from './page-address.ts';

/** Must run before the app is ready: gives `app:` the standing of a secure web origin. */
export const registerAppScheme = (): void => {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
};

/** Serves the built page under the one policy of both shells. */
export const serveApp = (session: Session, pageFolder: string): void => {
  session.protocol.handle('app', async ({ url }) => {
    const file = pageFileFor(url, pageFolder);
    const content = file === null ? null : await readFile(file).catch(() => null);
    if (file === null || content === null) return new Response('Not found.', { status: 404 });
    return new Response(new Uint8Array(content), {
      headers: {
        'content-type': contentTypeOf(file),
        'content-security-policy': contentSecurityPolicy(''),
        'x-content-type-options': 'nosniff',
        'cross-origin-opener-policy': 'same-origin',
      },
    });
  });
};
