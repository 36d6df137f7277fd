import type { z } from 'zod';
import type { MethodName, Methods, StreamEvent, StreamName, Streams } from '../../contract/api.ts';

/** What a handler gets beside its checked input. */
export interface CallContext {
  readonly signal: AbortSignal;
  readonly bytes: Uint8Array;
  /** Aborted when the connection of this call has closed: what belongs to a window ends with it. */
  readonly connection: AbortSignal;
}

type Output<N extends MethodName> = z.input<Methods[N]['output']>;
type Answer<N extends MethodName> = Methods[N] extends { bytesOut: true }
  ? { output: Output<N>; bytes: Uint8Array }
  : Output<N>;

/** Answers one method. Its input has passed the method's schema. */
export type Handler<N extends MethodName> = (
  input: z.output<Methods[N]['input']>,
  context: CallContext,
) => Answer<N> | Promise<Answer<N>>;

/** The handlers of one namespace, or, without a namespace, of all. */
export type Handlers<Namespace extends string = string> = {
  [N in Extract<MethodName, `${Namespace}.${string}`>]: Handler<N>;
};

/** Feeds one listener; returns what stops the feed. */
export type StreamSource<N extends StreamName> = (
  input: z.output<Streams[N]['input']>,
  emit: (event: StreamEvent<N>) => void,
) => () => void;

/** A source for every stream of the contract. */
export type StreamSources = { [N in StreamName]: StreamSource<N> };
