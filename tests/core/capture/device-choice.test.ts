import { describe, expect, test } from 'vitest';
import { chooseDevice } from '../../../src/core/capture/device-choice.ts';

const headset = { deviceId: 'h', label: 'Headset', isDefault: false };
const inside = { deviceId: 'i', label: 'Built-in', isDefault: true };
const other = { deviceId: 'o', label: 'Other', isDefault: false };

describe('the device to record with', () => {
  test('is the one that was chosen, while it is there', () => {
    expect(chooseDevice('microphone', headset, [inside, headset])).toBe(headset);
    expect(chooseDevice('camera', headset, [inside, headset])).toBe(headset);
  });

  test('is found by its name where its id has changed', () => {
    expect(chooseDevice('camera', { deviceId: 'old', label: 'Other' }, [inside, other])).toBe(other);
  });

  test('a microphone that is gone has a stand-in: the system’s choice, else any', () => {
    expect(chooseDevice('microphone', headset, [other, inside])).toBe(inside);
    expect(chooseDevice('microphone', headset, [other])).toBe(other);
    expect(chooseDevice('microphone', headset, [])).toBeUndefined();
  });

  test('a camera that is gone is waited for', () => {
    expect(chooseDevice('camera', headset, [inside, other])).toBeUndefined();
  });

  test('devices without names are not mistaken for each other', () => {
    const nameless = { deviceId: '', label: '', isDefault: false };
    expect(chooseDevice('camera', nameless, [{ ...nameless, deviceId: 'x' }])).toBeUndefined();
  });
});
