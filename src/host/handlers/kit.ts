import type { Handlers } from '../rpc/handler.ts';
import type { Studio } from '../studio-parts.ts';

/** The vendor's kit. */
export const kitHandlers = ({ kit }: Studio): Handlers<'kit'> => ({
  'kit.current': () => kit,
});
