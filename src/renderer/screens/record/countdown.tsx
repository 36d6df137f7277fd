import { useEffect, useRef, useState } from 'react';
import { strings } from '../../strings/en.ts';
import { Button } from '../../ui/button.tsx';
import styles from './stage.module.css';

interface CountdownProps {
  /** What the speaker begins with. */
  firstSection: string;
  onDone: () => void;
  onCancel: () => void;
}

/** Three, two, one. Escape or the button leads back. */
export function Countdown({ firstSection, onDone, onCancel }: CountdownProps) {
  const [left, setLeft] = useState(3);
  const cancel = useRef<HTMLButtonElement>(null);

  useEffect(() => cancel.current?.focus(), []);
  useEffect(() => {
    const timer = setTimeout(() => (left > 1 ? setLeft(left - 1) : onDone()), 1000);
    return () => clearTimeout(timer);
  }, [left, onDone]);
  useEffect(() => {
    const leave = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') onCancel();
    };
    window.addEventListener('keydown', leave);
    return () => window.removeEventListener('keydown', leave);
  }, [onCancel]);

  return (
    <main id="content" className={styles.countdown}>
      <h1 className={styles.soon}>{firstSection}</h1>
      <p className="visually-hidden" aria-live="assertive">
        {strings.recording.countdown(left)}
      </p>
      <p key={left} className={styles.number} aria-hidden="true">
        {left}
      </p>
      <Button ref={cancel} onClick={onCancel}>
        {strings.recording.countdownCancel}
      </Button>
    </main>
  );
}
