import type { Finding } from '../../../core/capture/preflight/findings.ts';
import type { RecorderSources } from '../types.ts';

/** What a check of these very devices came to. */
export interface Checked {
  readonly devices: string;
  readonly findings: readonly Finding[];
}

/**
 * The devices as a text: the same for the same microphone, camera and kind of screen, also after they were closed and opened again.
 * A screen goes by the size asked for: until its first frame in that size, the browser tells another.
 */
export const devicesOf = ({ screen, camera, microphone }: RecorderSources): string =>
  JSON.stringify([
    screen && [screen.label, screen.largestHeightPixels, screen.hasSystemSound],
    camera && [camera.deviceId, camera.label, camera.widthPixels, camera.heightPixels],
    microphone && [microphone.deviceId, microphone.label],
  ]);

let last: Checked | undefined;

/** Keeps the result for as long as the page lives. */
export const remember = (checked: Checked): void => {
  last = checked;
};

/** The result for these devices; undefined where they were not checked, or one has changed since. */
export const remembered = (devices: string): Checked | undefined =>
  last?.devices === devices ? last : undefined;
