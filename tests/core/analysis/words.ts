import type { Transcript, Word } from '../../../src/contract/transcript.ts';

/** Words that follow one another: 200 ms a word, 50 ms between, a number in brackets makes a pause: "so [400] we". */
export const wordsOf = (text: string, startMs = 0): Word[] => {
  const words: Word[] = [];
  let atMs = startMs;
  for (const part of text.split(/\s+/)) {
    const pause = /^\[(\d+)\]$/.exec(part);
    if (pause) {
      atMs += Number(pause[1]);
      continue;
    }
    words.push({
      index: words.length,
      text: part,
      startMs: atMs,
      endMs: atMs + 200,
      probability: 0.9,
      segmentIndex: 0,
    });
    atMs += 250;
  }
  return words;
};

export const transcriptOf = (words: readonly Word[], language = 'en'): Transcript => ({
  schemaVersion: 1,
  language,
  recogniser: {
    engine: 'known words',
    engineVersion: '1',
    variant: 'none',
    threads: 1,
    modelId: 'none',
    modelSha256: '0'.repeat(64),
    isTestModel: true,
  },
  pieces: [],
  segments: [],
  words: [...words],
  droppedSegments: 0,
});
