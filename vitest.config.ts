import { defineConfig } from 'vitest/config';

/** Everything but the end-to-end tests, which Playwright runs in Chromium. */
export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: ['tests/e2e/**'],
    pool: 'forks',
    passWithNoTests: true,
    // Generous, as a busy machine is no failure: it starts workers slowly and recognises ten times slower. What hangs still ends.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 120_000 } },
  },
});
