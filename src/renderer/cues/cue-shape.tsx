import type { CueKind } from '../../contract/cue.ts';
import styles from './cue-card.module.css';

/** Outlines in a box of 48: each has a silhouette of its own, so that shape alone tells them apart. */
const outlines: Readonly<Record<CueKind, readonly string[]>> = {
  // A wave that is cut off flat at the top.
  clipping: ['M4 34 L12 14 H20 L26 34 L34 14 H42', 'M4 8 H44'],
  // A small source with arcs that grow.
  'too-quiet': [
    'M8 19 V29 H14 L22 36 V12 L14 19 Z',
    'M29 17 A10 10 0 0 1 29 31',
    'M35 11 A18 18 0 0 1 35 37',
  ],
  'long-silence': ['M6 24 H40', 'M28 11 L41 24 L28 37'],
  'filler-cluster': ['M16 10 V38', 'M32 10 V38'],
  'too-fast': ['M10 10 L24 24 L38 10', 'M10 25 L24 39 L38 25'],
  'too-slow': ['M10 23 L24 9 L38 23', 'M10 38 L24 24 L38 38'],
  'flat-pitch': ['M4 28 C10 6 16 6 22 24 S34 44 44 14'],
  'section-over': ['M12 6 V42', 'M12 8 H38 L31 17 L38 26 H12'],
  'message-missing': ['M24 8 V40', 'M8 24 H40'],
  mended: ['M7 26 L19 38 L42 11'],
};

/** The shape of a cue, drawn in the colour of its text. */
export function CueShape({ kind }: { kind: CueKind }) {
  return (
    <svg className={styles.shape} viewBox="0 0 48 48" aria-hidden="true">
      {outlines[kind].map((outline) => (
        <path key={outline} d={outline} />
      ))}
    </svg>
  );
}
