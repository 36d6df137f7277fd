import { contextBridge, ipcRenderer } from 'electron';
import { connectChannel } from '../contract/shell.ts';

ipcRenderer.on(connectChannel, (event) => {
  // A port cannot pass the context bridge; it can pass as a window message, to this very origin.
  window.postMessage(connectChannel, window.location.origin, event.ports);
});

contextBridge.exposeInMainWorld('runthrough', {
  /** Asks for a fresh pipe. It arrives as a `message` event of the window with the data `connectChannel` and one port. */
  connect: (): void => ipcRenderer.send(connectChannel),
});
