import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { findOnPath } from '../../../scripts/setup/paths.mjs';

/** A screen of its own in memory, for a browser with real windows. */
export interface VirtualDisplay {
  /** What DISPLAY has to be. */
  readonly name: string;
  readonly stop: () => Promise<void>;
}

/** Starts Xvfb on a display number that is free; undefined where this machine has none. */
export const startVirtualDisplay = async (size = '1280x800'): Promise<VirtualDisplay | undefined> => {
  const program = findOnPath('Xvfb');
  if (program === undefined) return undefined;
  const child = spawn(program, ['-displayfd', '3', '-screen', '0', `${size}x24`, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const ended = once(child, 'exit');
  const [number] = (await once(child.stdio[3] as Readable, 'data')) as [Buffer];
  return {
    name: `:${number.toString().trim()}`,
    stop: async () => {
      child.kill();
      await ended;
    },
  };
};
