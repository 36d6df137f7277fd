/** A stretch of time in ms. */
export interface Timed {
  readonly startMs: number;
  readonly endMs: number;
}

/** One sound of speech as the synthesiser made it. */
export interface Phone extends Timed {
  readonly name: string;
  readonly isVowel: boolean;
}

/** What a synthesiser hands back: sound (16 kHz mono), and what is where in it. */
export interface Spoken {
  readonly samples: Float32Array;
  /** Undefined where the synthesiser does not tell. */
  readonly words: readonly (Timed & { readonly text: string })[] | undefined;
  readonly phones: readonly Phone[];
  /** Corners of the pitch contour, where the synthesiser follows one exactly; straight lines between. */
  readonly pitch: readonly { readonly atMs: number; readonly hz: number }[] | undefined;
}

/** A synthetic speaker. `rate` is relative to the voice's usual speed. */
export type Voice =
  | {
      readonly engine: 'espeak-ng';
      readonly name: string;
      /** Lines of a variant that espeak-ng does not come with; `name` then ends with "+drawn". */
      readonly variant?: string;
      readonly rate: number;
      readonly pitch: number;
      readonly range: number;
    }
  | {
      readonly engine: 'festival';
      readonly name: string;
      readonly rate: number;
      readonly pitchHz: number;
      readonly spreadHz: number;
    }
  | { readonly engine: 'flite'; readonly name: string; readonly rate: number; readonly pitchHz: number };

/** Name for tables: engine and voice. */
export const speakerOf = ({ engine, name }: Voice): string => `${engine} ${name}`;
