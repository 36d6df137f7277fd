import type { Cue, CueEnd, CueEvidence, Trouble } from '../../contract/cue.ts';
import type { PresentTrouble } from './trouble-watch.ts';

/** What the cue window has to do; and `mended`: the trouble of a cue is over, which may be after the cue has gone. */
export type CueChange =
  | { readonly kind: 'shown'; readonly atMs: number; readonly cue: Cue }
  | { readonly kind: 'ended'; readonly atMs: number; readonly cueId: number; readonly because: CueEnd }
  | { readonly kind: 'mended'; readonly atMs: number; readonly cueId: number };

export interface CueRhythm {
  /** Least time between the beginnings of two cues, in ms. */
  readonly coolDownMs: number;
  /** No cue before this take time, in ms. */
  readonly quietStartMs: number;
}

/** Which trouble becomes a cue, and when it goes away. */
export interface CueScheduler {
  /** Takes all troubles that are there at `atMs`, the most important first; times go forward. */
  readonly update: (atMs: number, present: readonly PresentTrouble[]) => readonly CueChange[];
  /** The run ends: what is shown goes. */
  readonly finish: (atMs: number) => readonly CueChange[];
}

/** A glance is enough; what stays longer is a dashboard. Praise needs less. */
const longestShownMs = 6000;
const praiseShownMs = 3000;
/** A trouble that goes on after its cue is not cued again before this. */
const repeatMs = 60_000;
/** Praise that comes later than this after the mending is about nothing. */
const praiseFreshMs = 6000;
/** Going on after a silence, or to the next part, is nothing to praise. */
const neverPraised: readonly Trouble[] = ['long-silence', 'section-over', 'message-missing'];

interface Shown {
  readonly cue: Cue;
  readonly sinceMs: number;
}

/**
 * One cue at a time, never two within the cool-down, gone at once when mended, each trouble again only after a minute or when it has been
 * away. A mended trouble earns praise where nothing else is to be said. Praise counts as a cue.
 */
export const createCueScheduler = ({ coolDownMs, quietStartMs }: CueRhythm): CueScheduler => {
  const lastCuedMs = new Map<Trouble, number>();
  /** Cues whose trouble goes on since. */
  const stillGoingOn = new Map<Trouble, Cue>();
  let shown: Shown | undefined;
  let lastShownMs = Number.NEGATIVE_INFINITY;
  let cueCount = 0;
  let praise:
    | { readonly about: Trouble; readonly sinceMs: number; readonly evidence: CueEvidence }
    | undefined;

  const show = (atMs: number, kind: Cue['kind'], about: Trouble, evidence: CueEvidence): CueChange => {
    cueCount += 1;
    const cue: Cue = { cueId: cueCount, kind, about, evidence };
    shown = { cue, sinceMs: atMs };
    if (kind !== 'mended') stillGoingOn.set(about, cue);
    lastShownMs = atMs;
    praise = undefined;
    return { kind: 'shown', atMs, cue };
  };

  const end = (atMs: number, { cue }: Shown, because: CueEnd): CueChange => {
    shown = undefined;
    return { kind: 'ended', atMs, cueId: cue.cueId, because };
  };

  const endShown = (atMs: number, isThere: (trouble: Trouble) => boolean): CueChange[] => {
    if (!shown) return [];
    const { cue, sinceMs } = shown;
    if (cue.kind !== 'mended' && !isThere(cue.about)) return [end(atMs, shown, 'mended')];
    const limitMs = cue.kind === 'mended' ? praiseShownMs : longestShownMs;
    return atMs - sinceMs >= limitMs ? [end(atMs, shown, 'expired')] : [];
  };

  const noticeMended = (atMs: number, isThere: (trouble: Trouble) => boolean): CueChange[] => {
    const mended = [...stillGoingOn.values()].filter(({ about }) => !isThere(about));
    return mended.map((cue) => {
      stillGoingOn.delete(cue.about);
      if (!neverPraised.includes(cue.about))
        praise = { about: cue.about, sinceMs: atMs, evidence: cue.evidence };
      return { kind: 'mended', atMs, cueId: cue.cueId };
    });
  };

  const mayRepeat = (trouble: Trouble, atMs: number): boolean =>
    !stillGoingOn.has(trouble) || atMs - (lastCuedMs.get(trouble) ?? Number.NEGATIVE_INFINITY) >= repeatMs;

  const next = (atMs: number, present: readonly PresentTrouble[]): CueChange[] => {
    if (shown || atMs < quietStartMs || atMs - lastShownMs < coolDownMs) return [];
    const chosen = present.find(({ trouble, isEasing }) => !isEasing && mayRepeat(trouble, atMs));
    if (chosen) {
      lastCuedMs.set(chosen.trouble, atMs);
      return [show(atMs, chosen.trouble, chosen.trouble, chosen.evidence)];
    }
    if (praise && atMs - praise.sinceMs <= praiseFreshMs && present.length === 0)
      return [show(atMs, 'mended', praise.about, praise.evidence)];
    return [];
  };

  return {
    update: (atMs, present) => {
      const isThere = (trouble: Trouble): boolean => present.some((each) => each.trouble === trouble);
      return [...endShown(atMs, isThere), ...noticeMended(atMs, isThere), ...next(atMs, present)];
    },
    finish: (atMs) => (shown ? [end(atMs, shown, 'ended')] : []),
  };
};
