import { fstatSync, mkdirSync } from 'node:fs';
import { readEntryOptions } from './entry-options.ts';
import { startPageServer } from './http/page-server.ts';
import { createLog } from './log.ts';
import { serve } from './rpc/serve.ts';
import { websocketTransport } from './rpc/websocket-transport.ts';
import { takeDataFolder } from './single-instance.ts';
import { openStudio } from './studio.ts';

/**
 * Starts the studio for an installed Chromium: the page and the contract on 127.0.0.1. One JSON line on standard output says
 * where. Ends on SIGINT and SIGTERM, and when its standard input is a pipe that closes.
 */
const options = readEntryOptions(process.argv.slice(2), process.env);
mkdirSync(options.dataFolder, { recursive: true });
const lock = takeDataFolder(options.dataFolder);
if ('heldBy' in lock) {
  console.error(
    `Runthrough is already running with this data folder (process ${lock.heldBy}). Close it first.`,
  );
  process.exit(3);
}

const log = createLog(options.dataFolder);
const { handlers, sources, close: closeStudio } = await openStudio({ ...options, shell: 'chromium', log });
const server = await startPageServer({
  pageFolder: options.pageFolder,
  port: options.port,
  token: options.token,
  onSocket: (socket) => serve(websocketTransport(socket), { handlers, sources, log }),
});

let isEnding = false;
const end = async (): Promise<void> => {
  if (isEnding) return;
  isEnding = true;
  await server.close();
  await closeStudio();
  lock.release();
  process.exit(0);
};
process.on('SIGINT', () => void end());
process.on('SIGTERM', () => void end());
// Started by a program that keeps a pipe to us: when that program ends in any way, the pipe closes and we end too.
const input = fstatSync(0);
if (input.isFIFO() || input.isSocket()) process.stdin.on('end', () => void end()).resume();
console.log(JSON.stringify({ event: 'listening', url: server.url }));
