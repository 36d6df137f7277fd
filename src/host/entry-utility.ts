import { mkdirSync } from 'node:fs';
import { readEntryOptions } from './entry-options.ts';
import { brokerFallback } from './engines/broker-fallback.ts';
import { createLog } from './log.ts';
import { type PortLike, portTransport } from './rpc/port-transport.ts';
import { serve } from './rpc/serve.ts';
import { openStudio } from './studio.ts';

/** What Electron's utility process gives: a port to the main process that carries the ports of the windows. */
interface ParentPort {
  on(event: 'message', listener: (event: { data: unknown; ports: PortLike[] }) => void): unknown;
  postMessage(message: unknown): void;
}

const isParentPort = (value: unknown): value is ParentPort =>
  typeof value === 'object' && value !== null && 'postMessage' in value;

const parentPort: unknown = Reflect.get(process, 'parentPort');
if (!isParentPort(parentPort))
  throw new TypeError('This entry is started by Electron; use entry-server for a browser.');

const options = readEntryOptions(process.argv.slice(2), process.env);
mkdirSync(options.dataFolder, { recursive: true });
const log = createLog(options.dataFolder);
// This process cannot start others: main starts the slow engine's child.
const broker = brokerFallback((order) => parentPort.postMessage(order));
const studio = { ...options, shell: 'electron' as const, startFallback: broker.start, log };
const { handlers, sources, close } = await openStudio(studio);

parentPort.on('message', ({ data, ports }) => {
  if (broker.receive(data, ports)) return;
  if (data === 'close') void close().then(() => process.exit(0));
  for (const port of ports) serve(portTransport(port), { handlers, sources, log });
});
parentPort.postMessage('ready');
