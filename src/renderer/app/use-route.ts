import { useMemo, useSyncExternalStore } from 'react';
import { parseHash, type Route, toHash } from './routes.ts';

/** Asked before the page leaves a place; answers whether it may. One at a time: only the recording uses it. */
let guard: ((next: Route) => boolean) | undefined;
let shownHash = window.location.hash;
const listeners = new Set<() => void>();

window.addEventListener('hashchange', () => {
  if (window.location.hash === shownHash) return;
  if (guard && !guard(parseHash(window.location.hash))) {
    window.history.replaceState(null, '', shownHash || '#/');
    return;
  }
  shownHash = window.location.hash;
  for (const listener of listeners) listener();
});

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The place that is shown now. */
export const useRoute = (): Route => {
  const hash = useSyncExternalStore(subscribe, () => shownHash);
  return useMemo(() => parseHash(hash), [hash]);
};

export const navigate = (route: Route): void => {
  window.location.hash = toHash(route);
};

/** Holds the page where it is while the guard says no; returns what takes the guard away. */
export const guardLeaving = (mayLeave: (next: Route) => boolean): (() => void) => {
  guard = mayLeave;
  return () => {
    if (guard === mayLeave) guard = undefined;
  };
};
