import { BrowserWindow } from 'electron';
import { allowOverlay } from './overlay-window.ts';
import { isPageUrl, pageOrigin } from './page-address.ts';

/** The studio's window: sandboxed, isolated, without Node; it goes nowhere but to its own page and opens no other window than its overlay. */
export const openStudioWindow = (preloadFile: string, overlayBoundsFile: string): BrowserWindow => {
  const window = new BrowserWindow({
    width: 1280,
    height: 860,
    minWidth: 900,
    minHeight: 640,
    show: false,
    title: 'Runthrough',
    webPreferences: {
      preload: preloadFile,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      // A take goes on while its window is behind the product that is being shown.
      backgroundThrottling: false,
    },
  });
  allowOverlay(window, overlayBoundsFile);
  window.webContents.on('will-navigate', (event) => {
    if (!isPageUrl(event.url)) event.preventDefault();
  });
  window.webContents.on('will-attach-webview', (event) => event.preventDefault());
  window.once('ready-to-show', () => window.show());
  void window.loadURL(`${pageOrigin}/`);
  return window;
};
