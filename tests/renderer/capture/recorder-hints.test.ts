import { describe, expect, test } from 'vitest';
import { createRecorderHints } from '../../../src/renderer/capture/recorder-hints.ts';
import type { SourceStanding } from '../../../src/renderer/capture/types.ts';

const source = (
  kind: SourceStanding['kind'],
  state: SourceStanding['state'],
  isStandIn = false,
): SourceStanding => ({ kind, state, isStandIn, deviceId: 'a', label: 'a', turn: 0 });

describe('hints while recording', () => {
  test('what happened is told for a while, what lasts as long as it lasts', () => {
    const hints = createRecorderHints();
    hints.note({ kind: 'device-clipping', atMs: 1000, track: 'microphone' });
    hints.note({ kind: 'device-silent', atMs: 2000, track: 'microphone' });
    expect(hints.at(2000, 'recording', [], undefined)).toEqual(['device-silent', 'clipping']);
    expect(hints.at(60_000, 'recording', [], undefined)).toEqual(['device-silent']);
    hints.note({ kind: 'device-heard', atMs: 61_000, track: 'microphone' });
    expect(hints.at(61_000, 'recording', [], undefined)).toEqual([]);
  });

  test('a lost microphone comes before a lost screen, and both before a lower quality', () => {
    const hints = createRecorderHints();
    hints.note({
      kind: 'quality-changed',
      atMs: 0,
      track: 'screen',
      bitsPerSecond: 1,
      framesPerSecond: 15,
      widthPixels: 2,
      heightPixels: 2,
      reason: 'encoder-behind',
    });
    const sources = [source('screen', 'lost'), source('camera', 'live'), source('microphone', 'lost')];
    expect(hints.at(100, 'recording', sources, undefined)).toEqual([
      'microphone-lost',
      'screen-lost',
      'quality-lowered',
    ]);
  });

  test('cues that cannot come any more are told of to the end', () => {
    const hints = createRecorderHints();
    hints.note({ kind: 'cues-lost', atMs: 0 });
    expect(hints.at(600_000, 'recording', [], undefined)).toEqual(['cues-lost']);
  });

  test('a quality that rises again is no news', () => {
    const hints = createRecorderHints();
    hints.note({
      kind: 'quality-changed',
      atMs: 0,
      track: 'screen',
      bitsPerSecond: 1,
      framesPerSecond: 30,
      widthPixels: 2,
      heightPixels: 2,
      reason: 'room-again',
    });
    expect(hints.at(100, 'recording', [], undefined)).toEqual([]);
  });

  test('a stand-in is told of once, and again when it stands in again', () => {
    const hints = createRecorderHints();
    const at = (elapsedMs: number, isStandIn: boolean) =>
      hints.at(elapsedMs, 'recording', [source('microphone', 'live', isStandIn)], undefined);
    expect(at(0, true)).toEqual(['microphone-switched']);
    expect(at(9000, true)).toEqual([]);
    expect(at(10_000, false)).toEqual([]);
    expect(at(11_000, true)).toEqual(['microphone-switched']);
  });

  test('nobody is asked to speak in a pause', () => {
    const hints = createRecorderHints();
    hints.voice({ state: 'silent', probability: 0, atMs: 100 });
    expect(hints.at(20_000, 'paused', [], undefined)).toEqual([]);
    expect(hints.at(20_000, 'recording', [], undefined)).toEqual(['no-voice']);
  });
});
