import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join, normalize, sep } from 'node:path';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import { contentTypeOf } from '../../contract/content-types.ts';
import { contentSecurityPolicy } from '../../contract/content-security-policy.ts';
import { maximumPacketBytes } from '../../contract/wire.ts';

/** The page on 127.0.0.1 and the socket beside it. */
export interface PageServer {
  /** The address to open, with the token that lets a browser in once. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

interface PageServerOptions {
  /** The folder of the built page. */
  readonly pageFolder: string;
  /** 0 takes a free port. */
  readonly port: number;
  /** The token of an earlier run, so that its windows may come back; a fresh one is made otherwise. */
  readonly token?: string | null;
  readonly onSocket: (socket: WebSocket) => void;
}

const sameText = (left: string, right: string): boolean => {
  const a = Buffer.from(left);
  const b = Buffer.from(right);
  return a.length === b.length && timingSafeEqual(a, b);
};

const refuse = (response: ServerResponse, status: number, text: string): void => {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
};

/** The cookie belongs to one port: browsers share cookies between the ports of a host. */
const cookieOf = (request: IncomingMessage, name: string): string => {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const [key, value] = part.trim().split('=');
    if (key === name) return value ?? '';
  }
  return '';
};

/**
 * Serves the built page and accepts its sockets. Only 127.0.0.1 is listened on; a request needs the right Host (against DNS
 * rebinding), the token's cookie (against other programs' pages), and a socket also the right Origin.
 */
export const startPageServer = async (options: PageServerOptions): Promise<PageServer> => {
  const token = options.token ?? randomBytes(24).toString('base64url');
  let host = '';
  const cookieName = (): string => `runthrough-${host.split(':')[1]}`;
  const isLetIn = (request: IncomingMessage): boolean => sameText(cookieOf(request, cookieName()), token);

  const headers = (): Record<string, string> => ({
    'content-security-policy': contentSecurityPolicy(`ws://${host}`),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(self), microphone=(self), display-capture=(self), geolocation=()',
    'cache-control': 'no-store',
  });

  const serveFile = async (path: string, response: ServerResponse): Promise<void> => {
    const file = normalize(join(options.pageFolder, path === '/' ? 'index.html' : decodeURIComponent(path)));
    if (!file.startsWith(options.pageFolder + sep)) return refuse(response, 404, 'Not found.');
    const found = await stat(file).catch(() => null);
    if (!found?.isFile()) return refuse(response, 404, 'Not found.');
    response.writeHead(200, {
      ...headers(),
      'content-type': contentTypeOf(file),
      'content-length': found.size,
    });
    createReadStream(file).pipe(response);
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.headers.host !== host) return refuse(response, 421, 'This address is not served here.');
    if (request.method !== 'GET') return refuse(response, 405, 'Only GET is answered here.');
    const url = new URL(request.url ?? '/', `http://${host}`);
    const given = url.searchParams.get('token');
    if (url.pathname === '/' && given !== null && sameText(given, token)) {
      const cookie = `${cookieName()}=${token}; HttpOnly; SameSite=Strict; Path=/`;
      response.writeHead(303, { location: '/', 'set-cookie': cookie }).end();
      return;
    }
    if (!isLetIn(request))
      return refuse(response, 403, 'Open Runthrough by the address that its start printed.');
    await serveFile(url.pathname, response);
  };

  const server: Server = createServer((request, response) => {
    answer(request, response).catch(() => {
      if (!response.headersSent) refuse(response, 400, 'Bad request.');
      else response.destroy();
    });
  });

  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: maximumPacketBytes,
    perMessageDeflate: false,
  });
  server.on('upgrade', (request, socket, head) => {
    const allowed =
      request.url === '/rpc' &&
      request.headers.host === host &&
      request.headers.origin === `http://${host}` &&
      isLetIn(request);
    if (!allowed) {
      socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, options.onSocket);
  });

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('No address to listen on.');
  host = `127.0.0.1:${address.port}`;

  return {
    url: `http://${host}/?token=${token}`,
    close: async () => {
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
};
