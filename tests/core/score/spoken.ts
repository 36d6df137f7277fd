import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Analysis } from '../../../src/contract/analysis.ts';
import type { Kit } from '../../../src/contract/kit.ts';
import { Transcript } from '../../../src/contract/transcript.ts';
import { parseKitText } from '../../../src/core/kit/parse-kit.ts';
import type { Sha256 } from '../../../src/core/kit/ports.ts';

export const sha256: Sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** The sample kit as it is handed out. */
export const sampleKit: Kit = parseKitText(
  readFileSync(new URL('../../../resources/sample-kit/kit.json', import.meta.url), 'utf8'),
).kit;

/** A line of a talk: the words, and what goes with them. Words in [brackets] were recognised badly. */
export interface Line {
  readonly text: string;
  /** Opens this section. */
  readonly section?: string;
  /** The screen changes while the line is spoken. */
  readonly screen?: boolean;
}

const msPerWord = 400;
const pauseMs = 600;

/** Turns lines into the transcript and analysis that they would give: 150 words a minute, questions by their mark. */
export function speak(lines: readonly (string | Line)[]): { transcript: Transcript; analysis: Analysis } {
  const words: Transcript['words'] = [];
  const questions: Analysis['questions'] = [];
  const sections: Analysis['sections'] = [];
  const voiced: Analysis['voiced'] = [];
  const screenChanges: number[] = [];
  let nowMs = 500;
  for (const [segmentIndex, entry] of lines.entries()) {
    const line: Line = typeof entry === 'string' ? { text: entry } : entry;
    if (line.section !== undefined) {
      const last = sections.at(-1);
      if (last) last.endMs = nowMs;
      sections.push({
        sectionId: line.section,
        title: line.section,
        budgetMs: 60_000,
        startMs: nowMs,
        endMs: nowMs,
      });
    }
    const startMs = nowMs;
    const firstWordIndex = words.length;
    if (line.screen) screenChanges.push(nowMs + 300);
    for (const text of line.text.split(/\s+/).filter(Boolean)) {
      const isUnsure = text.includes('[');
      words.push({
        index: words.length,
        text: text.replace(/[[\]]/g, ''),
        startMs: nowMs,
        endMs: nowMs + msPerWord,
        probability: isUnsure ? 0.3 : 0.9,
        segmentIndex,
      });
      nowMs += msPerWord;
    }
    voiced.push({ startMs, endMs: nowMs });
    if (line.text.endsWith('?') && words.length > firstWordIndex) {
      const isOpen = /^(so,? |and,? )?(what|how|why|who|where|when|which)\b/i.test(line.text);
      questions.push({ startMs, endMs: nowMs, firstWordIndex, lastWordIndex: words.length - 1, isOpen });
    }
    nowMs += pauseMs;
  }
  const last = sections.at(-1);
  if (last) last.endMs = nowMs;
  const transcript = Transcript.parse({
    schemaVersion: 1,
    language: 'en',
    recogniser: {
      engine: 'written',
      engineVersion: '1',
      variant: 'written',
      threads: 1,
      modelId: 'written',
      modelSha256: '0'.repeat(64),
      isTestModel: true,
    },
    pieces: [],
    segments: [],
    words,
    droppedSegments: 0,
  });
  const analysis = Analysis.parse({
    schemaVersion: 1,
    analyserVersion: '1',
    hasTranscript: true,
    durationMs: nowMs,
    voiced,
    pauses: [],
    filledPauses: [],
    fillerWords: [],
    fillerClusters: [],
    repetitions: [],
    questions,
    sections,
    screenChanges,
    measures: [
      {
        id: 'speech-rate',
        value: 150,
        unit: 'wpm',
        band: { from: 100, to: 165 },
        verdict: 'inside',
        moments: [],
      },
      {
        id: 'filled-pauses-per-minute',
        value: 14,
        unit: 'per min',
        band: { to: 5 },
        verdict: 'above',
        moments: [{ startMs: 1000, endMs: 1400 }],
      },
      { id: 'dead-air', value: null, unit: 'count', band: { to: 0 }, verdict: 'cannot-judge', moments: [] },
    ],
    curves: {
      pace: { stepMs: 1000, values: [] },
      pitch: { stepMs: 1000, values: [] },
      level: { stepMs: 1000, values: [] },
    },
  });
  return { transcript, analysis };
}
