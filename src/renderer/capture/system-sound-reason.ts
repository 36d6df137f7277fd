import type { ScreenSource, ScreenSurface } from './types.ts';

/** What decides whether the sound of the demo itself can be recorded. */
export interface SystemSoundFacts {
  /** The studio's own window (Electron), or an installed browser. */
  readonly shell: 'own-window' | 'browser';
  readonly system: 'windows' | 'macos' | 'linux' | 'other';
  /** What is shared; undefined while nothing is, or where the browser does not say. */
  readonly surface: ScreenSurface | undefined;
}

/** Why the sound of the demo is not recorded: one plain sentence, and what the person can do. */
export interface SystemSoundReason {
  readonly reason: 'not-on-this-system' | 'not-for-windows' | 'not-shared' | 'needs-tab';
  readonly happened: string;
  readonly remedy: string;
}

const viaBrowser = 'Start the studio in Chrome or Edge and share the demo as a browser tab.';

/** The studio's own window takes the sound of the whole computer, and only Windows hands that out. */
const ownWindowReason = (system: SystemSoundFacts['system']): SystemSoundReason =>
  system === 'windows'
    ? {
        reason: 'not-shared',
        happened: 'Windows did not hand out the computer’s sound.',
        remedy: 'Choose the screen again with the computer’s sound ticked.',
      }
    : {
        reason: 'not-on-this-system',
        happened: 'Here the system keeps its own sound from recorders.',
        remedy: `${viaBrowser} Without that, your voice and the picture are recorded.`,
      };

const browserReasons: Record<ScreenSurface, (system: SystemSoundFacts['system']) => SystemSoundReason> = {
  browser: () => ({
    reason: 'not-shared',
    happened: 'The tab is shared without its sound.',
    remedy: 'Choose the tab again and switch "Also share tab audio" on.',
  }),
  window: () => ({
    reason: 'not-for-windows',
    happened: 'The browser gives no sound of a single window.',
    remedy: 'Share the demo as a browser tab to record its sound.',
  }),
  monitor: (system) =>
    system === 'windows' || system === 'macos'
      ? {
          reason: 'not-shared',
          happened: 'The screen is shared without the computer’s sound.',
          remedy:
            system === 'windows'
              ? 'Choose the screen again and switch "Also share system audio" on.'
              : 'Choose the screen again and switch "Also share system audio" on. Where that is not offered, share the demo as a browser tab.',
        }
      : {
          reason: 'needs-tab',
          happened: 'Here the browser gives no sound of a whole screen.',
          remedy: 'Share the demo as a browser tab to record its sound.',
        },
};

/**
 * Why there is no track with the sound of the demo, by shell, system and what is shared. Ask only where none came: what a system gives
 * changes with its versions, so what came is what counts. Undefined while nothing is shared.
 */
export const systemSoundReason = ({
  shell,
  system,
  surface,
}: SystemSoundFacts): SystemSoundReason | undefined => {
  if (surface === undefined) return undefined;
  return shell === 'own-window' ? ownWindowReason(system) : browserReasons[surface](system);
};

/** Chromium's short name of the system ("Windows", "macOS", "Linux"); not yet in the compiler's library. */
interface NavigatorWithHints extends Navigator {
  readonly userAgentData?: { readonly platform: string };
}

const systemOf = (platform: string): SystemSoundFacts['system'] => {
  if (/win/i.test(platform)) return 'windows';
  if (/mac/i.test(platform)) return 'macos';
  return /linux|cros|chrome os/i.test(platform) ? 'linux' : 'other';
};

/** The reason for a screen that is open here and now; undefined where its sound is recorded, or where no screen is open. */
export const missingSystemSound = (screen: ScreenSource | undefined): SystemSoundReason | undefined => {
  if (!screen || screen.hasSystemSound) return undefined;
  const { userAgentData, platform, userAgent }: NavigatorWithHints = navigator;
  return systemSoundReason({
    shell: /Electron\//.test(userAgent) ? 'own-window' : 'browser',
    system: systemOf(userAgentData?.platform ?? platform),
    surface: screen.surface ?? 'monitor',
  });
};
