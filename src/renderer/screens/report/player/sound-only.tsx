import { useMemo } from 'react';
import type { Curve } from '../../../../contract/analysis.ts';
import { strings } from '../../../strings/en.ts';
import styles from './sound-only.module.css';
import { wavePath } from './wave-path.ts';

/** A quiet picture of the voice, for a take without pictures. */
export function SoundOnly({ level }: { level: Curve | undefined }) {
  const path = useMemo(() => wavePath(level?.values ?? [], 96), [level]);
  return (
    <div className={styles.sound}>
      <p className="visually-hidden">{strings.report.soundOnly}</p>
      <svg viewBox="0 0 96 40" preserveAspectRatio="none" className={styles.wave} aria-hidden="true">
        <path d={path} />
      </svg>
    </div>
  );
}
