import { StudioError, type ErrorCode } from '../../contract/errors.ts';
import type { ReadyModel } from '../engines/recogniser.ts';

const faults: ReadonlySet<string> = new Set<ErrorCode>([
  'model-absent',
  'model-unknown',
  'model-corrupt',
  'model-refused',
  'model-language',
  // Where a large model is too much for the machine, a smaller one helps.
  'engine-crashed',
  'engine-timeout',
]);

/** Whether a report that failed with this code of the catalogue may succeed with another model, or with the same one fetched anew. */
export const mayAnotherModelMend = (code: string | undefined): boolean =>
  code !== undefined && faults.has(code);

/**
 * Makes a report with the model that is ready, and again where it stayed without words or failed for a reason that another model may
 * mend while another became ready meanwhile. Throws what `make` throws.
 */
export const withNewestModel = async <T>(
  readyModel: () => Promise<ReadyModel | null>,
  signal: AbortSignal,
  make: (model: ReadyModel | null) => Promise<T | 'waiting-for-model'>,
): Promise<T | 'waiting-for-model'> => {
  for (;;) {
    const model = await readyModel();
    const isAnotherReady = async (): Promise<boolean> => {
      const now = await readyModel();
      return !signal.aborted && now !== null && now.sha256 !== model?.sha256;
    };
    try {
      const outcome = await make(model);
      if (outcome !== 'waiting-for-model') return outcome;
      // Whoever stopped it makes it again; a model that became ready meanwhile is told of no more.
      if (signal.aborted) throw new StudioError('cancelled');
      if (!(await isAnotherReady())) return outcome;
    } catch (error) {
      const mayHelp = error instanceof StudioError && mayAnotherModelMend(error.code);
      if (!mayHelp || !(await isAnotherReady())) throw error;
    }
  }
};
