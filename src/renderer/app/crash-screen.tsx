import { Component, type ReactNode } from 'react';
import { strings } from '../strings/en.ts';
import { Button } from '../ui/button.tsx';
import styles from './crash-screen.module.css';

/** Shown instead of a white window when a screen throws while drawing. */
export class CrashScreen extends Component<{ children: ReactNode }, { crashed: boolean }> {
  override state = { crashed: false };

  static getDerivedStateFromError(): { crashed: boolean } {
    return { crashed: true };
  }

  override componentDidCatch(error: Error): void {
    console.error(error);
  }

  override render(): ReactNode {
    if (!this.state.crashed) return this.props.children;
    return (
      <main className={styles.crash}>
        <h1>{strings.common.crashTitle}</h1>
        <p>{strings.common.crashText}</p>
        <Button look="primary" onClick={() => window.location.reload()}>
          {strings.common.reload}
        </Button>
      </main>
    );
  }
}
