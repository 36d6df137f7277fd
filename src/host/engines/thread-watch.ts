/**
 * Notices when several threads are slower than they should be: on a machine whose cores are busy, threads that wait for each other take
 * 6-17 times as long as one. Costs are wall milliseconds per piece (a piece costs about the same whatever its length).
 */
export class ThreadWatch {
  readonly #slowdownLimit: number;
  readonly #restPieces: number;
  #usualMs = Number.POSITIVE_INFINITY;
  #piecesAtRest = 0;

  constructor(slowdownLimit = 3, restPieces = 10) {
    this.#slowdownLimit = slowdownLimit;
    this.#restPieces = restPieces;
  }

  /** How many threads to use when `wanted` are allowed. */
  threadsFor(wanted: number): number {
    return this.#piecesAtRest > 0 ? 1 : wanted;
  }

  /** Tells what a piece took. Three times the best so far sends the next pieces to one thread, for a while. */
  observe(threads: number, wallMs: number): void {
    if (this.#piecesAtRest > 0) this.#piecesAtRest--;
    if (threads > 1 && wallMs > this.#slowdownLimit * this.#usualMs) this.#piecesAtRest = this.#restPieces;
    if (threads > 1) this.#usualMs = Math.min(this.#usualMs, wallMs);
  }
}
