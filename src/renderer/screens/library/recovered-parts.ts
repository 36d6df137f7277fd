import type { TrackKind } from '../../../contract/take.ts';
import { strings } from '../../strings/en.ts';

const inOrder: readonly TrackKind[] = [
  'screen',
  'camera',
  'microphone',
  'speech',
  'system-sound',
  'original',
];
const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** What of a take is there, in words: "Screen, camera and voice". Empty where nothing is. */
export const recoveredParts = (tracks: readonly TrackKind[]): string => {
  const names = inOrder
    .filter((kind) => tracks.includes(kind))
    .map((kind) => strings.library.recoveredParts[kind]);
  const words = list.format(new Set(names));
  return words.charAt(0).toUpperCase() + words.slice(1);
};
