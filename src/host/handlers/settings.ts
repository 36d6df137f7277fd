import type { Handlers } from '../rpc/handler.ts';
import type { Studio } from '../studio-parts.ts';

/** What the studio remembers. */
export const settingsHandlers = ({ settings }: Studio): Handlers<'settings'> => ({
  'settings.get': () => settings.get(),
  'settings.change': (change) => settings.change(change),
});
