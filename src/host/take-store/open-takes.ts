import type { Take } from '../../contract/take.ts';
import type { OpenTake } from './open-take.ts';

/** The takes that are open now. Opening and closing of one take never overlap, however the calls come in. */
export interface OpenTakes {
  readonly isOpen: (attemptId: string) => boolean;
  /** The open take; one that is not open is opened again, once for all who ask. Waits while it is being closed. */
  readonly get: (attemptId: string) => Promise<OpenTake>;
  /** The same for the work that closes it. */
  readonly opened: (attemptId: string) => Promise<OpenTake>;
  readonly open: (attemptId: string, open: () => Promise<OpenTake>) => Promise<OpenTake>;
  /** Does work that ends with the take closed; whoever asks for the take meanwhile waits. Asked twice, the work is done once. */
  readonly closing: (attemptId: string, work: () => Promise<Take | null>) => Promise<Take | null>;
  /** Gives the files of a take back. */
  readonly close: (attemptId: string) => Promise<void>;
  readonly closeAll: () => Promise<void>;
}

/** No take is open yet. `reopen` opens one that was left open on the disk. */
export const createOpenTakes = (reopen: (attemptId: string) => Promise<OpenTake>): OpenTakes => {
  const takes = new Map<string, Promise<OpenTake>>();
  const endings = new Map<string, Promise<Take | null>>();

  const open: OpenTakes['open'] = (attemptId, opened) => {
    const take = opened();
    takes.set(attemptId, take);
    take.catch(() => takes.delete(attemptId));
    return take;
  };

  const close = async (attemptId: string): Promise<void> => {
    const take = takes.get(attemptId);
    takes.delete(attemptId);
    await take?.then(
      (opened) => opened.close(),
      () => undefined,
    );
  };

  const opened = (attemptId: string): Promise<OpenTake> =>
    takes.get(attemptId) ?? open(attemptId, () => reopen(attemptId));

  return {
    isOpen: (attemptId) => takes.has(attemptId),
    get: async (attemptId) => {
      await endings.get(attemptId)?.catch(() => undefined);
      return opened(attemptId);
    },
    opened,
    open,
    closing: (attemptId, work) => {
      const under = endings.get(attemptId);
      if (under) return under;
      const ending = work().finally(() => endings.delete(attemptId));
      endings.set(attemptId, ending);
      return ending;
    },
    close,
    closeAll: async () => {
      await Promise.all([...takes.keys()].map(close));
    },
  };
};
