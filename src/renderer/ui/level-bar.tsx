import styles from './level-bar.module.css';

interface LevelBarProps {
  /** Mean level, dBFS. */
  levelDbfs: number;
  peakDbfs: number;
  label: string;
}

/** The bar begins where a quiet room ends. */
const floorDbfs = -60;

/** Place of a level on the bar, 0 to 1. */
export const levelShare = (levelDbfs: number): number => Math.min(1, Math.max(0, 1 - levelDbfs / floorDbfs));

/** A live level with its peak. A meter for a screen reader, but a silent one: the advice beside it is what is said. */
export function LevelBar({ levelDbfs, peakDbfs, label }: LevelBarProps) {
  return (
    <div
      role="meter"
      aria-label={label}
      aria-valuemin={floorDbfs}
      aria-valuemax={0}
      aria-valuenow={Math.round(Math.max(floorDbfs, levelDbfs))}
      aria-valuetext={`${Math.round(Math.max(floorDbfs, levelDbfs))} decibels`}
      className={styles.bar}
    >
      <span className={styles.fill} style={{ scale: `${levelShare(levelDbfs)} 1` }} />
      <span className={styles.peak} style={{ insetInlineStart: `${levelShare(peakDbfs) * 100}%` }} />
    </div>
  );
}
