import { expect, it } from 'vitest';
import { analyse } from '../../../src/core/analysis/analyse.ts';
import { moveAnalysis } from '../../../src/core/analysis/move.ts';
import { loadRecording, loadTruth, transcriptOfTruth } from './recordings.ts';

it('moves every place and word of an analysis and changes no value', async () => {
  const truth = await loadTruth('demo-voice');
  const recording = await loadRecording('demo-voice');
  const transcript = transcriptOfTruth(truth, 'as said');
  const { durationMs } = truth;
  const screenWatched = [{ startMs: 500, endMs: durationMs }];
  const input = { ...recording, transcript, screenWatched, sections: [], bands: {}, durationMs };
  const analysis = analyse({
    ...input,
    events: [{ kind: 'screen-changed', atMs: 1000, changedShare: 0.5 }],
  });
  const byMs = 12_345;
  const byWords = 67;
  const moved = moveAnalysis(analysis, { byMs, byWords });

  // Whatever bears the name of a place or a word has moved, wherever it stands; all else is the same.
  const ways: Record<string, number> = {
    startMs: byMs,
    endMs: byMs,
    wordIndex: byWords,
    firstWordIndex: byWords,
    lastWordIndex: byWords,
  };
  const movedBack = (key: string, value: unknown): unknown =>
    typeof value === 'number' ? value - (ways[key] ?? 0) : value;
  const back = JSON.parse(JSON.stringify(moved), movedBack) as typeof analysis;
  const withStart = Object.entries(analysis.curves).map(([name, curve]) => [name, { startMs: 0, ...curve }]);
  expect({ ...back, screenChanges: back.screenChanges.map((atMs) => atMs - byMs) }).toEqual({
    ...analysis,
    curves: Object.fromEntries(withStart),
  });
});

it('counts the words of a part from its first, so that moving them by that one gives the numbers of the whole', async () => {
  const truth = await loadTruth('discovery-voice');
  const recording = await loadRecording('discovery-voice');
  const transcript = transcriptOfTruth(truth, 'as said');
  const about = { events: [], screenWatched: [], sections: [], bands: {} };
  const input = { ...recording, ...about, durationMs: truth.durationMs };
  const byWords = 40;
  const ofPart = {
    ...transcript,
    words: transcript.words.map((word) => ({ ...word, index: word.index + byWords })),
  };
  const whole = analyse({ ...input, transcript });
  expect(whole.questions.length).toBeGreaterThan(0);
  expect(analyse({ ...input, transcript: ofPart })).toEqual(whole);
});
