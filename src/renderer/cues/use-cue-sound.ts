import { useEffect, useRef } from 'react';
import type { Cue } from '../../contract/cue.ts';
import { type CueSound, createCueSound } from './cue-sound.ts';

/** Plays the soft sound when a cue appears, for those who asked for it. */
export const useCueSound = (cue: Cue | undefined, isWanted: boolean): void => {
  const sound = useRef<CueSound>(undefined);
  const cueId = cue?.cueId;
  const isPraise = cue?.kind === 'mended';
  useEffect(() => {
    if (cueId === undefined || !isWanted) return;
    sound.current ??= createCueSound();
    sound.current.play(isPraise);
  }, [cueId, isPraise, isWanted]);
  useEffect(
    () => () => {
      sound.current?.close();
      sound.current = undefined;
    },
    [],
  );
};
