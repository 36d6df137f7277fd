import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { z } from 'zod';
import { type MethodName, methods, type StreamName, streams } from '../../contract/api.ts';
import { StudioError } from '../../contract/errors.ts';
import { type Packet, RequestMessage, type ResponseMessage, type Transport } from '../../contract/wire.ts';
import type { CallContext, Handlers, StreamSources } from './handler.ts';

type AnyHandler = (input: unknown, context: CallContext) => unknown;
type AnySource = (input: unknown, emit: (event: unknown) => void) => () => void;

interface Service {
  readonly handlers: Handlers;
  readonly sources: StreamSources;
  readonly log: Logger;
}

const noBytes = new Uint8Array(0);
const isMethod = (name: string): name is MethodName => Object.hasOwn(methods, name);
const isStream = (name: string): name is StreamName => Object.hasOwn(streams, name);

const parse = <T>(schema: z.ZodType<T>, value: unknown, what: string): T => {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const problem = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
  throw new StudioError('bad-request', `${what}: ${problem}`);
};

/** Unexpected errors keep their text on the device: the log has it, the wire carries only the id under which it is found. */
const toStudioError = (error: unknown, log: Logger, what: string): StudioError => {
  if (error instanceof StudioError) return error;
  if (error instanceof Error && error.name === 'AbortError') return new StudioError('cancelled');
  const logId = randomUUID().slice(0, 8);
  log.error({ err: error, logId, what }, 'unexpected error');
  return new StudioError('internal', undefined, { logId });
};

/** Serves the contract on one transport until it closes. Calls that still run are then aborted, and streams stopped. */
export const serve = (transport: Transport<unknown, ResponseMessage>, service: Service): void => {
  const running = new Map<number, AbortController>();
  const listening = new Map<number, () => void>();
  const connection = new AbortController();

  const fail = (id: number, error: unknown, what: string): void => {
    const wire = toStudioError(error, service.log, what).toWire();
    transport.send({ message: { kind: 'error', id, error: wire } });
  };

  const call = async (id: number, name: string, input: unknown, bytes: Uint8Array): Promise<void> => {
    const controller = new AbortController();
    running.set(id, controller);
    try {
      if (!isMethod(name)) throw new StudioError('unknown-method', name);
      const spec = methods[name];
      const handler = service.handlers[name] as AnyHandler;
      const context = { signal: controller.signal, bytes, connection: connection.signal };
      const answer = await handler(parse<unknown>(spec.input, input, name), context);
      if ('bytesOut' in spec) {
        const { output, bytes: block } = answer as { output: unknown; bytes: Uint8Array };
        transport.send({
          message: { kind: 'result', id, output: parse<unknown>(spec.output, output, name) },
          bytes: block,
        });
      } else {
        transport.send({
          message: { kind: 'result', id, output: parse<unknown>(spec.output, answer, name) },
        });
      }
    } catch (error) {
      fail(id, error, name);
    } finally {
      running.delete(id);
    }
  };

  const listen = (id: number, name: string, input: unknown): void => {
    try {
      if (!isStream(name)) throw new StudioError('unknown-method', name);
      const source = service.sources[name] as AnySource;
      const emit = (event: unknown): void => transport.send({ message: { kind: 'event', id, event } });
      listening.set(id, source(parse<unknown>(streams[name].input, input, name), emit));
    } catch (error) {
      fail(id, error, name);
    }
  };

  const cancel = (id: number): void => {
    running.get(id)?.abort();
    listening.get(id)?.();
    listening.delete(id);
  };

  transport.onPacket(({ message, bytes }: Packet<unknown>) => {
    const parsed = RequestMessage.safeParse(message);
    if (!parsed.success) {
      service.log.warn({ problem: parsed.error.message }, 'malformed request');
      return;
    }
    const request = parsed.data;
    if (request.kind === 'call') void call(request.id, request.method, request.input, bytes ?? noBytes);
    else if (request.kind === 'listen') listen(request.id, request.stream, request.input);
    else cancel(request.id);
  });

  transport.onClose(() => {
    for (const controller of running.values()) controller.abort();
    for (const stop of listening.values()) stop();
    running.clear();
    listening.clear();
    connection.abort();
  });
};
