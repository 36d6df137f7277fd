/**
 * Whether the studio's small window stays out of a recording of the whole screen: `protected` where the system keeps it out and a trial
 * has shown it, `unprotected` where the system cannot or a trial has shown that it does not, `unknown` before a trial.
 */
export type OverlayProtection = 'protected' | 'unprotected' | 'unknown';

/**
 * Electron asks the system to keep the window out; Windows and macOS have that, Linux has nothing like it. A browser cannot ask at all.
 * A trial tells the truth about the screen or window that is recorded, whatever the system claims.
 */
export const overlayProtection = (where: {
  readonly shell: 'electron' | 'chromium';
  readonly platform: string;
  readonly trial?: 'kept-out' | 'leaks';
}): OverlayProtection => {
  if (where.trial) return where.trial === 'leaks' ? 'unprotected' : 'protected';
  const isAsked = where.shell === 'electron' && (where.platform === 'win32' || where.platform === 'darwin');
  return isAsked ? 'unknown' : 'unprotected';
};
