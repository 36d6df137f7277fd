import { connectChannel } from '../../contract/shell.ts';
import { createHostClient, type HostClient } from './client.ts';
import type { PageTransport } from './connection.ts';
import { portTransport } from './port-transport.ts';
import { connectWebSocket } from './websocket-transport.ts';

/** What the preload script of the Electron shell puts into the page: asks for a port, which then arrives as a window message. */
interface ShellBridge {
  connect(): void;
}

declare global {
  interface Window {
    readonly runthrough?: ShellBridge;
  }
}

const portFromShell = (bridge: ShellBridge): Promise<PageTransport> =>
  new Promise((resolve) => {
    const take = (event: MessageEvent<unknown>): void => {
      const [port] = event.ports;
      if (event.source !== window || event.data !== connectChannel || !port) return;
      window.removeEventListener('message', take);
      resolve(portTransport(port));
    };
    window.addEventListener('message', take);
    bridge.connect();
  });

const socketAddress = (): URL => {
  const address = new URL('/rpc', window.location.href);
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
  return address;
};

/** The client of the shell that the page runs in: a message port in Electron, else a WebSocket to where the page came from. */
export const createStudioClient = (): HostClient => {
  const bridge = window.runthrough;
  return createHostClient(() => (bridge ? portFromShell(bridge) : connectWebSocket(socketAddress())));
};
