import { EngineOrder, type EngineNews } from '../contract/engine-child.ts';

/** What is used of Electron's utility process. */
export interface EngineChild<Port> {
  readonly pid: number | undefined;
  postMessage(message: unknown, ports: Port[]): void;
  once(event: 'exit', listener: () => void): unknown;
  kill(): unknown;
}

export interface EngineStarterParts<Port> {
  readonly fork: () => EngineChild<Port>;
  readonly newChannel: () => { readonly port1: Port; readonly port2: Port };
  readonly tellHost: (news: EngineNews, ports: Port[]) => void;
}

/** Starts and ends the slow engine's children for the host, which cannot. */
export interface EngineStarter {
  /** Takes what the host says; answers whether it was such an order. */
  readonly receive: (message: unknown) => boolean;
  /** The host is gone: so are its children. */
  readonly endAll: () => void;
}

const end = ({ pid, kill }: { pid: number | undefined; kill: () => unknown }): void => {
  // The engine does not stop when asked: native code computes on.
  if (pid === undefined) kill();
  else process.kill(pid, 'SIGKILL');
};

export const createEngineStarter = <Port>(parts: EngineStarterParts<Port>): EngineStarter => {
  const children = new Map<number, EngineChild<Port>>();

  const endChild = (childId: number): void => {
    const child = children.get(childId);
    children.delete(childId);
    if (!child) return;
    try {
      end({ pid: child.pid, kill: () => child.kill() });
    } catch {
      // It has ended in this very moment.
    }
  };

  const start = (childId: number): void => {
    const child = parts.fork();
    const { port1, port2 } = parts.newChannel();
    children.set(childId, child);
    child.once('exit', () => {
      if (children.get(childId) !== child) return;
      children.delete(childId);
      parts.tellHost({ type: 'engine-ended', childId }, []);
    });
    child.postMessage(null, [port1]);
    parts.tellHost({ type: 'engine-started', childId }, [port2]);
  };

  return {
    receive: (message) => {
      const order = EngineOrder.safeParse(message);
      if (!order.success) return false;
      if (order.data.type === 'kill-engine') endChild(order.data.childId);
      else if (!children.has(order.data.childId)) start(order.data.childId);
      return true;
    },
    endAll: () => {
      for (const childId of [...children.keys()]) endChild(childId);
    },
  };
};
