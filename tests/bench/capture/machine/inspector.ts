// A small client of the DevTools protocol: it reaches workers, which have heaps of their own, and Node's inspector speaks it too.

interface Answer {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Record<string, unknown>;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
  readonly sessionId?: string;
}

export interface Inspector {
  readonly send: <T>(method: string, params?: object, sessionId?: string) => Promise<T>;
  readonly onEvent: (
    listener: (method: string, params: Record<string, unknown>, sessionId?: string) => void,
  ) => void;
  readonly close: () => void;
}

export const connectInspector = async (address: string): Promise<Inspector> => {
  const socket = new WebSocket(address);
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve(), { once: true });
    socket.addEventListener('error', () => reject(new Error(`No inspector at ${address}.`)), { once: true });
  });
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  const listeners: Parameters<Inspector['onEvent']>[0][] = [];
  let lastId = 0;
  socket.addEventListener('message', ({ data }: MessageEvent<string>) => {
    const answer = JSON.parse(data) as Answer;
    if (answer.id === undefined) {
      for (const listener of listeners) listener(answer.method ?? '', answer.params ?? {}, answer.sessionId);
      return;
    }
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (answer.error) asked?.reject(new Error(answer.error.message));
    else asked?.resolve(answer.result);
  });
  socket.addEventListener('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('The inspector went away.'));
  });
  return {
    send: <T>(method: string, params: object = {}, sessionId?: string): Promise<T> =>
      new Promise<T>((resolve, reject) => {
        lastId += 1;
        waiting.set(lastId, { resolve: (value) => resolve(value as T), reject });
        socket.send(JSON.stringify({ id: lastId, method, params, ...(sessionId ? { sessionId } : {}) }));
      }),
    onEvent: (listener) => listeners.push(listener),
    close: () => socket.close(),
  };
};

/** Memory of one JavaScript heap after its garbage is collected, in bytes. */
export const heapBytes = async (inspector: Inspector, sessionId?: string): Promise<number> => {
  await inspector.send('HeapProfiler.collectGarbage', {}, sessionId);
  const { usedSize } = await inspector.send<{ usedSize: number }>('Runtime.getHeapUsage', {}, sessionId);
  return usedSize;
};
