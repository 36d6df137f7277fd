import { type IpcMain, MessageChannelMain } from 'electron';
import { connectChannel } from '../contract/shell.ts';
import type { HostProcess } from './host-process.ts';
import { mayConnect } from './sender-rule.ts';

/** Gives each window that asks a channel straight to the host; media bytes never pass this process. */
export const brokerPorts = (ipcMain: IpcMain, host: HostProcess): void => {
  ipcMain.on(connectChannel, (event) => {
    if (!mayConnect(event.senderFrame)) return;
    const { port1, port2 } = new MessageChannelMain();
    host.connect(port1);
    event.senderFrame?.postMessage(connectChannel, null, [port2]);
  });
};
