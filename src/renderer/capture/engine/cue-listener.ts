import type { CuePreferences, ScenarioCues } from '../../../contract/cue.ts';
import type { Section } from '../../../contract/kit.ts';
import { type SectionMark, sectionStanding } from '../../../core/capture/section-clock.ts';
import { createCueCoach } from '../../../core/cues/cue-coach.ts';
import type { CueChange } from '../../../core/cues/cue-scheduler.ts';
import type { CueLimits } from '../../../core/cues/limits.ts';

/** How a run is to be cued. */
export interface CueOrder {
  readonly limits: CueLimits;
  readonly scenario: ScenarioCues;
  readonly mode: CuePreferences['mode'];
  readonly sections: readonly Section[];
}

/** What the page learns while the run goes on. */
export type RunNews =
  | { readonly kind: 'section'; readonly mark: SectionMark }
  | { readonly kind: 'screen-changed'; readonly atMs: number }
  /** Key messages of a section that were not heard yet; null where recognition does not keep up. */
  | { readonly kind: 'messages-missing'; readonly sectionId: string; readonly count: number | null };

/** The coach on a running recording: it hears the blocks that voice activity hears, with their probabilities. */
export interface CueListener {
  /** 32 ms of speech. `probability` is missing where the machine was too slow to look at them: then it is taken for that of before. */
  readonly hear: (samples: Float32Array, probability: number | undefined) => readonly CueChange[];
  readonly learn: (news: RunNews) => void;
  readonly finish: () => readonly CueChange[];
}

export const createCueListener = ({ limits, scenario, mode, sections }: CueOrder): CueListener => {
  const marks: SectionMark[] = [];
  const missing = new Map<string, { readonly messagesMissing: number; readonly areMessagesKnown: boolean }>();
  let lastProbability = 0;

  const coach = createCueCoach({
    limits,
    scenario,
    mode,
    standingAt: (atMs) => {
      const standing = sectionStanding(sections, marks, atMs);
      const mark = marks.findLast((each) => each.atMs <= atMs);
      if (!standing || !mark) return undefined;
      const { sectionId, spentMs, budgetMs } = standing;
      const messages = missing.get(sectionId) ?? { messagesMissing: 0, areMessagesKnown: false };
      return { sectionId, sectionStartMs: mark.atMs, spentMs, budgetMs, ...messages };
    },
  });

  return {
    hear: (samples, probability) => {
      lastProbability = probability ?? lastProbability;
      return [...coach.pushSamples(samples), ...coach.pushVoiceActivity([lastProbability])];
    },
    learn: (news) => {
      if (news.kind === 'section') marks.push(news.mark);
      if (news.kind === 'screen-changed') coach.screenChanged(news.atMs);
      if (news.kind === 'messages-missing') {
        const before = missing.get(news.sectionId)?.messagesMissing ?? 0;
        const areMessagesKnown = news.count !== null;
        missing.set(news.sectionId, { messagesMissing: news.count ?? before, areMessagesKnown });
      }
    },
    finish: coach.finish,
  };
};
