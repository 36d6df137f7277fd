/**
 * The project's own test model: it knows 60 demo sentences of synthetic speech and nothing else. Whoever uses it, under whatever name,
 * is told so.
 */
export const testModelId = 'test-model.en';

/** SHA-256 of tests/fixtures/model/test-model.en-q4_0.bin; a test keeps the two together. */
export const testModelSha256 = 'ce39b722c27126440012a14f220b5b1931f7dc255835da20168794da3f3f2507';
