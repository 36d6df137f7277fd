import { EngineNews, type EngineOrder } from '../../contract/engine-child.ts';
import type { PortLike } from '../rpc/port-transport.ts';
import type { FallbackRequest } from './fallback-messages.ts';
import type { FallbackListener, StartFallback } from './fallback-process.ts';

/** Starts children through a process that may start some: Electron's main. */
export interface FallbackBroker {
  readonly start: StartFallback;
  /** Takes what main says. Answers whether it was about a child; then its ports are taken, too. */
  readonly receive: (message: unknown, ports: readonly PortLike[]) => boolean;
}

interface Child {
  readonly listener: FallbackListener;
  port: PortLike | null;
  /** What is sent before the port is there. */
  waiting: FallbackRequest[];
}

export const brokerFallback = (order: (order: EngineOrder) => void): FallbackBroker => {
  const children = new Map<number, Child>();
  let nextId = 1;

  /** Forgets a child; answers it the first time. */
  const forget = (childId: number): Child | undefined => {
    const child = children.get(childId);
    children.delete(childId);
    child?.port?.close();
    return child;
  };

  const connect = (childId: number, port: PortLike): void => {
    const child = children.get(childId);
    if (!child) return port.close(); // killed before it was there
    child.port = port;
    port.on('message', ({ data }) => {
      if (children.has(childId)) child.listener.message(data);
    });
    port.on('close', () => forget(childId)?.listener.end());
    port.start();
    for (const request of child.waiting.splice(0)) port.postMessage(request);
  };

  return {
    start: (listener) => {
      const childId = nextId++;
      const child: Child = { listener, port: null, waiting: [] };
      children.set(childId, child);
      order({ type: 'start-engine', childId });
      return {
        processId: undefined,
        send: (request) => {
          if (child.port) child.port.postMessage(request);
          else child.waiting.push(request);
        },
        kill: () => {
          if (forget(childId)) order({ type: 'kill-engine', childId });
        },
      };
    },
    receive: (message, ports) => {
      const news = EngineNews.safeParse(message);
      if (!news.success) return false;
      const { type, childId } = news.data;
      const [port] = ports;
      if (type === 'engine-ended') forget(childId)?.listener.end();
      else if (port) connect(childId, port);
      return true;
    },
  };
};
