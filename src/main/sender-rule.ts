import { isPageUrl } from './page-address.ts';

/** Whether a sender may have a pipe to the host: the main frame of the studio's own page, and nobody else. */
export const mayConnect = (frame: { url: string; parent: unknown } | null): boolean =>
  frame !== null && frame.parent === null && isPageUrl(frame.url);
