import type { FindingKey, FindingValues } from '../../../core/capture/preflight/findings.ts';
import type { PictureSize } from '../../../core/capture/preflight/fitting-size.ts';
import type { Platform } from '../../../core/capture/preflight/measured.ts';
import { formatLength } from '../../format/duration.ts';

/** What was found, and what to do about it. Good findings need no remedy. */
interface FindingText {
  readonly happened: string;
  readonly remedy?: string;
}

const sizeText = ({ widthPixels, heightPixels }: PictureSize): string => `${widthPixels} x ${heightPixels}`;

const allowScreen: Record<Platform, string> = {
  mac: 'Open System Settings, Privacy & Security, Screen & System Audio Recording, and allow the studio. Then start it again.',
  windows:
    'Choose the screen again. If the demo runs in a program that forbids recording, share another window of it.',
  linux: 'Choose the screen again and allow it in the question that the system asks.',
};

const room = (minutes: number): string => formatLength(minutes * 60_000);

const findings: { readonly [Key in FindingKey]: (values: FindingValues[Key]) => FindingText } = {
  'microphone-missing': () => ({
    happened: 'There is no microphone.',
    remedy: 'Switch the microphone on: the report comes from your voice.',
  }),
  'microphone-silent': ({ label }) => ({
    happened: `${label} gives no sound at all.`,
    remedy: 'Look for a mute switch on the headset or its cable, or choose another microphone.',
  }),
  'microphone-wrong': ({ label, otherLabel }) => ({
    happened: `${label} is silent, but ${otherLabel} hears something.`,
    remedy: 'Use that one instead, or take the mute off.',
  }),
  'microphone-clipping': ({ label }) => ({
    happened: `${label} is too loud: the sound is cut off.`,
    remedy: 'Turn its level down in the sound settings of the system, or move back a little.',
  }),
  'microphone-noisy': ({ label }) => ({
    happened: `${label} hears a loud room, and your voice hardly stands out.`,
    remedy: 'Close the window, move away from the fan, or use a headset.',
  }),
  'microphone-quiet': ({ label }) => ({
    happened: `${label} hears you, but quietly.`,
    remedy: 'Move closer, or turn its level up in the sound settings of the system.',
  }),
  'microphone-no-voice': ({ label }) => ({
    happened: `${label} works, but no voice was heard.`,
    remedy: 'Say a sentence while the check runs.',
  }),
  'microphone-good': () => ({ happened: 'You are heard well.' }),
  'system-sound-silent': () => ({
    happened: 'The computer’s sound was silent.',
    remedy: 'That is fine while your demo plays nothing. Play something and check again to be sure.',
  }),
  'system-sound-good': () => ({ happened: 'The computer’s sound is there.' }),
  'camera-dark': ({ label }) => ({
    happened: `The picture of ${label} is dark.`,
    remedy: 'Open the cover in front of the lens, or switch a light on.',
  }),
  'camera-covered': ({ label }) => ({
    happened: `The picture of ${label} is a single colour.`,
    remedy: 'Something covers the lens. Take it away, or record without camera.',
  }),
  'camera-frozen': ({ label }) => ({
    happened: `${label} has stopped sending pictures.`,
    remedy: 'Unplug it and plug it in again, or close the program that uses it.',
  }),
  'camera-still': ({ label }) => ({
    happened: `The picture of ${label} did not change at all.`,
    remedy: 'Move a little and check again. If it stays still, plug the camera in again.',
  }),
  'camera-dim': ({ label }) => ({
    happened: `The picture of ${label} is dim.`,
    remedy: 'More light from the front helps.',
  }),
  'camera-unseen': ({ label }) => ({
    happened: `No picture of ${label} could be looked at.`,
    remedy: 'Look at its preview, or check again.',
  }),
  'camera-good': () => ({ happened: 'The camera shows a clear picture.' }),
  'screen-denied': ({ platform }) => ({
    happened: 'The studio may not record the screen.',
    remedy: allowScreen[platform],
  }),
  'screen-black': ({ platform }) => ({
    happened: 'The screen is recorded, but it is all black.',
    remedy: allowScreen[platform],
  }),
  'screen-minimised': () => ({
    happened: 'The window that you share sends no picture: it is minimised or hidden.',
    remedy: 'Bring it back and leave it open while you record.',
  }),
  'screen-flat': () => ({
    happened: 'What you share is a single colour.',
    remedy: 'Look whether it is the right window, and whether it has finished loading.',
  }),
  'screen-unseen': () => ({
    happened: 'No picture of the screen could be looked at.',
    remedy: 'Look at its preview, or check again.',
  }),
  'screen-good': () => ({ happened: 'The screen is recorded as you see it.' }),
  'machine-busy': () => ({
    happened: 'This computer is so busy that the check did not finish in ten seconds.',
    remedy: 'Close other programs and check again. A recording would suffer too.',
  }),
  'encoder-slow': ({ now, fits }) => ({
    happened: `This computer is too slow for a picture of ${sizeText(now)}. ${sizeText(fits)} fits.`,
    remedy: 'Use that size, or close programs that keep the computer busy.',
  }),
  'encoder-too-slow': ({ now }) => ({
    happened: `This computer is too busy for a picture of ${sizeText(now)}, and smaller ones are unlikely to fit.`,
    remedy: 'Close other programs and plug the computer in, or record without camera.',
  }),
  'disk-full': ({ minutes }) => ({
    happened: minutes > 0 ? `The disk is full after ${room(minutes)}.` : 'The disk is full.',
    remedy: 'Free some space: delete attempts that you do not need, or empty the bin.',
  }),
  'disk-short': ({ minutes }) => ({
    happened: `The disk has room for ${room(minutes)} like this.`,
    remedy: 'Enough for this recording. Free some space before the next.',
  }),
  'disk-good': ({ minutes }) => ({
    happened:
      minutes >= 24 * 60
        ? 'The disk has room for more than a day.'
        : `The disk has room for ${room(minutes)}.`,
  }),
  'battery-low': ({ percent }) => ({
    happened: `The battery is at ${percent} %.`,
    remedy: 'Plug the computer in before you record.',
  }),
  'battery-used': ({ percent }) => ({
    happened: `The computer runs on its battery, at ${percent} %.`,
    remedy: 'Plug it in: on battery, some computers slow down.',
  }),
  'read-back-lost': ({ frames }) => ({
    happened: `${frames === 1 ? 'One picture was' : `${frames} pictures were`} recorded and not there when read back.`,
    remedy: 'Check again. If it happens again, start the studio anew.',
  }),
  'read-back-skew': ({ skewMs }) => ({
    happened: `Sound and picture are ${formatSeconds(skewMs)} apart.`,
    remedy: 'Check again. If it stays, plug the devices in again, directly and without a hub.',
  }),
  'read-back-cut-short': () => ({
    happened: 'There was no time to read everything back.',
    remedy: 'This computer is busy. Close other programs and check again.',
  }),
  'read-back-good': () => ({ happened: 'Nothing was lost.' }),
  'overlay-leaks': () => ({
    happened: 'Your notes are in the recording.',
    remedy:
      'Share only the window or tab with your demo, move the notes to another display, or record without them.',
  }),
  'overlay-not-judged': () => ({
    happened: 'Whether your notes stay out of the recording could not be checked.',
    remedy: 'Choose a screen or window first, then check again.',
  }),
  'overlay-kept-out': () => ({ happened: 'Your notes stay out of the recording.' }),
};

function formatSeconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

export const preflight = {
  check: 'Check everything',
  checkAgain: 'Check again',
  cancel: 'Stop the check',
  suggestion: 'Before a certification attempt, check everything once. It takes ten seconds.',
  running: 'Recording a few seconds and reading them back',
  speak: 'Say a sentence or two, as you will in the recording.',
  allGood: 'Everything is ready.',
  problems: (count: number) => (count === 1 ? 'One thing to put right.' : `${count} things to put right.`),
  adviceOnly: (count: number) =>
    count === 1 ? 'Ready. One thing could be better.' : `Ready. ${count} things could be better.`,
  problem: 'To put right',
  advice: 'Could be better',
  good: 'In order',
  takeSize: (size: PictureSize) => `Use ${sizeText(size)}`,
  takeMicrophone: (label: string) => `Use ${label}`,
  close: 'Hide the result',
  findings,
} as const;
