import { overlayFrameName } from '../../contract/shell.ts';

/** Chromium's Document Picture-in-Picture; not in the compiler's library. */
interface DocumentPictureInPicture {
  requestWindow(options: { readonly width: number; readonly height: number }): Promise<Window>;
}

declare global {
  interface Window {
    readonly documentPictureInPicture?: DocumentPictureInPicture;
  }
}

/** The one small window above all others that only the speaker should see. Render into `root`; it has the page's styles and theme. */
export interface Overlay {
  readonly window: Window;
  readonly root: HTMLElement;
  /** Called once when the window goes away, by `close` or by the person's hand. Returns how to stop listening. */
  onClosed(listener: () => void): () => void;
  close(): void;
}

/** How large the window begins; where it was last is remembered by the shell. */
export interface OverlayOptions {
  readonly title: string;
  readonly widthPixels: number;
  readonly heightPixels: number;
}

const isElectron = (): boolean => window.runthrough !== undefined;

/** Whether this shell has such a window. */
export const canOpenOverlay = (): boolean => isElectron() || 'documentPictureInPicture' in window;

/** Electron's main process recognises the name, keeps the window above all others and out of recordings. */
const openInElectron = ({ widthPixels, heightPixels }: OverlayOptions): Window => {
  const opened = window.open('about:blank', overlayFrameName, `width=${widthPixels},height=${heightPixels}`);
  if (!opened) throw new Error('The small window did not open.');
  return opened;
};

/** Copies the page's style sheets; resolves when they are there, so that nothing is shown unstyled. */
const copyStyles = async (target: Document): Promise<void> => {
  const links = document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]');
  const loaded = [...links].map((link) => {
    const copy = target.createElement('link');
    copy.rel = 'stylesheet';
    copy.href = link.href;
    const done = new Promise((resolve) => {
      copy.addEventListener('load', resolve, { once: true });
      copy.addEventListener('error', resolve, { once: true });
    });
    target.head.append(copy);
    return done;
  });
  await Promise.all(loaded);
};

/** Light or dark and the vendor's accent, now and whenever they change. */
const followTheme = (target: Document): MutationObserver => {
  const { documentElement: from } = document;
  const copy = (): void => {
    for (const name of ['lang', 'data-theme']) {
      const value = from.getAttribute(name);
      if (value !== null) target.documentElement.setAttribute(name, value);
    }
    for (const property of from.style)
      target.documentElement.style.setProperty(property, from.style.getPropertyValue(property));
  };
  copy();
  const observer = new MutationObserver(copy);
  observer.observe(from, { attributes: true });
  return observer;
};

/** Opens the window; to be called by a click or a key, as browsers ask for. There is one at a time: a second takes the place of the first. */
export const openOverlay = async (options: OverlayOptions): Promise<Overlay> => {
  const size = { width: options.widthPixels, height: options.heightPixels };
  const opened = isElectron()
    ? openInElectron(options)
    : await window.documentPictureInPicture?.requestWindow(size);
  if (!opened) throw new Error('This browser has no small window.');
  const { document: target } = opened;
  target.title = options.title;
  const observer = followTheme(target);
  const root = target.createElement('div');
  target.body.replaceChildren(root);
  await copyStyles(target);

  const listeners = new Set<() => void>();
  const leave = (): void => opened.close();
  const closed = (): void => {
    observer.disconnect();
    window.removeEventListener('pagehide', leave);
    for (const listener of listeners) listener();
    listeners.clear();
  };
  opened.addEventListener('pagehide', closed, { once: true });
  // The page is reloaded or left: its small window has nobody behind it any more.
  window.addEventListener('pagehide', leave, { once: true });
  return {
    window: opened,
    root,
    onClosed: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => opened.close(),
  };
};
