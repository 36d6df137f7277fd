import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { createServer, type Server } from 'node:net';

/** Notes who knocks, and does nothing for them. */
export interface ConnectionCounter {
  readonly address: string;
  /** The first line of every connection: where it wanted to go. Empty where nothing was said. */
  readonly knocks: () => readonly string[];
  readonly close: () => Promise<void>;
}

export const countConnections = async (): Promise<ConnectionCounter> => {
  const knocks: string[] = [];
  const server: Server = createServer((socket) => {
    const index = knocks.push('') - 1;
    socket.on('error', () => undefined);
    socket.once('data', (data) => {
      knocks[index] = data.toString('latin1').split('\r\n')[0] ?? '';
      socket.destroy();
    });
    socket.setTimeout(2_000, () => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('No port.');
  return {
    address: `http://127.0.0.1:${address.port}`,
    knocks: () => knocks,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
};

/** Ports of 127.0.0.1 as `/proc/net/tcp` writes them. */
const portOf = (place: string): number => Number.parseInt(place.split(':')[1] ?? '0', 16);

/**
 * Outward TCP connections of a process right now, as the kernel has them: its sockets whose local port is not the one it listens on.
 * Sees also what would go around every proxy. Empty where there is no `/proc`.
 */
export const outwardConnections = (processId: number, ownPort: number): string[] => {
  if (process.platform !== 'linux') return [];
  const inodes = new Set<string>();
  for (const descriptor of readdirSync(`/proc/${processId}/fd`)) {
    try {
      const inode = /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${processId}/fd/${descriptor}`))?.[1];
      if (inode) inodes.add(inode);
    } catch {
      // Closed between the listing and the look.
    }
  }
  return ['tcp', 'tcp6'].flatMap((table) =>
    readFileSync(`/proc/${processId}/net/${table}`, 'utf8')
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      .filter((fields) => inodes.has(fields[9] ?? ''))
      .filter(([, local = '']) => portOf(local) !== ownPort)
      .map(([, local = '', remote = '']) => `${local} -> ${remote}`),
  );
};
