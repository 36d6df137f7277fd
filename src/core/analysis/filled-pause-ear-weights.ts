import type { TrainedEar } from './filled-pause-ear.ts';

export const filledPauseEar: TrainedEar = undefined as never;
