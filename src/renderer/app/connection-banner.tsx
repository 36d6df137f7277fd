import { Unplug } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useConnectionState } from '../queries/host-context.tsx';
import { strings } from '../strings/en.ts';
import styles from './connection-banner.module.css';

/** A break shorter than this mends itself before anyone has read the banner. */
const patienceMs = 700;

/** Says that the host is away, and that nothing is lost. Always in the page, so that a reader announces the change. */
export function ConnectionBanner() {
  const state = useConnectionState();
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (state === 'open') {
      setShown(false);
      return;
    }
    const timer = setTimeout(() => setShown(true), patienceMs);
    return () => clearTimeout(timer);
  }, [state]);
  return (
    <div role="status" className={shown ? styles.banner : undefined}>
      {shown ? (
        <>
          <Unplug aria-hidden="true" />
          {state === 'connecting' ? strings.common.connecting : strings.common.connectionLost}
        </>
      ) : null}
    </div>
  );
}
