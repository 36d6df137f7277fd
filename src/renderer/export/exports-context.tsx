import { createContext, type ReactNode, useContext, useState, useSyncExternalStore } from 'react';
import { useHost } from '../queries/host-context.tsx';
import { createVideoExports, type VideoExport, type VideoExports } from './video-exports.ts';

const ExportsContext = createContext<VideoExports | null>(null);

/** Keeps the one video that is being saved while screens come and go. */
export function ExportsProvider({ children }: { children: ReactNode }) {
  const host = useHost();
  const [exports] = useState(() => createVideoExports(host));
  return <ExportsContext value={exports}>{children}</ExportsContext>;
}

export const useVideoExports = (): VideoExports => {
  const exports = useContext(ExportsContext);
  if (!exports) throw new Error('useVideoExports needs an ExportsProvider above it.');
  return exports;
};

export const useVideoExport = (): VideoExport | null => {
  const { subscribe, current } = useVideoExports();
  return useSyncExternalStore(subscribe, current);
};
