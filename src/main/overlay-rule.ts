import { overlayFrameName } from '../contract/shell.ts';

/** The one window that the page may open: an empty one with the overlay's name, which the page then fills. Everything else is denied. */
export const mayOpenOverlay = (request: { readonly url: string; readonly frameName: string }): boolean =>
  request.frameName === overlayFrameName && request.url === 'about:blank';
