import { expect, it } from 'vitest';
import { recoveredParts } from '../../../../src/renderer/screens/library/recovered-parts.ts';

it('names what is there once and in one order', () => {
  expect(recoveredParts(['microphone', 'speech', 'camera', 'screen'])).toBe('Screen, camera and voice');
  expect(recoveredParts(['speech', 'system-sound'])).toBe('Voice and the computer’s sound');
  expect(recoveredParts(['original', 'speech'])).toBe('Voice and imported file');
  expect(recoveredParts([])).toBe('');
});
