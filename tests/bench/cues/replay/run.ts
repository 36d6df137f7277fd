import { inRoot } from '../../../../scripts/setup/paths.mjs';
import { loadKit } from '../../../../src/host/kit/load-kit.ts';
import type { Script } from '../script/stretches.ts';
import { type ReplayedRun, replayRun } from './replay.ts';
import { replayVoices, speakerOf } from './voices.ts';

/** What is played to the coach: scripts, with every voice or each `step`th. */
export interface ReplayOrder {
  readonly scripts: readonly Script[];
  readonly step: number;
}

export const replay = async (
  { scripts, step }: ReplayOrder,
  log: (line: string) => void,
): Promise<ReplayedRun[]> => {
  const { kit } = await loadKit(inRoot('resources/sample-kit'));
  const voices = replayVoices.filter((_voice, index) => index % step === 0);
  const runs: ReplayedRun[] = [];
  for (const [index, plain] of voices.entries()) {
    log(`Hears ${plain.name}, ${index + 1} of ${voices.length}.`);
    const speaker = await speakerOf(plain);
    for (const script of scripts) runs.push(...(await replayRun(kit, script, speaker)));
  }
  return runs;
};
