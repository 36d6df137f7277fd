import type { Platform } from './measured.ts';
import type { PictureSize } from './fitting-size.ts';

/** Said without any particulars. */
type Nothing = Record<string, never>;

interface Named {
  readonly label: string;
}

/** Everything that a pre-flight can find, and what goes into its words. */
export interface FindingValues {
  readonly 'microphone-missing': Nothing;
  readonly 'microphone-silent': Named;
  readonly 'microphone-wrong': Named & { readonly otherLabel: string; readonly otherDeviceId: string };
  readonly 'microphone-clipping': Named;
  readonly 'microphone-noisy': Named;
  readonly 'microphone-quiet': Named;
  readonly 'microphone-no-voice': Named;
  readonly 'microphone-good': Nothing;
  readonly 'system-sound-silent': Nothing;
  readonly 'system-sound-good': Nothing;
  readonly 'camera-dark': Named;
  readonly 'camera-covered': Named;
  readonly 'camera-frozen': Named;
  readonly 'camera-still': Named;
  readonly 'camera-dim': Named;
  readonly 'camera-unseen': Named;
  readonly 'camera-good': Nothing;
  readonly 'screen-denied': { readonly platform: Platform };
  readonly 'screen-black': { readonly platform: Platform };
  readonly 'screen-minimised': Named;
  readonly 'screen-flat': Named;
  readonly 'screen-unseen': Named;
  readonly 'screen-good': Nothing;
  readonly 'machine-busy': Nothing;
  readonly 'encoder-slow': { readonly now: PictureSize; readonly fits: PictureSize };
  readonly 'encoder-too-slow': { readonly now: PictureSize };
  readonly 'disk-full': { readonly minutes: number };
  readonly 'disk-short': { readonly minutes: number };
  readonly 'disk-good': { readonly minutes: number };
  readonly 'battery-low': { readonly percent: number };
  readonly 'battery-used': { readonly percent: number };
  readonly 'read-back-lost': { readonly frames: number };
  readonly 'read-back-skew': { readonly skewMs: number };
  readonly 'read-back-cut-short': Nothing;
  readonly 'read-back-good': Nothing;
  readonly 'overlay-leaks': Nothing;
  readonly 'overlay-not-judged': Nothing;
  readonly 'overlay-kept-out': Nothing;
}

export type FindingKey = keyof FindingValues;

/** `problem`: the recording would not be what was wanted. `advice`: it may be better. `good`: nothing to do. */
export type Severity = 'problem' | 'advice' | 'good';

/** One thing that was found; the key names its text and its remedy. */
export interface FindingOf<Key extends FindingKey> {
  readonly key: Key;
  readonly severity: Severity;
  readonly values: FindingValues[Key];
}
export type Finding = { [Key in FindingKey]: FindingOf<Key> }[FindingKey];

const problems: ReadonlySet<FindingKey> = new Set<FindingKey>([
  'microphone-missing',
  'microphone-silent',
  'microphone-wrong',
  'microphone-clipping',
  'camera-dark',
  'camera-covered',
  'camera-frozen',
  'screen-denied',
  'screen-black',
  'screen-minimised',
  'machine-busy',
  'encoder-slow',
  'encoder-too-slow',
  'disk-full',
  'battery-low',
  'read-back-lost',
  'read-back-skew',
  'overlay-leaks',
]);

const severityOf = (key: FindingKey): Severity => {
  if (problems.has(key)) return 'problem';
  return key.endsWith('-good') || key === 'overlay-kept-out' ? 'good' : 'advice';
};

/** A finding with the severity that its key has. */
export const finding = <Key extends FindingKey>(key: Key, values: FindingValues[Key]): Finding =>
  // One key with its own values is a member of the union; the compiler cannot follow that through a type parameter.
  ({ key, severity: severityOf(key), values }) as unknown as Finding;
