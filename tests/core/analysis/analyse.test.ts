import { beforeAll, describe, expect, test } from 'vitest';
import { Analysis, type MeasureId } from '../../../src/contract/analysis.ts';
import { type AnalysisInput, analyse } from '../../../src/core/analysis/analyse.ts';
import { extractFrames } from '../../../src/core/analysis/frame-extractor.ts';
import { loadRecording, loadTruth, type Recording, type Truth, transcriptOfTruth } from './recordings.ts';
import { joined, movingVoice, noise, silence, voice, vowels } from './sounds.ts';

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
const shared = (a: { startMs: number; endMs: number }, b: { startMs: number; endMs: number }): number =>
  Math.min(a.endMs, b.endMs) - Math.max(a.startMs, b.startMs);
const measureOf = (analysis: Analysis, id: MeasureId) =>
  analysis.measures.find((measure) => measure.id === id);
/** A screen was watched all the time. */
const plainInput = {
  events: [],
  screenWatched: [{ startMs: 0, endMs: 3_600_000 }],
  sections: [],
  bands: {},
  transcript: null,
};

describe.each(['demo-voice', 'objection-voice', 'discovery-voice'])('the recording %s', (name) => {
  let recording: Recording;
  let truth: Truth;
  let input: AnalysisInput;
  let soundOnly: Analysis;
  let withWords: Analysis;

  beforeAll(async () => {
    recording = await loadRecording(name);
    truth = await loadTruth(name);
    input = {
      ...plainInput,
      ...recording,
      frames: extractFrames(recording.samples),
      durationMs: truth.durationMs,
    };
    soundOnly = analyse(input);
    withWords = analyse({ ...input, transcript: transcriptOfTruth(truth, 'as said') });
  });

  test('has the pauses that were put into it, to 40 ms in the median', () => {
    const clear = truth.pauses.filter(({ startMs, endMs }) => endMs - startMs >= 250);
    const errorsMs = clear.flatMap((pause) => {
      const found = soundOnly.pauses.find((one) => shared(one, pause) > (pause.endMs - pause.startMs) / 2);
      expect(found, `pause at ${pause.startMs}`).toBeDefined();
      return found ? [Math.abs(found.startMs - pause.startMs), Math.abs(found.endMs - pause.endMs)] : [];
    });
    expect(median(errorsMs)).toBeLessThanOrEqual(40);
    expect(soundOnly.pauses.length).toBeLessThanOrEqual(truth.pauses.length + 1);
  });

  test('has its pauses in the right places', () => {
    const places = truth.pauses.flatMap((pause) => {
      const found = withWords.pauses.find((one) => shared(one, pause) > (pause.endMs - pause.startMs) / 2);
      return found ? [[pause.startMs, pause.place, found.place]] : [];
    });
    expect(places.length).toBeGreaterThan(0);
    for (const [startMs, expected, found] of places) expect(found, `pause at ${startMs}`).toBe(expected);
  });

  test('has its filled pauses, with the words at hand all of them and no others', () => {
    const spoken = truth.fillers.filter(({ kind }) => kind === 'filled-pause');
    expect(withWords.filledPauses).toHaveLength(spoken.length);
    for (const filler of spoken)
      expect(withWords.filledPauses.some((one) => shared(one, filler) > 0)).toBe(true);
  });

  test('has filled pauses by ear alone that are really there, and most of them', () => {
    const spoken = truth.fillers.filter(({ kind }) => kind === 'filled-pause');
    for (const form of ['sound', 'words without them'] as const) {
      const analysis =
        form === 'sound'
          ? soundOnly
          : analyse({ ...input, transcript: transcriptOfTruth(truth, 'without filled pauses') });
      const right = analysis.filledPauses.filter((one) => spoken.some((filler) => shared(one, filler) > 0));
      expect(right.length, form).toBe(analysis.filledPauses.length);
      expect(right.length, form).toBeGreaterThanOrEqual(Math.floor(spoken.length * 0.6));
    }
  });

  test('has its filler words', () => {
    const spoken = truth.fillers.filter(({ kind }) => kind === 'filler-word').map(({ text }) => text);
    expect(withWords.fillerWords.map(({ text }) => text)).toEqual(spoken);
  });

  test('has its speech rate, to 3 %', () => {
    const rate = measureOf(withWords, 'speech-rate')?.value ?? 0;
    expect(Math.abs(rate / truth.rateWordsPerMinute - 1)).toBeLessThan(0.03);
  });

  test('has about as many syllables as its words have vowels', () => {
    const syllables = truth.words.reduce(
      (sum, { text }) =>
        sum +
        Math.max(
          1,
          text
            .toLowerCase()
            .replace(/(?:[^laeiouy]es|ed|[^laeiouy]e)\W*$/, '')
            .match(/[aeiouy]+/g)?.length ?? 1,
        ),
      0,
    );
    const spanMs = (soundOnly.voiced.at(-1)?.endMs ?? 0) - (soundOnly.voiced[0]?.startMs ?? 0);
    const counted = ((measureOf(soundOnly, 'syllable-rate')?.value ?? 0) * spanMs) / 1000;
    expect(Math.abs(counted / syllables - 1)).toBeLessThan(0.12);
  });

  test('gives an analysis of the right form, the same bytes each time', () => {
    for (const analysis of [soundOnly, withWords]) {
      expect(Analysis.parse(analysis)).toEqual(analysis);
      expect(analysis.measures.map(({ id }) => id).toSorted()).toEqual(
        Object.values(measureOrder).toSorted(),
      );
    }
    const again = analyse({ ...input, transcript: transcriptOfTruth(truth, 'as said') });
    expect(JSON.stringify(again)).toBe(JSON.stringify(withWords));
  });

  test('says what cannot be judged without words, and judges the rest', () => {
    const needWords: MeasureId[] = [
      'speech-rate',
      'filler-word-share',
      'repetitions',
      'hedges',
      'weak-words',
      'jargon',
      'long-pauses',
      'longest-monologue',
      'questions',
      'open-question-share',
    ];
    for (const { id, value, verdict, reason } of soundOnly.measures) {
      if (needWords.includes(id))
        expect({ id, value, verdict, reason }).toMatchObject({ value: null, verdict: 'cannot-judge' });
      else expect(value, id).not.toBeNull();
      expect(reason === undefined, id).toBe(value !== null);
    }
  });

  test('has moments inside the take, in order', () => {
    for (const { id, moments } of withWords.measures)
      for (const { startMs, endMs } of moments) {
        expect(startMs, id).toBeLessThan(endMs);
        expect(endMs, id).toBeLessThanOrEqual(truth.durationMs);
      }
  });
});

const measureOrder = Analysis.shape.measures.element.shape.id.enum;

describe('what a kit and a take add', () => {
  test('bands of the kit replace the defaults, and move the verdict', async () => {
    const truth = await loadTruth('discovery-voice');
    const recording = await loadRecording('discovery-voice');
    const input = {
      ...plainInput,
      ...recording,
      durationMs: truth.durationMs,
      transcript: transcriptOfTruth(truth, 'as said'),
    };
    const strict = analyse({
      ...input,
      bands: { 'speech-rate': { from: 170, to: 200 }, questions: { from: 5 } },
    });
    expect(measureOf(strict, 'speech-rate')).toMatchObject({
      verdict: 'below',
      band: { from: 170, to: 200 },
    });
    expect(measureOf(strict, 'speech-rate')?.moments.length).toBeGreaterThan(0);
    expect(measureOf(strict, 'questions')).toMatchObject({ verdict: 'below', value: 2 });
    expect(measureOf(strict, 'open-question-share')).toMatchObject({ value: 0.5, verdict: 'no-band' });
    const usual = analyse(input);
    expect(measureOf(usual, 'speech-rate')).toMatchObject({
      verdict: 'inside',
      band: { from: 100, to: 165 },
    });
    expect(measureOf(usual, 'questions')?.verdict).toBe('no-band');
  });

  test('the take ends where its duration says', async () => {
    const recording = await loadRecording('discovery-voice');
    const analysis = analyse({ ...plainInput, ...recording, durationMs: 6000 });
    expect(analysis.voiced.every(({ endMs }) => endMs <= 6000)).toBe(true);
    expect(analysis.curves.pace.values).toHaveLength(7);
  });
});

describe('a recording without speech', () => {
  test.each(['silence', 'noise', 'hum'])(
    '(%s) has no voice, no fillers and nothing to judge',
    async (name) => {
      const recording = await loadRecording(name);
      const durationMs = Math.floor(recording.samples.length / 16);
      const analysis = Analysis.parse(analyse({ ...plainInput, ...recording, durationMs }));
      expect(analysis.voiced).toEqual([]);
      expect(analysis.pauses).toEqual([]);
      expect(analysis.filledPauses).toEqual([]);
      for (const id of [
        'syllable-rate',
        'articulation-rate',
        'filled-pauses-per-minute',
        'dead-air',
        'level',
      ] as const)
        expect(measureOf(analysis, id)).toMatchObject({ value: null, verdict: 'cannot-judge' });
    },
  );

  test('or without any sound at all has an analysis too', () => {
    const analysis = analyse({
      ...plainInput,
      samples: new Float32Array(0),
      voiceActivity: [],
      durationMs: 0,
    });
    expect(Analysis.parse(analysis).measures.every(({ value }) => value === null)).toBe(true);
  });

  test('needs frames or samples', () => {
    expect(() => analyse({ ...plainInput, voiceActivity: [], durationMs: 0 })).toThrow(RangeError);
  });
});

test('in a room as loud as the voice the sound is not judged', async () => {
  const { samples, voiceActivity } = await loadRecording('discovery-voice');
  let state = 1;
  const noisy = samples.map((sample) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return sample + (state / 1_073_741_824 - 1) * 0.12;
  });
  const analysis = analyse({ ...plainInput, samples: noisy, voiceActivity, durationMs: 20_000 });
  expect(measureOf(analysis, 'pitch-variation')).toMatchObject({ verdict: 'cannot-judge', value: null });
  expect(measureOf(analysis, 'noise-floor')?.value).toBeGreaterThan(-30);
});

describe('amid a silence in which voice activity hears nobody', () => {
  const talk = movingVoice(2);
  const pausesWith = (between: Float32Array) => {
    const samples = joined(talk, silence(0.6), between, silence(0.6), talk);
    const fromMs = 3200 + between.length / 16;
    return analyse({
      ...plainInput,
      samples,
      voiceActivity: Array.from({ length: Math.ceil(samples.length / 512) }, (_, index) =>
        index * 32 < 2000 || index * 32 >= fromMs ? 1 : 0,
      ),
      durationMs: samples.length / 16,
    }).pauses.map(({ startMs, endMs }) => Math.round((endMs - startMs) / 100) / 10);
  };

  test('a sure hesitation of the speaker parts it in two pauses', () => {
    const held = voice({ seconds: 0.5, pitchHz: () => 115, formantsHz: () => vowels.schwa });
    expect(pausesWith(held)).toEqual([0.6, 0.6]);
  });

  test('a breath does not', () => {
    expect(pausesWith(noise(0.5, 0.02))).toEqual([1.7]);
  });
});
