import { type BuiltPage, openBuiltPage } from '../support/built-page.ts';
import { type KeptTake, keepTakes } from './kept-takes.ts';
import type { CapturePage as PageApi } from './page/main.ts';

declare global {
  /** What the test's page offers; there only inside the page. */
  var capture: PageApi;
}

export interface CapturePage extends BuiltPage {
  readonly take: (name: string) => KeptTake;
}

/** Opens the page that records to takes which the test can look into. */
export const openCapturePage = async (chromiumArguments: readonly string[] = []): Promise<CapturePage> => {
  const { take, answer } = keepTakes();
  const built = await openBuiltPage(new URL('./page', import.meta.url), { chromiumArguments, answer });
  await built.page.waitForFunction(() => 'capture' in globalThis);
  return { ...built, take };
};
