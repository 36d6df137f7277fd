import type { Handlers } from '../rpc/handler.ts';
import type { Studio } from '../studio-parts.ts';

/** What recognition computes on, and how fast. */
export const recognitionHandlers = ({ speeds }: Studio): Handlers<'recognition'> => ({
  'recognition.speed': () => speeds.now(),
  'recognition.try': ({ device }, { signal }) => speeds.measure(device, signal),
  'recognition.use': ({ device }) => speeds.use(device),
});
