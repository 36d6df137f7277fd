import { describe, expect, it } from 'vitest';
import { recognisedBy as recognisedByForReviewers } from '../../../../src/backend/reviewer-page/recognised-by.js';
import type { Transcript } from '../../../../src/contract/transcript.ts';
import { tokensOf } from '../../../../src/renderer/screens/report/transcript/marks.ts';
import { recognisedBy } from '../../../../src/renderer/screens/report/transcript/recognised-by.ts';
import { transcriptOf, wordsOf } from '../../../core/analysis/words.ts';

const by = (engine: string, engineVersion: string, probability: number | null): Transcript => {
  const transcript = transcriptOf(wordsOf('let me share').map((word) => ({ ...word, probability })));
  return {
    ...transcript,
    recogniser: { ...transcript.recogniser, engine, engineVersion, modelId: 'base.en-q8_0' },
  };
};
const fast = by('whisper-sidecar', 'whisper.cpp 1.9.1', 0.9);
const slow = by('whisper.node', '1.1.1', null);
const slowOfBefore = by('whisper.node', '1.1.1', 0.5);

describe.each([
  ['the report', recognisedBy],
  ['the page for reviewers', recognisedByForReviewers],
])('%s', (_where, line) => {
  it('names engine, version and model of the words', () => {
    expect(line(fast)).toBe('Recognised by whisper-sidecar (whisper.cpp 1.9.1) with the model base.en-q8_0.');
  });

  it('says where nobody knows how sure the words are', () => {
    for (const transcript of [slow, slowOfBefore]) {
      expect(line(transcript)).toContain('Recognised by whisper.node (1.1.1) with the model base.en-q8_0.');
      expect(line(transcript)).toContain('does not tell how sure it is');
    }
  });
});

describe('the words of the report', () => {
  it('mark no word as unsure that nobody rated', () => {
    const isUnsure = (transcript: Transcript): boolean[] =>
      tokensOf({ transcript, analysis: null }).map((token) => token.kind === 'word' && token.isUnsure);
    expect(isUnsure(slow)).toEqual([false, false, false]);
    expect(isUnsure(by('whisper-sidecar', '1', 0.4))).toEqual([true, true, true]);
  });
});
