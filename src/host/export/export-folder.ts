import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** Where people keep their videos on Linux, as their desktop has it (xdg-user-dirs); null where it says nothing. */
const desktopVideos = (home: string, environment: NodeJS.ProcessEnv): string | null => {
  const config = join(environment['XDG_CONFIG_HOME'] ?? join(home, '.config'), 'user-dirs.dirs');
  if (!existsSync(config)) return null;
  const line = /^XDG_VIDEOS_DIR="(.+)"$/m.exec(readFileSync(config, 'utf8'))?.[1];
  return line === undefined ? null : resolve(home, line.replace(/^\$HOME\/?/, `${home}/`));
};

/**
 * The folder that saved files go to: `Runthrough` inside the person's videos, or inside the downloads where there is no folder for
 * videos. It is made with the first file.
 */
export const defaultExportFolder = (
  environment: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
  home: string = homedir(),
): string => {
  const usual = join(home, platform === 'darwin' ? 'Movies' : 'Videos');
  const videos = (platform === 'linux' && desktopVideos(home, environment)) || usual;
  const downloads = join(home, 'Downloads');
  const folder = [videos, downloads].find((candidate) => existsSync(candidate)) ?? videos;
  return join(folder, 'Runthrough');
};
