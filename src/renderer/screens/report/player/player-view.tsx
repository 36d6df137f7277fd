import type { RefObject } from 'react';
import type { Curve } from '../../../../contract/analysis.ts';
import { usePlayerValue } from '../../../playback/player-context.tsx';
import { strings } from '../../../strings/en.ts';
import { join } from '../../../ui/join.ts';
import { PlayerBar } from './player-bar.tsx';
import styles from './player-view.module.css';
import { SoundOnly } from './sound-only.tsx';
import { usePlayerKeys } from './use-player-keys.ts';

const text = strings.report;

interface PlayerViewProps {
  screen: RefObject<HTMLCanvasElement | null>;
  camera: RefObject<HTMLCanvasElement | null>;
  /** Drawn in the place of a picture when there is only sound. */
  level: Curve | undefined;
}

/** The recording: the screen large and the camera in its corner, or whichever there is. */
export function PlayerView({ screen, camera, level }: PlayerViewProps) {
  const status = usePlayerValue((player) => player.state.status, 'loading');
  const hasScreen = usePlayerValue((player) => player.state.hasScreen, false);
  const hasCamera = usePlayerValue((player) => player.state.hasCamera, false);
  const isSoundOnly = status === 'ready' && !hasScreen && !hasCamera;
  usePlayerKeys();
  return (
    <section aria-label={text.player} className={styles.player}>
      <div className={join(styles.stage, isSoundOnly && styles.flat)}>
        <canvas
          ref={screen}
          role="img"
          aria-label={text.screenPicture}
          className={styles.main}
          hidden={!hasScreen}
        />
        <canvas
          ref={camera}
          role="img"
          aria-label={text.cameraPicture}
          className={hasScreen ? styles.corner : styles.main}
          hidden={!hasCamera}
        />
        {isSoundOnly ? <SoundOnly level={level} /> : null}
        {status === 'loading' ? (
          <p role="status" className={styles.note}>
            {text.loadingMedia}
          </p>
        ) : null}
        {status === 'failed' ? (
          <p role="alert" className={styles.note}>
            {text.mediaFailed}
          </p>
        ) : null}
      </div>
      <PlayerBar />
    </section>
  );
}
