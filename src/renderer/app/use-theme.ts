import { useEffect, useSyncExternalStore } from 'react';
import { useKit, useSettings } from '../queries/studio.ts';
import { inkOnAccent } from './accent.ts';

const systemDark = window.matchMedia('(prefers-color-scheme: dark)');

const subscribe = (listener: () => void): (() => void) => {
  systemDark.addEventListener('change', listener);
  return () => systemDark.removeEventListener('change', listener);
};

/** Puts the chosen theme and the vendor's accent on the document. */
export const useTheme = (): void => {
  const chosen = useSettings().data?.theme ?? 'system';
  const brand = useKit().data?.kit.brand;
  const systemIsDark = useSyncExternalStore(subscribe, () => systemDark.matches);
  const theme = chosen === 'system' ? (systemIsDark ? 'dark' : 'light') : chosen;

  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);

  useEffect(() => {
    if (!brand) return;
    const { style } = document.documentElement;
    style.setProperty('--accent-light', brand.accentLight);
    style.setProperty('--accent-dark', brand.accentDark);
    style.setProperty('--on-accent', inkOnAccent(theme === 'dark' ? brand.accentDark : brand.accentLight));
  }, [brand, theme]);
};
