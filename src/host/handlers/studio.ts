import type { Handlers } from '../rpc/handler.ts';
import type { Studio } from '../studio-parts.ts';

/** What runs here. */
export const studioHandlers = (studio: Studio): Handlers<'studio'> => ({
  'studio.info': () => studio.info(),
});
