import { StudioError } from '../../contract/errors.ts';
import type { Packet, RequestMessage, Transport } from '../../contract/wire.ts';

/** A pipe to the host; what comes in is not yet checked by a schema. */
export type PageTransport = Transport<unknown, RequestMessage>;

/** `lost`: an attempt failed or the pipe closed; the next attempt is already planned. */
export type ConnectionState = 'connecting' | 'open' | 'lost' | 'closed';

/** Keeps one pipe to the host open, and opens it again whenever it breaks. */
export interface Connection {
  readonly state: ConnectionState;
  /** The open pipe; waits for an attempt under way, and rejects with `connection-lost` when that fails. */
  ready(): Promise<PageTransport>;
  /** Resolves at the next time that the pipe is open; rejects only when the connection is closed for good. */
  whenOpen(): Promise<void>;
  subscribe(listener: (state: ConnectionState) => void): () => void;
  close(): void;
}

interface ConnectionOptions {
  readonly connect: () => Promise<PageTransport>;
  readonly onPacket: (packet: Packet<unknown>) => void;
  readonly onOpen: (transport: PageTransport) => void;
  readonly onLost: () => void;
  /** Wait before the attempt after the given number of failures in a row, in milliseconds. */
  readonly backOffMs?: (failures: number) => number;
}

/** 0.2 s, doubled with every failure, at most 5 s. */
export const doublingBackOffMs = (failures: number): number =>
  Math.min(5000, 200 * 2 ** Math.max(0, failures - 1));

export const createConnection = (options: ConnectionOptions): Connection => {
  const backOffMs = options.backOffMs ?? doublingBackOffMs;
  const listeners = new Set<(state: ConnectionState) => void>();
  let state: ConnectionState = 'connecting';
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let attempt: Promise<PageTransport>;
  let current: PageTransport | undefined;

  const enter = (next: ConnectionState): void => {
    if (state === next) return;
    state = next;
    for (const listener of listeners) listener(next);
  };

  const lose = (): void => {
    if (state === 'closed') return;
    current = undefined;
    failures += 1;
    enter('lost');
    options.onLost();
    timer = setTimeout(dial, backOffMs(failures));
  };

  const open = (transport: PageTransport): PageTransport => {
    if (state === 'closed') {
      transport.close();
      throw new StudioError('connection-lost');
    }
    current = transport;
    failures = 0;
    transport.onPacket(options.onPacket);
    transport.onClose(() => {
      if (current === transport) lose();
    });
    options.onOpen(transport);
    enter('open');
    return transport;
  };

  const dial = (): void => {
    attempt = options.connect().then(open, (cause: unknown) => {
      lose();
      throw new StudioError('connection-lost', undefined, { cause });
    });
    // Whoever waits for the attempt sees the failure; without anyone waiting it is no news.
    attempt.catch(() => undefined);
  };
  dial();

  const subscribe = (listener: (state: ConnectionState) => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };

  return {
    get state() {
      return state;
    },
    ready: () => {
      if (current) return Promise.resolve(current);
      return state === 'closed' ? Promise.reject(new StudioError('connection-lost')) : attempt;
    },
    whenOpen: () =>
      new Promise((resolve, reject) => {
        if (state === 'open') return resolve();
        if (state === 'closed') return reject(new StudioError('connection-lost'));
        const stop = subscribe((next) => {
          if (next !== 'open' && next !== 'closed') return;
          stop();
          if (next === 'open') resolve();
          else reject(new StudioError('connection-lost'));
        });
      }),
    subscribe,
    close: () => {
      clearTimeout(timer);
      enter('closed');
      current?.close();
      current = undefined;
      options.onLost();
    },
  };
};
