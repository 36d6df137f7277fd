import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inRoot } from '../../scripts/setup/paths.mjs';

const accuracy = inRoot('tests/bench/speech/accuracy');
const heldOut = join(accuracy, 'corpus/splits/held-out.ts');

/** Every file of the project that a program reaches through its imports, itself included. */
const reachedFrom = (file: string, seen = new Set<string>()): Set<string> => {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(/(?:from|import\()\s*'(\.[^']+)'/g))
    if (path.endsWith('.ts')) reachedFrom(join(dirname(file), path), seen);
  return seen;
};

describe('the split that is never used for tuning', () => {
  it('is found by the same search where it is used', () => {
    expect(reachedFrom(join(accuracy, 'run.ts'))).toContain(heldOut);
  });

  it('shares no voice and no phrase with the split that is tuned on', async () => {
    const [{ development }, { heldOut: unseen }] = await Promise.all([
      import('../bench/speech/accuracy/corpus/splits/development.ts'),
      import('../bench/speech/accuracy/corpus/splits/held-out.ts'),
    ]);
    const voicesOf = ({ voices }: typeof unseen) => voices.map(({ engine, name }) => `${engine} ${name}`);
    expect(voicesOf(development).filter((voice) => voicesOf(unseen).includes(voice))).toEqual([]);
    expect(development.phrases.filter((phrase) => unseen.phrases.includes(phrase))).toEqual([]);
    expect(development.seed).not.toBe(unseen.seed);
  });

  it('is out of reach of what teaches the detector of filled pauses, and so are its speakers and phrases', async () => {
    expect(reachedFrom(join(accuracy, 'calibrate/run.ts'))).not.toContain(heldOut);
    const [{ speakerGroups }, { sentencesOf }, { development }, { heldOut: unseen }] = await Promise.all([
      import('../bench/speech/accuracy/calibrate/voices.ts'),
      import('../bench/speech/accuracy/calibrate/sentences.ts'),
      import('../bench/speech/accuracy/corpus/splits/development.ts'),
      import('../bench/speech/accuracy/corpus/splits/held-out.ts'),
    ]);
    // Of espeak-ng's voices what follows the plus makes the speaker.
    const speakerOf = ({ engine, name }: Pick<(typeof unseen.voices)[number], 'engine' | 'name'>): string =>
      `${engine} ${name.split('+')[1] ?? name}`;
    const taught = speakerGroups.flatMap(({ voices }) => voices.map(speakerOf));
    expect(unseen.voices.map(speakerOf).filter((speaker) => taught.includes(speaker))).toEqual([]);
    const said = sentencesOf('all that is taught', 5000).join('\n');
    const scored = [...unseen.phrases, ...development.phrases];
    expect(scored.filter((phrase) => said.includes(phrase))).toEqual([]);
  });
});
