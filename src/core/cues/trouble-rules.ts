import type { Band, Measure } from '../../contract/analysis.ts';
import type { Trouble } from '../../contract/cue.ts';
import type { Moment } from '../../contract/primitives.ts';
import type { CueLimits } from './limits.ts';
import type { LiveSignals, Reading, Trend } from './live-signals.ts';

/** Where the speaker is in the scenario, as far as cues need it. */
export interface ScenarioStanding {
  readonly sectionId: string;
  readonly sectionStartMs: number;
  readonly spentMs: number;
  readonly budgetMs: number;
  /** Key messages of this section that nobody had heard yet when that was last known. */
  readonly messagesMissing: number;
  /** Recognition keeps up, so that this is still so. */
  readonly areMessagesKnown: boolean;
}

/** All that the rules look at. */
export interface Situation {
  readonly signals: LiveSignals;
  /** Take time of the last change of the screen; undefined before the first. */
  readonly screenChangedMs: number | undefined;
  readonly standing: ScenarioStanding | undefined;
}

/** One look: `trouble`, `fine`, or `between` the two limits, where nothing changes. Null where it cannot be judged. */
export interface Look {
  readonly standing: 'trouble' | 'between' | 'fine';
  readonly value: number;
  readonly moment: Moment;
}

/** How a trouble is known. */
export interface TroubleRule {
  readonly trouble: Trouble;
  readonly unit: Measure['unit'];
  readonly band: (limits: CueLimits) => Band;
  /** A trouble has to last so long before it is one, and has to be gone so long before it is mended, in ms. */
  readonly persistMs: number;
  readonly mendMs: number;
  readonly look: (situation: Situation, limits: CueLimits) => Look | null;
}

/** A trend is trouble while both windows say so, and over as soon as the shorter one does. */
const lookAt = (
  { lately, now }: Trend,
  isTrouble: (value: number) => boolean,
  isFine: (value: number) => boolean,
): Look | null => {
  if (!lately) return null;
  const current = now ?? lately;
  const isBoth = isTrouble(lately.value) && isTrouble(current.value);
  const standing = isFine(current.value) ? 'fine' : isBoth ? 'trouble' : 'between';
  return { ...lately, standing };
};

const above = (trend: Trend, from: number, over: number): Look | null =>
  lookAt(
    trend,
    (value) => value > from,
    (value) => value <= over,
  );

const below = (trend: Trend, to: number, over: number): Look | null =>
  lookAt(
    trend,
    (value) => value < to,
    (value) => value >= over,
  );

/** So many samples of a second at full scale are heard as a crackle. */
const clippedSamples = 8;
/** A silence this long after a change of the screen is the product's, not the speaker's. */
const screenRestMs = 1500;
/** So long without another filled pause a cluster is over. */
const withoutFillersMs = 6000;
/** From this share of a section's budget on a missing message is worth a cue. */
const messageDueShare = 0.8;

/** Fillers are known by a pitch that stands still. In a voice that hardly moves every drawn-out word is one, so nothing is said of them. */
const isMonotone = (
  { pitchSemitones: { lately } }: LiveSignals,
  { pitchSemitones: { flat } }: CueLimits,
): boolean => lately !== null && lately.value < flat;

const fillerLook = ({ signals }: Situation, limits: CueLimits): Look => {
  const { atMs, filledPauses } = signals;
  const isOver = filledPauses.value === 0 || atMs - filledPauses.moment.endMs >= withoutFillersMs;
  const isCluster = filledPauses.value >= limits.fillerCount && !isMonotone(signals, limits);
  return { ...filledPauses, standing: isOver ? 'fine' : isCluster ? 'trouble' : 'between' };
};

/** A silence with so much pitch in it is somebody's, who speaks far too quietly. */
const murmuring = 0.25;
const murmurMs = 2000;

const quietLook = ({ signals }: Situation, { levelDbfs }: CueLimits): Look | null => {
  const { hasSignal, silenceMs, murmurShare } = signals;
  if (!hasSignal) return null;
  if (silenceMs.value < murmurMs) return below(signals.levelDbfs, levelDbfs.quiet, levelDbfs.quietOver);
  if (murmurShare.value < murmuring) return null;
  const lately = signals.levelDbfs.lately?.value ?? levelDbfs.quiet;
  return { value: Math.min(lately, levelDbfs.quiet), moment: murmurShare.moment, standing: 'trouble' };
};

const secondsOf = (reading: Reading): Reading => ({ ...reading, value: reading.value / 1000 });

const silenceLook = ({ signals, screenChangedMs }: Situation, limits: CueLimits): Look => {
  const { silenceMs, murmurShare } = signals;
  const screenRestedMs = signals.atMs - (screenChangedMs ?? Number.NEGATIVE_INFINITY);
  const isLong =
    murmurShare.value < murmuring &&
    silenceMs.value >= limits.silenceMs &&
    screenRestedMs >= Math.max(screenRestMs, limits.silenceMs);
  // Any voice ends it, also a quiet one; a screen that begins to load makes it nobody's fault.
  const isOver = silenceMs.value === 0 || murmurShare.value >= murmuring || screenRestedMs < screenRestMs;
  return { ...secondsOf(silenceMs), standing: isLong ? 'trouble' : isOver ? 'fine' : 'between' };
};

/**
 * Every trouble in order of importance: first what spoils the recording, then what a listener notices soonest. Definitions and limits
 * are METRICS' own, measured over the seconds before now.
 */
export const troubleRules: readonly TroubleRule[] = [
  {
    trouble: 'clipping',
    unit: 'count',
    band: () => ({ to: clippedSamples }),
    persistMs: 0,
    mendMs: 4000,
    look: ({ signals: { clippedSamples: heard } }) => ({
      ...heard,
      standing: heard.value > clippedSamples ? 'trouble' : heard.value === 0 ? 'fine' : 'between',
    }),
  },
  {
    trouble: 'too-quiet',
    unit: 'dBFS',
    band: ({ levelDbfs }) => ({ from: levelDbfs.quiet }),
    persistMs: 800,
    mendMs: 500,
    look: quietLook,
  },
  {
    trouble: 'long-silence',
    unit: 's',
    band: ({ silenceMs }) => ({ to: silenceMs / 1000 }),
    persistMs: 0,
    mendMs: 0,
    look: silenceLook,
  },
  {
    trouble: 'filler-cluster',
    unit: 'count',
    band: ({ fillerCount }) => ({ to: fillerCount - 1 }),
    persistMs: 0,
    mendMs: 0,
    look: fillerLook,
  },
  {
    trouble: 'too-fast',
    unit: 'wpm',
    band: ({ paceWpm }) => ({ to: paceWpm.fast }),
    persistMs: 1500,
    mendMs: 500,
    look: ({ signals }, { paceWpm }) => above(signals.paceWpm, paceWpm.fast, paceWpm.fastOver),
  },
  {
    trouble: 'too-slow',
    unit: 'wpm',
    band: ({ paceWpm }) => ({ from: paceWpm.slow }),
    persistMs: 3000,
    mendMs: 500,
    look: ({ signals }, { paceWpm }) => below(signals.slowPaceWpm, paceWpm.slow, paceWpm.slowOver),
  },
  {
    trouble: 'section-over',
    unit: 's',
    band: () => ({}),
    persistMs: 0,
    mendMs: 0,
    look: ({ signals, standing }, { budgetShare }) => {
      if (!standing || standing.budgetMs === 0) return null;
      const moment = { startMs: standing.sectionStartMs, endMs: signals.atMs };
      const isOver = standing.spentMs > standing.budgetMs * budgetShare;
      return { value: standing.spentMs / 1000, moment, standing: isOver ? 'trouble' : 'fine' };
    },
  },
  {
    trouble: 'message-missing',
    unit: 'count',
    band: () => ({ to: 0 }),
    persistMs: 1000,
    mendMs: 0,
    look: ({ signals, standing }) => {
      if (!standing || standing.budgetMs === 0) return null;
      const moment = { startMs: standing.sectionStartMs, endMs: signals.atMs };
      const isDue = standing.spentMs >= standing.budgetMs * messageDueShare;
      const isMissing = isDue && standing.messagesMissing > 0;
      const missing = standing.areMessagesKnown ? 'trouble' : 'between';
      return { value: standing.messagesMissing, moment, standing: isMissing ? missing : 'fine' };
    },
  },
  {
    trouble: 'flat-pitch',
    unit: 'semitones',
    band: ({ pitchSemitones }) => ({ from: pitchSemitones.flat }),
    persistMs: 3000,
    mendMs: 500,
    look: ({ signals }, { pitchSemitones }) =>
      below(signals.pitchSemitones, pitchSemitones.flat, pitchSemitones.flatOver),
  },
];
