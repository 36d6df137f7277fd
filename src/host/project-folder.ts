import { fileURLToPath } from 'node:url';

/** Where `models`, `resources` and `dist` lie: the same from the sources and, two folders deep as well, from the build. */
export const projectFolder = fileURLToPath(new URL('../..', import.meta.url));
