import { defineConfig } from 'vitest/config';

/** Everything but the end-to-end tests, which Playwright runs in Chromium. */
export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: ['tests/e2e/**'],
    pool: 'forks',
    passWithNoTests: true,
    // Generous, as a busy machine is no failure; a test that hangs still ends.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // What is awaited comes as soon as it can; one second, the tool's own limit, a busy machine may not give us.
    expect: { poll: { timeout: 30_000 } },
  },
});
