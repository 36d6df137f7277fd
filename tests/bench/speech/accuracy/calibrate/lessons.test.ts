import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { Example } from './examples.ts';
import { createLessonWriter } from './lessons.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

const example = (first: number, agreement: number, isHard = false): Example => ({
  first,
  end: first + 20,
  features: Float32Array.of(first, 0.5),
  agreement,
  isHard,
});
const group = (part: number, weight: number) => ({ name: 'some', voices: [], takesEach: 1, part, weight });

const numbersOf = (file: string): number[] => {
  const bytes = readFileSync(file);
  return [...new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))];
};

test('lessons are rows of frames and candidates, one talk after the other', () => {
  const writer = createLessonWriter();
  folders.push(writer.folder);
  writer.write(group(1, 2), {
    frames: [Float32Array.of(1, 2, 3), Float32Array.of(4, 5, 6)],
    examples: [example(10, 0.9), example(30, 0.5), example(50, 0.1, true), example(70, 0)],
  });
  writer.write(group(3, 1), { frames: [Float32Array.of(7, 8, 9)], examples: [example(90, 0.2)] });
  writer.finish();
  expect(JSON.parse(readFileSync(join(writer.folder, 'talks.json'), 'utf8'))).toEqual([
    { part: 1, weight: 2, frameAt: 0, frameCount: 2, candidateAt: 0, candidateCount: 3 },
    { part: 3, weight: 1, frameAt: 2, frameCount: 1, candidateAt: 3, candidateCount: 1 },
  ]);
  expect(numbersOf(join(writer.folder, 'frames.f32'))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  // First frame, end, whether it is one, whether it is kept whatever is left out, features. What is half a filled pause teaches nothing.
  expect(numbersOf(join(writer.folder, 'candidates.f32'))).toEqual([
    ...[10, 30, 1, 1, 10, 0.5],
    ...[50, 70, 0, 1, 50, 0.5],
    ...[70, 90, 0, 0, 70, 0.5],
    ...[90, 110, 0, 0, 90, 0.5],
  ]);
});

test('a talk without a candidate has its frames told', () => {
  const writer = createLessonWriter();
  folders.push(writer.folder);
  writer.write(group(0, 1), { frames: [Float32Array.of(1)], examples: [] });
  writer.finish();
  expect(JSON.parse(readFileSync(join(writer.folder, 'talks.json'), 'utf8'))).toMatchObject([
    { frameCount: 1, candidateCount: 0 },
  ]);
});
