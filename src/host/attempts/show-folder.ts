import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A program with its arguments, which no shell ever sees. `verbatim`: Windows gets the arguments as they are, without quotes of Node's. */
export interface OpenCommand {
  readonly program: string;
  readonly args: readonly string[];
  readonly verbatim?: true;
}

/** How a system's file manager is asked to show a folder; null where there is none that we know. */
export const folderCommand = (platform: NodeJS.Platform, folder: string): OpenCommand | null => {
  if (platform === 'darwin') return { program: 'open', args: [folder] };
  if (platform === 'win32') return { program: 'explorer.exe', args: [folder] };
  if (platform === 'linux') return { program: 'xdg-open', args: [folder] };
  return null;
};

/** The same for one file in its folder: marked, where the file manager can do that. */
export const fileCommand = (
  platform: NodeJS.Platform,
  folder: string,
  fileName: string,
): OpenCommand | null => {
  const file = join(folder, fileName);
  if (platform === 'darwin') return { program: 'open', args: ['-R', file] };
  // Explorer wants the quotes inside its argument; a name on Windows holds none of its own.
  if (platform === 'win32') return { program: 'explorer.exe', args: [`/select,"${file}"`], verbatim: true };
  return folderCommand(platform, folder);
};

const run = async (command: OpenCommand | null): Promise<void> => {
  if (!command) return;
  const { program, args, verbatim = false } = command;
  const child = spawn(program, args, {
    stdio: 'ignore',
    detached: true,
    windowsVerbatimArguments: verbatim,
  });
  child.unref();
  // A machine without a desktop has no file manager; the path is shown all the same.
  await Promise.race([once(child, 'spawn'), once(child, 'error')]).catch(() => undefined);
};

/** Opens a folder in the system's file manager where there is one; answers its path for the person's eyes either way. */
export const showFolder = async (path: string): Promise<{ folderLabel: string }> => {
  await run(folderCommand(process.platform, path));
  return { folderLabel: path };
};

/** Shows one file in the system's file manager. */
export const showFile = (folder: string, fileName: string): Promise<void> =>
  run(fileCommand(process.platform, folder, fileName));
