import { Plus, Settings } from 'lucide-react';
import { useKit } from '../queries/studio.ts';
import { strings } from '../strings/en.ts';
import { LinkButton } from '../ui/button.tsx';
import styles from './app-header.module.css';
import { Mark } from './mark.tsx';
import { type Route, toHash } from './routes.ts';

const focusContent = (event: React.MouseEvent): void => {
  // The hash belongs to the routes, so the skip link moves the focus itself.
  event.preventDefault();
  document.querySelector<HTMLElement>('#content h1')?.focus();
};

/** The studio's name, the vendor's programme and the three places to go. */
export function AppHeader({ route }: { route: Route }) {
  const brand = useKit().data?.kit.brand;
  const isLibrary = route.name === 'library' || route.name === 'import';
  const here = (name: Route['name']): 'page' | undefined => (route.name === name ? 'page' : undefined);
  return (
    <header className={styles.header}>
      <a href="#content" className={styles.skip} onClick={focusContent}>
        {strings.common.skipToContent}
      </a>
      <div className={styles.inner}>
        <a href={toHash({ name: 'library' })} className={styles.brand} aria-label={strings.common.product}>
          <Mark />
          <span className={styles.product}>{strings.common.product}</span>
        </a>
        {brand ? <span className={styles.programme}>{brand.programmeName}</span> : null}
        <nav aria-label={strings.common.mainNavigation} className={styles.nav}>
          <a
            href={toHash({ name: 'library' })}
            aria-current={isLibrary ? 'page' : undefined}
            className={styles.link}
          >
            {strings.common.attempts}
          </a>
          <a
            href={toHash({ name: 'settings' })}
            aria-current={here('settings')}
            aria-label={strings.common.settings}
            title={strings.common.settings}
            className={styles.link}
          >
            <Settings aria-hidden="true" />
          </a>
          <LinkButton
            look={isLibrary ? 'primary' : 'plain'}
            href={toHash({ name: 'new' })}
            aria-current={here('new')}
          >
            <Plus aria-hidden="true" />
            {strings.common.newAttempt}
          </LinkButton>
        </nav>
      </div>
    </header>
  );
}
