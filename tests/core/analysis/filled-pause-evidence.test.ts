import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  evidenceOf,
  evidenceSize,
  fusedProbability,
} from '../../../src/core/analysis/filled-pause-evidence.ts';
import type { Word } from '../../../src/contract/transcript.ts';
import { heldVoice } from './sounds.ts';
import { wordsOf } from './words.ts';

describe('what words say about a sound', () => {
  // A talk in which words last until the next begins, as recognisers write them; amid it a "tour" and 400 ms more than it needs.
  const phrase = 'we show the map [450] ';
  const spoken = wordsOf(`${phrase.repeat(6)}tour [1250] ${phrase.repeat(6)}`);
  const tour = spoken.findIndex(({ text }) => text === 'tour');
  const fromMs = spoken[tour]?.startMs ?? 0;
  const others = spoken.filter((_word, index) => index !== tour);
  const stretches = others.flatMap(({ startMs }, index) =>
    index % 4 === 0 ? [{ startMs, endMs: startMs + 950 }] : [],
  );
  /** The words when "tour" begins so late. */
  const said = (lateMs: number): Word[] =>
    spoken.map((word, index) => ({
      ...word,
      startMs: word.startMs + (index === tour ? lateMs : 0),
      endMs: spoken[index + 1]?.startMs ?? word.endMs,
    }));
  const heardWith = (voiceFromMs: number, nucleiAtMs: number[]) => ({
    voiced: [...stretches, { startMs: fromMs + voiceFromMs, endMs: fromMs + 800 }].toSorted(
      (a, b) => a.startMs - b.startMs,
    ),
    nucleiAtMs: [
      ...others.map(({ startMs }) => startMs + 100),
      ...nucleiAtMs.map((atMs) => fromMs + atMs),
    ].toSorted((a, b) => a - b),
    voiceOf: heldVoice,
  });
  const sound = { startMs: fromMs + 400, endMs: fromMs + 800 };
  const ranOver = said(0);
  const after = heardWith(0, [200, 600]);
  const begunLate = said(350);
  const drawnOut = heardWith(350, [600]);
  const judged = (heard: number, ...how: Parameters<typeof evidenceOf>): number =>
    fusedProbability(evidenceOf(...how)(sound, heard));

  test('a word with time and a nucleus of its own beside it speaks for a sound, a drawn-out one does not', () => {
    expect(judged(0, ranOver, after, [])).toBeGreaterThan(8 * judged(0, begunLate, drawnOut, []));
    // Where the ear leans to it.
    expect(judged(1, ranOver, after, [])).toBeGreaterThan(0.7);
    expect(judged(1, begunLate, drawnOut, [])).toBeLessThan(0.3);
  });

  test('the ear leans to deep, still sounds as phrases end with: where it is as sure, a higher one is likelier', () => {
    const spoken = (pitchSemitones: number) => ({
      ...after,
      voiceOf: () => ({ ...heldVoice(), pitchSemitones }),
    });
    expect(judged(1, ranOver, spoken(-6), [])).toBeLessThan(judged(1, ranOver, spoken(0), []));
  });

  test('another hesitation beside it is no time of the word', () => {
    const beside = judged(0, ranOver, after, [{ startMs: fromMs + 60, endMs: fromMs + 390 }]);
    expect(beside).toBeLessThan(judged(0, ranOver, after, []));
  });

  test.each([
    ['a word that ran over it', ranOver, after] as const,
    ['a drawn-out word', begunLate, drawnOut] as const,
  ])('the surer the ear the likelier it is: %s', (_where, words, around) => {
    const likely = [-4, -2, 0, 2, 4].map((heard) => judged(heard, words, around, []));
    expect(likely).toEqual(likely.toSorted((a, b) => a - b));
    expect(likely.at(-1)).toBeGreaterThan(likely[0] ?? 1);
  });

  test('whatever is heard and written gives as many numbers, all of them small', () => {
    const moment = fc
      .tuple(fc.nat(9000), fc.integer({ min: 10, max: 1500 }))
      .map(([startMs, length]) => ({ startMs, endMs: startMs + length }));
    const text = fc.constantFrom(
      'so um today',
      'we [900] show',
      'x',
      '',
      'you [100] may draw your own limits',
    );
    fc.assert(
      fc.property(
        fc.array(moment, { maxLength: 5 }),
        fc.array(fc.nat(9000), { maxLength: 12 }),
        fc.array(moment, { maxLength: 3 }),
        moment,
        text,
        fc.double({ min: -20, max: 20, noNaN: true }),
        fc.record({
          pitchSemitones: fc.double({ min: -40, max: 40, noNaN: true }),
          pitchedShare: fc.double({ min: 0, max: 1, noNaN: true }),
          glideSemitones: fc.double({ min: -40, max: 40, noNaN: true }),
          changeDb: fc.double({ min: 0, max: 15, noNaN: true }),
        }),
        (voiced, nucleiAtMs, others, place, written, heard, voice) => {
          const words = written === '' ? [] : wordsOf(written);
          const evidence = evidenceOf(
            words,
            { voiced, nucleiAtMs, voiceOf: () => voice },
            others,
          )(place, heard);
          expect(evidence).toHaveLength(evidenceSize);
          for (const value of evidence) expect(Math.abs(value)).toBeLessThanOrEqual(5);
          const probability = fusedProbability(evidence);
          expect(probability).toBeGreaterThanOrEqual(0);
          expect(probability).toBeLessThanOrEqual(1);
        },
      ),
    );
  });
});
