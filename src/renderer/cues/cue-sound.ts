/** Plays a soft sound with each cue, for those who asked for it. */
export interface CueSound {
  readonly play: (isPraise: boolean) => void;
  readonly close: () => void;
}

/** Two notes a fifth apart, upwards for praise; so quiet and short that a microphone in the room hardly hears it. */
const notesHz = [440, 660] as const;
const noteSeconds = 0.09;
const loudest = 0.05;

export const createCueSound = (): CueSound => {
  let context: AudioContext | undefined;
  const note = (audio: AudioContext, hz: number, atSeconds: number): void => {
    const tone = new OscillatorNode(audio, { type: 'sine', frequency: hz });
    const gain = new GainNode(audio, { gain: 0 });
    gain.gain.setValueAtTime(0, atSeconds);
    gain.gain.linearRampToValueAtTime(loudest, atSeconds + 0.015);
    gain.gain.linearRampToValueAtTime(0, atSeconds + noteSeconds);
    tone.connect(gain).connect(audio.destination);
    tone.start(atSeconds);
    tone.stop(atSeconds + noteSeconds);
  };
  return {
    play: (isPraise) => {
      context ??= new AudioContext();
      const audio = context;
      const notes = isPraise ? notesHz : notesHz.toReversed();
      for (const [index, hz] of notes.entries()) note(audio, hz, audio.currentTime + index * noteSeconds);
    },
    close: () => void context?.close(),
  };
};
