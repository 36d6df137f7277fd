import type { Session } from 'electron';
import { isPageUrl } from './page-address.ts';

/** Everything the studio's page may ask for. What is not listed is denied. */
const allowed: ReadonlySet<string> = new Set(['media', 'display-capture', 'speaker-selection', 'fullscreen']);

/** The one rule: a listed permission, for the studio's own page, in its main frame. */
export const mayHavePermission = (request: {
  readonly permission: string;
  readonly url: string;
  readonly isMainFrame: boolean;
}): boolean => request.isMainFrame && allowed.has(request.permission) && isPageUrl(request.url);

/** Denies every permission but the listed ones, both when it is asked for and when it is looked up. */
export const guardPermissions = (session: Session): void => {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    answer(mayHavePermission({ permission, url: details.requestingUrl, isMainFrame: details.isMainFrame }));
  });
  session.setPermissionCheckHandler((_contents, permission, origin, details) =>
    mayHavePermission({ permission, url: origin, isMainFrame: details.isMainFrame }),
  );
  session.setDevicePermissionHandler(() => false);
};
