import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { connectInspector, heapBytes, type Inspector } from './inspector.ts';

/** The heaps of a page and its workers, megabytes by name, each after its garbage was collected. */
export interface Heaps {
  readonly measure: () => Promise<ReadonlyMap<string, number>>;
  readonly inspector: Inspector;
  /** Sessions of the page and its workers, and their names. */
  readonly sessions: () => ReadonlyMap<string, string>;
  readonly close: () => void;
}

interface TargetInfo {
  readonly targetId: string;
  readonly type: string;
  readonly title: string;
  readonly url: string;
}

/** Opens a way to the heaps of the page whose address begins so, in a browser that listens for inspectors. */
export const openHeaps = async (profileFolder: string, pageUrl: string): Promise<Heaps> => {
  const [port, browserPath] = (await readFile(path.join(profileFolder, 'DevToolsActivePort'), 'utf8')).split(
    '\n',
  );
  const inspector = await connectInspector(`ws://127.0.0.1:${port}${browserPath}`);
  const workers = new Map<string, string>();
  inspector.onEvent((method, params) => {
    const sessionId = String(params['sessionId']);
    if (method === 'Target.detachedFromTarget') workers.delete(sessionId);
    if (method !== 'Target.attachedToTarget') return;
    const info = params['targetInfo'] as TargetInfo;
    if (info.type !== 'worker') return;
    // A worker that was given a name is known by it, others by their file.
    const isNamed = info.title !== '' && info.title !== info.url;
    const file = info.url.split('/').at(-1)?.split('-')[0] ?? 'worker';
    workers.set(sessionId, isNamed ? info.title : file);
  });
  const { targetInfos } = await inspector.send<{ targetInfos: TargetInfo[] }>('Target.getTargets');
  const page = targetInfos.find(({ type, url }) => type === 'page' && url.startsWith(pageUrl));
  if (!page) throw new Error(`No page at ${pageUrl}.`);
  const { sessionId: pageSession } = await inspector.send<{ sessionId: string }>('Target.attachToTarget', {
    targetId: page.targetId,
    flatten: true,
  });
  await inspector.send(
    'Target.setAutoAttach',
    { autoAttach: true, waitForDebuggerOnStart: false, flatten: true },
    pageSession,
  );
  return {
    inspector,
    sessions: () => new Map([[pageSession, 'page'], ...workers]),
    measure: async () => {
      const sizes = new Map<string, number>();
      sizes.set('page', (await heapBytes(inspector, pageSession)) / 2 ** 20);
      for (const [sessionId, name] of workers) {
        const bytes = await heapBytes(inspector, sessionId).catch(() => 0);
        sizes.set(name, (sizes.get(name) ?? 0) + bytes / 2 ** 20);
      }
      return sizes;
    },
    close: () => inspector.close(),
  };
};
