import type { z } from 'zod';
import {
  type MethodInput,
  type MethodName,
  type MethodOutput,
  methods,
  type StreamEvent,
  type StreamInput,
  type StreamName,
  streams,
} from '../../contract/api.ts';
import { StudioError } from '../../contract/errors.ts';
import { type Packet, type RequestMessage, ResponseMessage } from '../../contract/wire.ts';
import { type Connection, createConnection, type PageTransport } from './connection.ts';

export interface CallOptions {
  readonly bytes?: Uint8Array;
  readonly signal?: AbortSignal;
}

export interface CallResult<N extends MethodName> {
  readonly output: MethodOutput<N>;
  /** Empty for methods without `bytesOut`. */
  readonly bytes: Uint8Array;
}

/** The page's side of the contract. Everything that the page asks of the host goes through here. */
export interface HostClient {
  /** Rejects with a StudioError: the host's, `connection-lost`, `cancelled` (by the signal), or `unknown-method` (misfit). */
  call<N extends MethodName>(name: N, input: MethodInput<N>, options?: CallOptions): Promise<CallResult<N>>;
  /** Listens until stopped; after a lost connection it listens again by itself. */
  listen<N extends StreamName>(
    name: N,
    input: StreamInput<N>,
    onEvent: (event: StreamEvent<N>) => void,
  ): () => void;
  readonly connection: Connection;
}

interface PendingCall {
  readonly settle: (outcome: { output: unknown; bytes: Uint8Array } | StudioError) => void;
}

interface Listener {
  readonly request: RequestMessage & { kind: 'listen' };
  readonly onEvent: (event: unknown) => void;
}

interface ClientOptions {
  readonly backOffMs?: (failures: number) => number;
}

const noBytes = new Uint8Array(0);

const check = <S extends z.ZodType>(
  schema: S,
  value: unknown,
  onMisfit: (text: string) => StudioError,
): z.output<S> => {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw onMisfit(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '));
};

export const createHostClient = (
  connect: () => Promise<PageTransport>,
  options: ClientOptions = {},
): HostClient => {
  const pending = new Map<number, PendingCall>();
  const listening = new Map<number, Listener>();
  let lastId = 0;

  const take = ({ message, bytes }: Packet<unknown>): void => {
    const parsed = ResponseMessage.safeParse(message);
    if (!parsed.success) return;
    const response = parsed.data;
    if (response.kind === 'event') listening.get(response.id)?.onEvent(response.event);
    else if (response.kind === 'error')
      pending.get(response.id)?.settle(StudioError.fromWire(response.error));
    else pending.get(response.id)?.settle({ output: response.output, bytes: bytes ?? noBytes });
  };

  const connection = createConnection({
    connect,
    onPacket: take,
    onOpen: (transport) => {
      for (const { request } of listening.values()) transport.send({ message: request });
    },
    onLost: () => {
      for (const { settle } of pending.values()) settle(new StudioError('connection-lost'));
    },
    ...(options.backOffMs ? { backOffMs: options.backOffMs } : {}),
  });

  const exchange = (
    transport: PageTransport,
    packet: (id: number) => Packet<RequestMessage>,
    signal: AbortSignal | undefined,
  ): Promise<{ output: unknown; bytes: Uint8Array }> =>
    new Promise((resolve, reject) => {
      lastId += 1;
      const id = lastId;
      const abort = (): void => {
        transport.send({ message: { kind: 'cancel', id } });
        settle(new StudioError('cancelled'));
      };
      const settle: PendingCall['settle'] = (outcome) => {
        pending.delete(id);
        signal?.removeEventListener('abort', abort);
        if (outcome instanceof StudioError) reject(outcome);
        else resolve(outcome);
      };
      if (signal?.aborted) return reject(new StudioError('cancelled'));
      pending.set(id, { settle });
      signal?.addEventListener('abort', abort);
      transport.send(packet(id));
    });

  return {
    connection,
    call: async (name, input, { bytes, signal } = {}) => {
      const spec = methods[name];
      const checked = check(spec.input, input, (text) => new StudioError('bad-request', `${name}: ${text}`));
      const transport = await connection.ready();
      // It may have closed between the answer of `ready` and here; nobody would settle the call then.
      if (connection.state !== 'open') throw new StudioError('connection-lost');
      const message = (id: number): RequestMessage => ({ kind: 'call', id, method: name, input: checked });
      const answer = await exchange(
        transport,
        (id) => (bytes ? { message: message(id), bytes } : { message: message(id) }),
        signal,
      );
      const misfit = (text: string): StudioError => new StudioError('unknown-method', `${name}: ${text}`);
      return {
        output: check(spec.output, answer.output, misfit) as MethodOutput<typeof name>,
        bytes: answer.bytes,
      };
    },
    listen: (name, input, onEvent) => {
      lastId += 1;
      const id = lastId;
      const request = { kind: 'listen', id, stream: name, input } as const;
      const schema = streams[name].event;
      listening.set(id, {
        request,
        onEvent: (event) => {
          const parsed = schema.safeParse(event);
          if (parsed.success) onEvent(parsed.data as StreamEvent<typeof name>);
        },
      });
      if (connection.state === 'open') {
        connection.ready().then(
          (transport) => transport.send({ message: request }),
          () => undefined,
        );
      }
      return () => {
        if (!listening.delete(id) || connection.state !== 'open') return;
        connection.ready().then(
          (transport) => transport.send({ message: { kind: 'cancel', id } }),
          () => undefined,
        );
      };
    },
  };
};
