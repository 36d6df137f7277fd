import type { Kit } from '../../../../src/contract/kit.ts';
import { CuePreferences, type VoiceProfile } from '../../../../src/contract/cue.ts';
import { voiceActivityHopMs, voiceActivityHopSamples } from '../../../../src/core/analysis/frame-grid.ts';
import type { CueChange } from '../../../../src/core/cues/cue-scheduler.ts';
import { createCueListener } from '../../../../src/renderer/capture/engine/cue-listener.ts';
import { cueOrderFor } from '../../../../src/renderer/cues/cue-order.ts';
import { voiceActivityOf } from '../../../core/analysis/voice-activity-of.ts';
import type { ShownCue } from '../figures/judge.ts';
import type { ScriptedRun } from '../script/speak-run.ts';

/** How often the screen changes while it is not at rest. */
const screenEveryMs = 500;
/** The screen rests from so long before a silence on. */
const restBeforeMs = 1_000;

const isResting = ({ troubles }: ScriptedRun, atMs: number): boolean =>
  troubles.some(
    ({ trouble, startMs, overMs }) =>
      trouble === 'long-silence' && atMs >= startMs - restBeforeMs && atMs < overMs,
  );

/** What is rehearsed, by whom. `profile`: null where the speaker has not calibrated. */
export interface ReplayOptions {
  readonly kit: Kit;
  readonly profile: VoiceProfile | null;
  /** Take time at which the speaker goes on to the second part. */
  readonly nextPartMs: number;
}

const hearWith = (
  { kit, profile, nextPartMs }: ReplayOptions,
  run: ScriptedRun,
  probabilities: Float32Array,
): CueChange[] => {
  const [scenario] = kit.scenarios;
  const order = scenario && cueOrderFor(kit, scenario, 'practice', CuePreferences.parse({ profile }));
  const [first, second] = scenario?.sections ?? [];
  if (!order || !first || !second) throw new Error('The kit has no scenario of two parts that is cued.');
  const listener = createCueListener(order);
  const changes: CueChange[] = [];
  listener.learn({ kind: 'section', mark: { sectionId: first.id, atMs: 0 } });
  let hasNext = false;
  let screenMs = 0;
  for (const [index, probability] of probabilities.entries()) {
    const atMs = (index + 1) * voiceActivityHopMs;
    if (!hasNext && atMs >= nextPartMs) {
      listener.learn({ kind: 'section', mark: { sectionId: second.id, atMs: nextPartMs } });
      hasNext = true;
    }
    if (atMs - screenMs >= screenEveryMs && !isResting(run, atMs)) {
      listener.learn({ kind: 'screen-changed', atMs });
      screenMs = atMs;
    }
    const from = index * voiceActivityHopSamples;
    changes.push(...listener.hear(run.samples.slice(from, from + voiceActivityHopSamples), probability));
  }
  return [...changes, ...listener.finish()];
};

/** What a running recording's coach would show, with the very code that listens there, as fast as this machine can. Nothing is painted. */
export const hearRun = async (run: ScriptedRun, each: readonly ReplayOptions[]): Promise<ShownCue[][]> => {
  const probabilities = await voiceActivityOf(run.samples);
  return each.map((options) =>
    hearWith(options, run, probabilities).flatMap((change) =>
      change.kind === 'shown'
        ? [{ cue: change.cue, decidedMs: change.atMs, committedMs: undefined, paintedMs: undefined }]
        : [],
    ),
  );
};
