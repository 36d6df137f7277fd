import { expect } from 'vitest';

/** Any text that holds this one, to stand in an expected value. */
export const containing = (text: string): unknown => expect.stringContaining(text);
