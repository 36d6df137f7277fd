import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A real HTTP server on loopback that serves one file, with the faults that a test asks for. */
export interface ModelServer {
  readonly address: string;
  /** What was asked, in order: the Range header, or ''. */
  readonly ranges: string[];
  /** Answers the next requests instead of the file. */
  readonly next: ((request: IncomingMessage, response: ServerResponse) => void)[];
  /** Breaks every connection, wherever it is. */
  readonly cut: () => void;
  readonly close: () => Promise<void>;
}

export const startModelServer = async (content: Uint8Array): Promise<ModelServer> => {
  const ranges: string[] = [];
  const next: ModelServer['next'] = [];
  const server = createServer((request, response) => {
    ranges.push(request.headers.range ?? '');
    const special = next.shift();
    if (special) return special(request, response);
    sendFrom(request, response, content);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}/model.bin`,
    ranges,
    next,
    cut: () => server.closeAllConnections(),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

/** Answers as a good server does: the whole, or the rest from where it was asked. */
export const sendFrom = (request: IncomingMessage, response: ServerResponse, content: Uint8Array): void => {
  const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
  const headers = { 'content-length': content.byteLength - start };
  if (start > 0) {
    const range = `bytes ${start}-${content.byteLength - 1}/${content.byteLength}`;
    response.writeHead(206, { ...headers, 'content-range': range });
  } else {
    response.writeHead(200, headers);
  }
  response.end(content.subarray(start));
};

/** Sends some bytes of the answer and then nothing: the test breaks the connection once they have come. */
export const sendSome =
  (content: Uint8Array, sentBytes: number) =>
  (request: IncomingMessage, response: ServerResponse): void => {
    const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
    response.writeHead(start > 0 ? 206 : 200, {
      'content-length': content.byteLength - start,
      ...(start > 0
        ? { 'content-range': `bytes ${start}-${content.byteLength - 1}/${content.byteLength}` }
        : {}),
    });
    response.write(content.subarray(start, start + sentBytes));
  };
