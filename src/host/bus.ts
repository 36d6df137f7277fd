/** Tells listeners of one kind of event. */
export interface Bus<E> {
  readonly emit: (event: E) => void;
  /** Returns what stops the listening. */
  readonly listen: (listener: (event: E) => void) => () => void;
}

/** A bus without memory: who listens later has missed what was before. */
export const createBus = <E>(): Bus<E> => {
  const listeners = new Set<(event: E) => void>();
  return {
    emit: (event) => {
      for (const listener of [...listeners]) listener(event);
    },
    listen: (listener) => {
      // Its own wrapper, so that one function listening twice is two listeners.
      const own = (event: E): void => listener(event);
      listeners.add(own);
      return () => listeners.delete(own);
    },
  };
};
