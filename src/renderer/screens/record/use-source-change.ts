import { useCallback, useState } from 'react';
import { openCamera, openMicrophone, openScreen } from '../../capture/devices.ts';
import type { AnySource, OpenResult, SourceProblem } from '../../capture/types.ts';
import type { SetUp } from './use-set-up.ts';
import type { SourceSlot } from './use-source.ts';

export interface SourceChange {
  /** Why the last choice did not open. */
  readonly problem: SourceProblem | undefined;
  chooseScreen(systemSound: boolean): void;
  chooseCamera(deviceId: string): void;
  chooseMicrophone(deviceId: string): void;
}

/** Changes what is recorded while it is recorded. The recorder has the new source before the set-up, which owns it, closes the old one. */
export const useSourceChange = (
  setUp: Pick<SetUp, 'screen' | 'camera' | 'microphone'>,
  replaceSource: (source: AnySource) => void,
): SourceChange => {
  const [problem, setProblem] = useState<SourceProblem>();

  const change = useCallback(
    async <Source extends AnySource>(
      slot: SourceSlot<Source>,
      opening: Promise<OpenResult<Source>>,
    ): Promise<void> => {
      setProblem(undefined);
      const result = await opening;
      if (result.outcome === 'open') {
        replaceSource(result.source);
        await slot.open(() => Promise.resolve(result));
      } else if (result.outcome !== 'cancelled') setProblem(result);
    },
    [replaceSource],
  );

  return {
    problem,
    chooseScreen: (systemSound) => void change(setUp.screen, openScreen({ systemSound })),
    chooseCamera: (deviceId) => void change(setUp.camera, openCamera({ deviceId })),
    chooseMicrophone: (deviceId) => void change(setUp.microphone, openMicrophone({ deviceId })),
  };
};
