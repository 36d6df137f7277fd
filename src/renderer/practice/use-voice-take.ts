import { useCallback, useEffect, useRef, useState } from 'react';
import type { RecorderHint, RecorderProgress, SourceProblem } from '../capture/types.ts';
import { type SpokenSound, startVoiceTake, type VoiceTake } from '../capture/voice-take.ts';
import { useSettings } from '../queries/studio.ts';

/** What the speaker can do something about while only the voice is recorded. */
const toldHints = [
  'microphone-lost',
  'microphone-muted',
  'device-silent',
  'clipping',
  'microphone-switched',
  'no-voice',
  'quiet-voice',
] as const satisfies readonly RecorderHint[];

export type VoiceTakeState =
  | { readonly state: 'off' | 'opening' | 'ending' }
  | {
      readonly state: 'recording';
      readonly elapsedMs: number;
      readonly level: RecorderProgress['level'];
      readonly hint: (typeof toldHints)[number] | undefined;
    }
  | { readonly state: 'problem'; readonly problem: SourceProblem }
  | { readonly state: 'failed'; readonly error: unknown };

/** A voice as it is recorded into memory. The microphone is given back when it ends, and when the screen goes away. */
export const useVoiceTake = () => {
  const [voice, setVoice] = useState<VoiceTakeState>({ state: 'off' });
  const microphoneLabel = useSettings().data?.microphoneLabel ?? null;
  const take = useRef<VoiceTake>(undefined);
  // Counts beginnings and ends: what comes late belongs to nobody.
  const turn = useRef(0);

  const drop = useCallback(() => {
    turn.current += 1;
    take.current?.cancel();
    take.current = undefined;
  }, []);
  useEffect(() => drop, [drop]);

  const cancel = useCallback(() => {
    drop();
    setVoice({ state: 'off' });
  }, [drop]);

  const start = useCallback(async (): Promise<void> => {
    drop();
    const mine = turn.current;
    setVoice({ state: 'opening' });
    try {
      const started = await startVoiceTake({
        microphoneLabel,
        onProgress: ({ state, elapsedMs, level, hints, problem }) => {
          if (mine !== turn.current) return;
          if (problem) setVoice({ state: 'failed', error: problem.error });
          else if (state === 'recording')
            setVoice({ state, elapsedMs, level, hint: toldHints.find((hint) => hints.includes(hint)) });
        },
      });
      if ('outcome' in started) {
        if (mine === turn.current) setVoice({ state: 'problem', problem: started });
      } else if (mine === turn.current) take.current = started;
      else started.cancel();
    } catch (error) {
      if (mine === turn.current) setVoice({ state: 'failed', error });
    }
  }, [drop, microphoneLabel]);

  /** What was spoken; undefined where nothing is recorded, or where it failed, which `voice` tells. */
  const stop = useCallback(async (): Promise<SpokenSound | undefined> => {
    const ending = take.current;
    if (!ending) return undefined;
    turn.current += 1;
    const mine = turn.current;
    take.current = undefined;
    setVoice({ state: 'ending' });
    try {
      const spoken = await ending.stop();
      if (mine !== turn.current) return undefined;
      setVoice({ state: 'off' });
      return spoken;
    } catch (error) {
      if (mine === turn.current) setVoice({ state: 'failed', error });
      return undefined;
    }
  }, []);

  return { voice, start, stop, cancel };
};
