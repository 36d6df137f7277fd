import { closeSync, mkdtempSync, openSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Lesson } from './examples.ts';
import type { Group } from './voices.ts';

/** A candidate that has this share in common with a filled pause is one; between the two it teaches nothing. */
const isOneFrom = 0.6;
const isNoneBelow = 0.35;

/** Writes lessons for `teach/train.py`, each when it is made: what all takes together have to teach is too much to keep in memory. */
export interface LessonWriter {
  readonly folder: string;
  write(group: Group, lesson: Lesson): void;
  finish(): void;
}

/** Makes a folder for lessons: rows of frames and of candidates (first, end, whether it is one, whether it is hard, features), 32-bit floats, and where each talk's are. */
export const createLessonWriter = (): LessonWriter => {
  const folder = mkdtempSync(join(tmpdir(), 'runthrough-lessons-'));
  const framesFile = openSync(join(folder, 'frames.f32'), 'w');
  const candidatesFile = openSync(join(folder, 'candidates.f32'), 'w');
  const talks: object[] = [];
  let [frameAt, candidateAt] = [0, 0];
  const put = (file: number, rows: readonly (readonly number[] | Float32Array)[]): void => {
    const width = rows[0]?.length ?? 0;
    const values = new Float32Array(rows.length * width);
    for (const [index, row] of rows.entries()) values.set(row, index * width);
    writeFileSync(file, new Uint8Array(values.buffer));
  };
  return {
    folder,
    write: ({ part, weight }, { frames, examples }) => {
      const candidates = examples
        .filter(({ agreement }) => agreement < isNoneBelow || agreement >= isOneFrom)
        .map(({ first, end, agreement, isHard, features }) => {
          const isOne = agreement >= isOneFrom;
          return [first, end, isOne ? 1 : 0, isOne || isHard ? 1 : 0, ...features];
        });
      put(framesFile, frames);
      put(candidatesFile, candidates);
      talks.push({
        part,
        weight,
        frameAt,
        frameCount: frames.length,
        candidateAt,
        candidateCount: candidates.length,
      });
      frameAt += frames.length;
      candidateAt += candidates.length;
    },
    finish: () => {
      closeSync(framesFile);
      closeSync(candidatesFile);
      writeFileSync(join(folder, 'talks.json'), JSON.stringify(talks));
    },
  };
};
