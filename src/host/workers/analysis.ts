import { StudioError } from '../../contract/errors.ts';
import type { Analysis } from '../../contract/analysis.ts';
import type { AnalysisInput } from '../../core/analysis/analyse.ts';
import { startThread } from './worker-thread.ts';

/** Measures a take in a thread of its own. Fails with `cancelled` as soon as the signal says so. */
export const runAnalysis = async (
  input: AnalysisInput,
  { signal }: { readonly signal?: AbortSignal } = {},
): Promise<Analysis> => {
  if (signal?.aborted) throw new StudioError('cancelled');
  const thread = startThread<AnalysisInput, Analysis>(new URL('./analysis.worker.ts', import.meta.url), null);
  const stop = (): void => void thread.terminate();
  signal?.addEventListener('abort', stop, { once: true });
  try {
    return await thread.ask(input);
  } finally {
    signal?.removeEventListener('abort', stop);
    await (signal?.aborted ? thread.terminate() : thread.stop());
  }
};
