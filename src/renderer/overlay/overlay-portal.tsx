import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { OverlayMarker } from './overlay-marker.tsx';
import type { OverlayHandle } from './use-overlay.ts';

/** Renders into the small window while it is open, with everything that the page around it provides. */
export function OverlayPortal({ handle, children }: { handle: OverlayHandle; children: ReactNode }) {
  const { overlay, isMarked } = handle;
  if (!overlay) return null;
  return createPortal(isMarked ? <OverlayMarker /> : children, overlay.root);
}
