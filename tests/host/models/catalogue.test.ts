import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCatalogue } from '../../../src/host/models/known-models.ts';

const models = await readCatalogue(join(import.meta.dirname, '../../../models/models.json'));

describe('models/models.json', () => {
  it('fits its schema and begins with the default model', () => {
    expect(models).toHaveLength(18);
    expect(models[0]?.id).toBe('base.en-q8_0');
  });

  it('names every model and every file once', () => {
    for (const key of ['id', 'title', 'sha256', 'address', 'byteLength'] as const) {
      expect(new Set(models.map((model) => model[key])).size, key).toBe(models.length);
    }
  });

  it('pins every address to one revision and to the name of its model', () => {
    for (const { id, address } of models) {
      expect(address).toMatch(
        /^https:\/\/huggingface\.co\/ggerganov\/whisper\.cpp\/resolve\/[0-9a-f]{40}\/ggml-/,
      );
      expect(address.endsWith(`/ggml-${id}.bin`)).toBe(true);
    }
  });

  it('says which models know English only, and needs more memory than the file is long', () => {
    for (const { id, languages, byteLength, memoryBytes } of models) {
      expect(languages).toEqual(id.includes('.en') ? ['en'] : ['*']);
      expect(memoryBytes).toBeGreaterThan(byteLength);
    }
  });

  // Files of equal shape differ only in their vocabulary, which is a constant per language kind.
  it('has sizes that fit together', () => {
    const sizeOf = (id: string) => models.find((model) => model.id === id)?.byteLength ?? 0;
    for (const size of ['tiny', 'base', 'small']) {
      for (const kind of ['-q8_0', '-q5_1', '']) {
        const difference = sizeOf(`${size}.en${kind}`) - sizeOf(`${size}${kind}`);
        expect(difference).toBeGreaterThan(12_000);
        expect(difference).toBeLessThan(13_600);
      }
    }
  });
});
