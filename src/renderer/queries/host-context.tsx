import { createContext, type ReactNode, useContext, useSyncExternalStore } from 'react';
import type { HostClient } from '../host-client/client.ts';
import type { ConnectionState } from '../host-client/connection.ts';

const HostContext = createContext<HostClient | null>(null);

export function HostProvider({ client, children }: { client: HostClient; children: ReactNode }) {
  return <HostContext value={client}>{children}</HostContext>;
}

export const useHost = (): HostClient => {
  const client = useContext(HostContext);
  if (!client) throw new Error('useHost needs a HostProvider above it.');
  return client;
};

export const useConnectionState = (): ConnectionState => {
  const { connection } = useHost();
  return useSyncExternalStore(connection.subscribe, () => connection.state);
};
