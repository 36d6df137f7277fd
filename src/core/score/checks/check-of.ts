import type { Check } from '../../../contract/kit.ts';

/** A check of one kind. */
export type CheckOf<K extends Check['kind']> = Extract<Check, { kind: K }>;
