import type { Kit } from '../../../../src/contract/kit.ts';
import { expectedIn } from '../figures/expected.ts';
import { type Judgement, judge } from '../figures/judge.ts';
import { speakRun } from '../script/speak-run.ts';
import type { Script } from '../script/stretches.ts';
import { hearRun } from './hear-run.ts';
import type { Speaker } from './voices.ts';

/** A run that was heard again without a browser. */
export interface ReplayedRun {
  readonly script: string;
  readonly voice: string;
  /** Whether the speaker had calibrated. */
  readonly isCalibrated: boolean;
  readonly minutes: number;
  readonly cues: number;
  readonly judgement: Judgement;
}

/** Plays a script to the coach twice: as to a speaker it does not know, and as to one who has calibrated. */
export const replayRun = async (
  kit: Kit,
  script: Script,
  { voice, profile }: Speaker,
): Promise<ReplayedRun[]> => {
  const { nextPartMs } = script;
  const run = await speakRun(script.stretches, voice, `${script.name}-${voice.name}`);
  const profiles = [null, profile];
  const all = await hearRun(
    run,
    profiles.map((each) => ({ kit, profile: each, nextPartMs })),
  );
  return all.map((shown, index) => ({
    script: script.name,
    voice: voice.name,
    isCalibrated: profiles[index] !== null,
    minutes: run.samples.length / 16 / 60_000,
    cues: shown.length,
    judgement: judge(
      expectedIn(run, nextPartMs, (ms) => ms),
      shown,
    ),
  }));
};
