import { join, normalize, sep } from 'node:path';

/** Where the page lives in Electron: an origin of its own, so that cookies, storage and permissions have a firm owner. */
export const pageOrigin = 'app://runthrough';

/** Whether an address belongs to the studio's own page. Compares origins, never beginnings of strings. */
export const isPageUrl = (address: string): boolean => {
  if (!URL.canParse(address)) return false;
  const { protocol, host } = new URL(address);
  return `${protocol}//${host}` === pageOrigin;
};

/** The file that answers an `app:` address, or null when the address asks for something outside the page's folder. */
export const pageFileFor = (address: string, pageFolder: string): string | null => {
  if (!isPageUrl(address)) return null;
  let path: string;
  try {
    path = decodeURIComponent(new URL(address).pathname);
  } catch {
    return null;
  }
  if (path.includes('\0')) return null;
  const file = normalize(join(pageFolder, path === '/' ? 'index.html' : path));
  return file.startsWith(pageFolder + sep) ? file : null;
};
