import { spawn } from 'node:child_process';
import { once } from 'node:events';

const openers: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'open',
  win32: 'explorer.exe',
  linux: 'xdg-open',
};

/** Opens a folder in the system's file manager where there is one; answers its path for the person's eyes either way. */
export const showFolder = async (path: string): Promise<{ folderLabel: string }> => {
  const opener = openers[process.platform];
  if (opener !== undefined) {
    const child = spawn(opener, [path], { stdio: 'ignore', detached: true });
    child.unref();
    // A machine without a desktop has no opener; the path is shown all the same.
    await Promise.race([once(child, 'spawn'), once(child, 'error')]).catch(() => undefined);
  }
  return { folderLabel: path };
};
