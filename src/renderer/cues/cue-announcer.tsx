import { useEffect, useState } from 'react';
import type { Cue } from '../../contract/cue.ts';
import type { VoiceState } from '../../core/capture/voice-gate.ts';
import { strings } from '../strings/en.ts';

/** Tells the last cue to a screen reader, and never talks over the speaker: it waits for the next pause. */
export function CueAnnouncer({ cue, voice }: { cue: Cue | undefined; voice: VoiceState }) {
  const [waiting, setWaiting] = useState<Cue>();
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (cue) setWaiting(cue);
  }, [cue]);
  useEffect(() => {
    if (!waiting || voice === 'speaking') return;
    setSaid(strings.cues.words[waiting.kind]);
    setWaiting(undefined);
  }, [waiting, voice]);
  return (
    <p className="visually-hidden" role="status" aria-live="polite">
      {said}
    </p>
  );
}
