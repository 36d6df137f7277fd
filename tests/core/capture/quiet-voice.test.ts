import { describe, expect, test } from 'vitest';
import { createQuietVoice } from '../../../src/core/capture/quiet-voice.ts';
import type { VoiceState } from '../../../src/core/capture/voice-gate.ts';

/** Whether the speaker is too quiet at the end of stretches of [state, level, seconds]. */
const isQuietAfter = (...stretches: readonly (readonly [VoiceState, number, number])[]): boolean => {
  const voice = createQuietVoice();
  let isQuiet = false;
  let atMs = 0;
  for (const [state, level, seconds] of stretches)
    for (let reading = 0; reading < seconds * 10; reading += 1) {
      isQuiet = voice.update(state, level, atMs);
      atMs += 100;
    }
  return isQuiet;
};

describe('quiet voice', () => {
  test('is heard, but too softly', () => {
    expect(isQuietAfter(['speaking', -55, 5])).toBe(true);
    expect(isQuietAfter(['speaking', -25, 5])).toBe(false);
  });

  test('nothing is said before enough was heard, nor of silence', () => {
    expect(isQuietAfter(['speaking', -55, 2])).toBe(false);
    expect(isQuietAfter(['silent', -70, 60])).toBe(false);
    expect(isQuietAfter(['speaking', -25, 5], ['silent', -70, 60])).toBe(false);
  });

  test('a speaker who comes closer is heard well soon', () => {
    expect(isQuietAfter(['speaking', -55, 20], ['speaking', -25, 5])).toBe(false);
  });
});
