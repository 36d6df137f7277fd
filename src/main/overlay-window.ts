import { readFileSync, writeFileSync } from 'node:fs';
import { type BrowserWindow, screen } from 'electron';
import { parseBounds, placeOverlay } from './overlay-bounds.ts';
import { mayOpenOverlay } from './overlay-rule.ts';

const workAreas = () => {
  const main = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== main.id);
  return [main, ...others].map(({ workArea }) => workArea);
};

const readBounds = (boundsFile: string) => {
  try {
    return parseBounds(readFileSync(boundsFile, 'utf8'));
  } catch {
    // The first time there is none.
    return undefined;
  }
};

const keepBounds = (boundsFile: string, window: BrowserWindow): void => {
  try {
    writeFileSync(boundsFile, JSON.stringify(window.getBounds()));
  } catch {
    // It opens in its usual place next time.
  }
};

/**
 * Lets the page open its one small window: above all others, out of recordings where the system can do that (Windows, macOS; on Linux the
 * call does nothing), where it was last time. It opens no windows and goes nowhere itself.
 */
export const allowOverlay = (window: BrowserWindow, boundsFile: string): void => {
  window.webContents.setWindowOpenHandler((request) =>
    mayOpenOverlay(request)
      ? {
          action: 'allow',
          overrideBrowserWindowOptions: {
            ...placeOverlay(readBounds(boundsFile), workAreas()),
            alwaysOnTop: true,
            fullscreenable: false,
            maximizable: false,
            minimizable: false,
            skipTaskbar: true,
            autoHideMenuBar: true,
          },
        }
      : { action: 'deny' },
  );
  window.webContents.on('did-create-window', (overlay) => {
    overlay.setContentProtection(true);
    // Above the full-screen windows of macOS too.
    overlay.setAlwaysOnTop(true, 'screen-saver');
    overlay.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true });
    overlay.webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
    overlay.webContents.on('will-navigate', (event) => event.preventDefault());
    overlay.on('close', () => keepBounds(boundsFile, overlay));
  });
};
