import { defineConfig } from 'vitest/config';

/** Everything but the end-to-end tests, which Playwright runs in Chromium. */
export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: ['tests/e2e/**', 'tests/bench/**'],
    pool: 'forks',
    passWithNoTests: true,
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
});
