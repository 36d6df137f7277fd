import type { SourceProblem } from './types.ts';

type SourceKind = 'screen' | 'camera' | 'microphone';

const names: Record<SourceKind, string> = { screen: 'screen', camera: 'camera', microphone: 'microphone' };

const problems: Record<SourceProblem['outcome'], (kind: SourceKind) => Omit<SourceProblem, 'outcome'>> = {
  denied: (kind) => ({
    happened: `The studio may not use the ${names[kind]}.`,
    remedy:
      kind === 'screen'
        ? 'Allow screen recording for the studio in the privacy settings of your system, then try again.'
        : `Allow the ${names[kind]} for the studio in the privacy settings of your system, then try again.`,
  }),
  'not-found': (kind) => ({
    happened: `There is no ${names[kind]}.`,
    remedy: kind === 'screen' ? 'Connect a screen and try again.' : `Plug in a ${names[kind]} and try again.`,
  }),
  'in-use': (kind) => ({
    happened: `Another program holds the ${names[kind]}.`,
    remedy: `Close the program that uses the ${names[kind]}, a video call for example, and try again.`,
  }),
  cancelled: (kind) => ({
    happened: `No ${names[kind]} was chosen.`,
    remedy: 'Choose one when you are ready.',
  }),
  unsupported: (kind) => ({
    happened: `The ${names[kind]} cannot be recorded here.`,
    remedy: 'Update your browser, or start the studio in its own window.',
  }),
  failed: (kind) => ({
    happened: `The ${names[kind]} did not start.`,
    remedy: 'Unplug it and plug it in again, or choose another.',
  }),
};

/** Which of our outcomes a browser's refusal is. */
const outcomeOf = (kind: SourceKind, error: unknown): SourceProblem['outcome'] => {
  if (!(error instanceof Error)) return 'failed';
  switch (error.name) {
    case 'NotAllowedError':
      if (/system/i.test(error.message)) return 'denied';
      // Closing the screen picker is reported like a refusal; closing a permission question says "dismissed".
      return kind === 'screen' || /dismissed/i.test(error.message) ? 'cancelled' : 'denied';
    case 'SecurityError':
      return 'denied';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'not-found';
    case 'NotReadableError':
      return 'in-use';
    case 'TypeError':
    case 'NotSupportedError':
      return 'unsupported';
    default:
      return 'failed';
  }
};

/** What a source's refusal means and what to do about it. */
export const sourceProblem = (kind: SourceKind, error: unknown): SourceProblem => {
  const outcome = outcomeOf(kind, error);
  return { outcome, ...problems[outcome](kind) };
};
