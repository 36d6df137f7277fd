import { describe, expect, it } from 'vitest';
import { clipTranscript, moveTranscript } from '../../../src/core/transcript/part.ts';
import { transcriptOf } from '../analysis/words.ts';

const transcript = transcriptOf(
  ['one', 'two', 'three', 'four'].map((text, index) => ({
    index,
    text,
    startMs: index * 1000,
    endMs: index * 1000 + 600,
    probability: 0.9,
    segmentIndex: 0,
  })),
);

describe('a part of a transcript', () => {
  it('has the words whose middle lies in it, ended at its edges, with their own indexes', () => {
    const { words } = clipTranscript(transcript, { startMs: 1100, endMs: 3301 });
    expect(words.map(({ index, text, startMs, endMs }) => [index, text, startMs, endMs])).toEqual([
      [1, 'two', 1100, 1600],
      [2, 'three', 2000, 2600],
      [3, 'four', 3000, 3301],
    ]);
  });

  it('is the transcript where it is all of the take', () => {
    expect(clipTranscript(transcript, { startMs: 0, endMs: 10_000 })).toEqual(transcript);
  });

  it('is told on another clock', () => {
    expect(moveTranscript(transcript, 500).words[1]).toMatchObject({ index: 1, startMs: 1500, endMs: 2100 });
    expect(moveTranscript(moveTranscript(transcript, 500), -500)).toEqual(transcript);
  });
});
