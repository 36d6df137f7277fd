import type { CuePreferences } from '../../contract/cue.ts';
import type { Kit, Scenario } from '../../contract/kit.ts';
import type { AttemptMode } from '../../contract/take.ts';
import { cueingOf } from '../../core/take/cueing.ts';
import { cueLimits } from '../../core/cues/limits.ts';
import { languageWords } from '../../core/transcript/languages/languages.ts';
import type { CueOrder } from '../capture/engine/cue-listener.ts';

/**
 * How a run of this scenario is cued: by the kit's rules, the speaker's wishes and own limits. Undefined where nothing is: the speaker has
 * switched cues off, or it is a certification attempt and the vendor has not allowed them.
 */
export const cueOrderFor = (
  kit: Pick<Kit, 'language' | 'bands'>,
  scenario: Scenario,
  mode: AttemptMode,
  { mode: wish, profile, retuning }: CuePreferences,
): CueOrder | undefined => {
  const cueing = cueingOf(scenario.cues, mode, wish);
  if (cueing === 'off-by-vendor' || cueing === 'off-by-speaker') return undefined;
  const syllablesPerWord = languageWords(kit.language)?.syllablesPerWord;
  return {
    limits: cueLimits({
      bands: kit.bands,
      profile,
      retuning,
      ...(syllablesPerWord === undefined ? {} : { syllablesPerWord }),
    }),
    scenario: scenario.cues,
    mode: cueing,
    sections: scenario.sections,
  };
};
