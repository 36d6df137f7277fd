import type { EngineModel } from './speech-engine.ts';

/** The limits hold for models up to this size, that of Whisper's base with 8 bits and a little more; larger ones get longer in proportion. */
const usualModelBytes = 100 * 2 ** 20;
const longestFactor = 8;
/** Whatever the model and its failures, milliseconds. */
const longestMs = 30 * 60_000;

/** How much longer than usual a model may take, at least 1: it computes, and is read from the disk, in proportion to its size. */
export const sizeFactor = ({ byteLength }: EngineModel): number => Math.max(1, byteLength / usualModelBytes);

/**
 * How long the engine may work on a piece without a sign of progress before it is taken for hung. What ran out of time gets twice as long the
 * next time, so that another try does not end where the last one did; a piece within the usual limit ends that.
 */
export class PiecePatience {
  /** By path of the model. */
  readonly #factors = new Map<string, number>();

  /** Milliseconds, from the limit for a usual model. */
  limitMs(model: EngineModel, usualMs: number): number {
    const wantedMs = usualMs * sizeFactor(model) * (this.#factors.get(model.path) ?? 1);
    return Math.min(wantedMs, Math.max(usualMs, longestMs));
  }

  ranOut({ path }: EngineModel): void {
    this.#factors.set(path, Math.min(longestFactor, 2 * (this.#factors.get(path) ?? 1)));
  }

  /** A piece came through in so many milliseconds. */
  observe(model: EngineModel, usualMs: number, wallMs: number): void {
    if (wallMs < usualMs * sizeFactor(model)) this.#factors.delete(model.path);
  }
}
