import type { CueEvidence, Trouble } from '../../contract/cue.ts';
import { rounded } from '../analysis/statistics.ts';
import type { CueLimits } from './limits.ts';
import type { Situation, TroubleRule } from './trouble-rules.ts';

/** A trouble that is there now. `sinceMs`: when it began to be one. */
export interface PresentTrouble {
  readonly trouble: Trouble;
  readonly sinceMs: number;
  /** It is about to be mended: better than its limit, not yet good enough to be over. Nothing to begin a cue with. */
  readonly isEasing: boolean;
  readonly evidence: CueEvidence;
}

/** Follows one trouble, with hysteresis: it has to last to be one, and to be gone for a while to be mended. */
export interface TroubleWatch {
  readonly trouble: Trouble;
  /** Looks again; situations come in order. Undefined while there is no trouble. */
  readonly update: (situation: Situation) => PresentTrouble | undefined;
}

const contextStepMs = 500;
const contextLength = 10;

const decimalsOf = (unit: TroubleRule['unit']): number => (unit === 'wpm' || unit === 'count' ? 0 : 1);

export const createTroubleWatch = (rule: TroubleRule, limits: CueLimits): TroubleWatch => {
  const decimals = decimalsOf(rule.unit);
  let context: (number | null)[] = [];
  let nextContextMs = 0;
  let isPresent = false;
  /** Since when the looks say the opposite of `isPresent`. */
  let turningSinceMs: number | undefined;
  let sinceMs = 0;

  const remember = (atMs: number, value: number | null): void => {
    if (atMs < nextContextMs) return;
    nextContextMs = atMs + contextStepMs;
    context = [...context.slice(1 - contextLength), value];
  };

  const turn = (atMs: number, isTurning: boolean): void => {
    if (!isTurning) {
      turningSinceMs = undefined;
      return;
    }
    turningSinceMs ??= atMs;
    if (atMs - turningSinceMs < (isPresent ? rule.mendMs : rule.persistMs)) return;
    sinceMs = turningSinceMs;
    isPresent = !isPresent;
    turningSinceMs = undefined;
  };

  return {
    trouble: rule.trouble,
    update: (situation) => {
      const { atMs } = situation.signals;
      const look = rule.look(situation, limits);
      remember(atMs, look && rounded(look.value, decimals));
      // What cannot be judged any more is not held against the speaker.
      const standing = look?.standing ?? 'fine';
      turn(atMs, isPresent ? standing === 'fine' : standing === 'trouble');
      if (!isPresent || !look) return undefined;
      const { trouble, unit } = rule;
      const evidence = {
        value: rounded(look.value, decimals),
        unit,
        band: rule.band(limits),
        moment: look.moment,
        context,
      };
      return { trouble, sinceMs, isEasing: standing !== 'trouble', evidence };
    },
  };
};
