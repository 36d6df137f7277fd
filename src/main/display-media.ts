import { BrowserWindow, desktopCapturer, type DesktopCapturerSource, Menu, type Session } from 'electron';
import { isPageUrl } from './page-address.ts';

const thumbnailSize = { width: 160, height: 90 };

/** Asks with a menu of the system, which works by keyboard and by screen reader; null when the person closes it. */
const chooseSource = (
  window: BrowserWindow,
  sources: readonly DesktopCapturerSource[],
): Promise<DesktopCapturerSource | null> =>
  new Promise((resolve) => {
    const menu = Menu.buildFromTemplate(
      sources.map((source) => ({
        label: source.name,
        icon: source.thumbnail,
        click: () => resolve(source),
      })),
    );
    // The click comes after the callback on some systems.
    menu.popup({ window, callback: () => setTimeout(() => resolve(null), 200) });
  });

/** Lets the person pick the screen or window to record; the system's own picker is used where there is one. */
export const installDisplayMediaPicker = (session: Session, window: BrowserWindow): void => {
  session.setDisplayMediaRequestHandler(
    async (request, answer) => {
      if (!isPageUrl(request.securityOrigin)) return answer({});
      const sources = await desktopCapturer.getSources({ types: ['screen', 'window'], thumbnailSize });
      const own = new Set(BrowserWindow.getAllWindows().map((each) => each.getMediaSourceId()));
      const source = await chooseSource(
        window,
        sources.filter(({ id }) => !own.has(id)),
      );
      if (!source) return answer({});
      // Only Windows gives the sound of the system without an extension.
      const sound = request.audioRequested && process.platform === 'win32';
      answer(sound ? { video: source, audio: 'loopback' } : { video: source });
    },
    { useSystemPicker: true },
  );
};
