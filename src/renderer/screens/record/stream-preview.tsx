import { useEffect, useRef } from 'react';
import { join } from '../../ui/join.ts';
import styles from './source-panel.module.css';

interface StreamPreviewProps {
  stream: MediaStream;
  label: string;
  /** People know themselves from the mirror; what is recorded is not mirrored. */
  mirrored?: boolean;
  className?: string | undefined;
}

/** A live picture without sound. */
export function StreamPreview({ stream, label, mirrored = false, className }: StreamPreviewProps) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (video.current) video.current.srcObject = stream;
  }, [stream]);
  return (
    <video
      ref={video}
      muted
      autoPlay
      playsInline
      aria-label={label}
      className={join(className ?? styles.picture, mirrored && styles.mirrored)}
    />
  );
}
