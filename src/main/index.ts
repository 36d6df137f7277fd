import { join } from 'node:path';
import { app, dialog, ipcMain, session } from 'electron';
import { registerAppScheme, serveApp } from './app-protocol.ts';
import { installDisplayMediaPicker } from './display-media.ts';
import { startHostProcess } from './host-process.ts';
import { guardPermissions } from './permissions.ts';
import { brokerPorts } from './port-broker.ts';
import { openStudioWindow } from './window.ts';

/** The Electron shell: a window, a host, a pipe between them, and everything else denied. */
const distFolder = join(import.meta.dirname, '..');

registerAppScheme();
if (!app.requestSingleInstanceLock()) app.quit();

const kitFolder = app.isPackaged
  ? join(process.resourcesPath, 'kit')
  : join(distFolder, '..', 'resources', 'sample-kit');

const resources = app.isPackaged ? ['--resources', process.resourcesPath] : [];

await app.whenReady();
guardPermissions(session.defaultSession);
serveApp(session.defaultSession, join(distFolder, 'renderer'));

const host = startHostProcess(
  join(distFolder, 'main', 'host.js'),
  join(distFolder, 'main', 'fallback-child.js'),
  [
    '--data-dir',
    process.env['RUNTHROUGH_DATA_DIR'] ?? app.getPath('userData'),
    '--kit',
    kitFolder,
    ...resources,
  ],
  () => {
    dialog.showErrorBox(
      'Runthrough cannot go on',
      'Its background part stopped several times in a row. Your takes are safe on this machine. Start Runthrough again.',
    );
    app.quit();
  },
);
brokerPorts(ipcMain, host);

const window = openStudioWindow(
  join(distFolder, 'preload', 'index.cjs'),
  join(app.getPath('userData'), 'overlay-bounds.json'),
);
installDisplayMediaPicker(session.defaultSession, window);

app.on('second-instance', () => {
  if (window.isMinimized()) window.restore();
  window.focus();
});
app.on('window-all-closed', () => {
  void host.close().finally(() => app.quit());
});
