import type { Voice } from '../speak/spoken.ts';

/** Voices, texts and a seed from which takes are made. */
export interface Split {
  readonly name: 'development' | 'held-out';
  readonly seed: string;
  readonly voices: readonly Voice[];
  /** Phrases without punctuation, so that no synthesiser pauses inside them. */
  readonly phrases: readonly string[];
}
