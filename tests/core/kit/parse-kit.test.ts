import { expect, test } from 'vitest';
import { StudioError } from '../../../src/contract/errors.ts';
import { hashKitDocument, parseKit, parseKitText } from '../../../src/core/kit/parse-kit.ts';
import { sampleKit, sha256 } from '../score/spoken.ts';

const failureOf = (run: () => unknown): StudioError => {
  try {
    run();
  } catch (error) {
    if (error instanceof StudioError) return error;
    throw error;
  }
  throw new Error('Nothing was thrown.');
};

test('names the fields that are wrong', () => {
  const error = failureOf(() => parseKit({ ...sampleKit, version: 'two', backendUrl: 'nowhere' }));
  expect(error.code).toBe('kit-invalid');
  expect(error.details).toContain('version');
  expect(error.details).toContain('backendUrl');
});

test('says that the text is not JSON', () => {
  expect(failureOf(() => parseKitText('{')).code).toBe('kit-invalid');
});

test('fills in defaults without touching the document that is hashed', () => {
  const { bands: _, ...document } = sampleKit;
  const parsed = parseKitText(JSON.stringify(document));
  expect(parsed.kit.bands).toEqual({});
  expect(parsed.document).toEqual(document);
  expect(hashKitDocument(parsed.document, sha256)).not.toBe(hashKitDocument(parsed.kit, sha256));
});

test('the hash does not depend on the order of the fields, but on every value', () => {
  const turned = Object.fromEntries(Object.entries(sampleKit).reverse());
  expect(hashKitDocument(turned, sha256)).toBe(hashKitDocument(sampleKit, sha256));
  expect(hashKitDocument({ ...sampleKit, version: '9.9.9' }, sha256)).not.toBe(
    hashKitDocument(sampleKit, sha256),
  );
});
