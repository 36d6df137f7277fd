import { existsSync } from 'node:fs';
import { inRoot } from '../../../../scripts/setup/paths.mjs';
import { type Case, Truth } from './truth.ts';

// Comes with the sources of the speech engine. A speech of the president of the United States in office, so in the public domain there;
// the sources around it are under the MIT licence.
const inaugural = inRoot('node_modules/nodejs-whisper/cpp/whisper.cpp/bindings/go/samples/jfk.wav');

/**
 * Recordings of people that may be passed on: today one, eleven seconds of John F. Kennedy's inaugural address (1961), with reverberation
 * and applause at its end. Truth by hand from level and spectrogram, edges to about 30 ms; no filled pause is in it.
 */
export const peopleCases = (): Case[] =>
  existsSync(inaugural)
    ? [
        {
          name: 'inaugural-address',
          wavFile: inaugural,
          truth: Truth.parse({
            durationMs: 11_000,
            isSynthetic: false,
            speaker: 'J. F. Kennedy, 1961',
            text: 'And so my fellow Americans ask not what your country can do for you ask what you can do for your country',
            span: { startMs: 330, endMs: 10_250 },
            fillers: [],
            pauses: [
              { startMs: 2130, endMs: 3280 },
              { startMs: 3710, endMs: 3980 },
              { startMs: 4310, endMs: 5410 },
              { startMs: 7550, endMs: 8180 },
            ],
            syllablesAtMs: [
              420, 800, 1110, 1420, 1600, 1680, 1790, 1900, 2000, 3420, 4120, 5500, 5740, 6030, 6300, 6440,
              6780, 7070, 7280, 8320, 8720, 9000, 9310, 9500, 9650, 9760, 9850, 10_130,
            ],
          }),
        },
      ]
    : [];
