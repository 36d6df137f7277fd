import { describe, expect, it } from 'vitest';
import { Transcript } from '../../../src/contract/transcript.ts';
import { assembleTranscript } from '../../../src/core/transcript/assemble.ts';

const recogniser = {
  engine: 'whisper-sidecar',
  engineVersion: 'whisper.cpp 1.9.1',
  variant: 'AVX2',
  threads: 1,
  modelId: 'base.en-q8_0',
  modelSha256: 'a'.repeat(64),
  isTestModel: false,
};
const about = { language: 'en', recogniser, prompt: 'Um, uh, hmm, er, ah.' };

const heard = (
  text: string,
  startMs: number,
  extra: { noSpeechProbability?: number; meanLogProbability?: number } = {},
) => {
  const parts = text.split(' ');
  return {
    startMs,
    endMs: startMs + parts.length * 300,
    noSpeechProbability: 0.01,
    meanLogProbability: -0.2,
    ...extra,
    tokens: parts.map((part, index) => ({
      id: index,
      text: ` ${part}`,
      startMs: startMs + index * 300,
      endMs: startMs + index * 300 + 300,
      probability: 0.9,
    })),
  };
};
const piece = (startMs: number, endMs: number) => ({
  startMs,
  endMs,
  voiced: [{ startMs: startMs + 250, endMs: endMs - 250 }],
});

describe('assembleTranscript', () => {
  it('puts the pieces on one clock, numbers words and segments, and fits the contract', () => {
    const transcript = assembleTranscript(
      [
        { piece: piece(0, 3000), segments: [heard('Let me share', 250)] },
        { piece: piece(10_000, 13_000), segments: [heard('my screen.', 250), heard('Thank you', 1500)] },
      ],
      about,
    );
    expect(Transcript.parse(transcript)).toEqual(transcript);
    expect(transcript.words.map(({ text }) => text)).toEqual([
      'Let',
      'me',
      'share',
      'my',
      'screen.',
      'Thank',
      'you',
    ]);
    expect(transcript.words.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(transcript.words.map(({ segmentIndex }) => segmentIndex)).toEqual([0, 0, 0, 1, 1, 2, 2]);
    expect(transcript.words[3]?.startMs).toBe(10_250);
    expect(transcript.segments[1]).toMatchObject({ index: 1, startMs: 10_250, endMs: 10_850 });
    expect(transcript.pieces).toEqual([
      { startMs: 0, endMs: 3000 },
      { startMs: 10_000, endMs: 13_000 },
    ]);
    expect(transcript.droppedSegments).toBe(0);
  });

  it('counts what the guards removed and leaves no trace of it', () => {
    const transcript = assembleTranscript(
      [
        {
          piece: piece(0, 9000),
          segments: [
            heard('[BLANK_AUDIO]', 300),
            heard('real words', 1000),
            heard('Um, uh, hmm, er, ah.', 3000),
            heard('noise', 5000, { noSpeechProbability: 0.9, meanLogProbability: -2 }),
          ],
        },
      ],
      about,
    );
    expect(transcript.words.map(({ text }) => text)).toEqual(['real', 'words']);
    expect(transcript.segments).toHaveLength(1);
    expect(transcript.droppedSegments).toBe(3);
  });

  it('removes a loop that runs across segments', () => {
    const transcript = assembleTranscript(
      [
        {
          piece: piece(0, 28_000),
          segments: Array.from({ length: 8 }, (_, index) => heard('we open the page', 300 + index * 1300)),
        },
      ],
      about,
    );
    expect(transcript.words).toHaveLength(4);
    expect(transcript.droppedSegments).toBe(7);
  });

  it('gives an empty transcript for no pieces', () => {
    expect(assembleTranscript([], about)).toMatchObject({ words: [], segments: [], pieces: [] });
  });
});
