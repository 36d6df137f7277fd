import { speakWithEspeak } from './espeak.ts';
import { speakWithFestival } from './festival.ts';
import { speakWithFlite } from './flite.ts';
import type { Spoken, Voice } from './spoken.ts';

/** Says each text with a voice. */
export const speak = (texts: readonly string[], voice: Voice): Promise<Spoken[]> => {
  if (voice.engine === 'espeak-ng') return speakWithEspeak(texts, voice);
  if (voice.engine === 'festival') return speakWithFestival(texts, voice);
  return speakWithFlite(
    texts.map((text) => ({ text, isPhones: false, stretch: 1 })),
    voice,
  );
};
