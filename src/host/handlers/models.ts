import type { Handlers } from '../rpc/handler.ts';
import type { Studio } from '../studio-parts.ts';

/** The speech models of this machine. */
export const modelsHandlers = ({ models }: Studio): Handlers<'models'> => ({
  'models.list': async () => ({ models: await models.list() }),
  'models.download': ({ id }) => models.download(id),
  'models.cancel': ({ id }) => models.cancel(id),
  'models.select': ({ id }) => models.select(id),
  'models.remove': async ({ id }) => {
    await models.remove(id);
    return {};
  },
  'models.add-file': (piece, { bytes }) => models.addFile(piece, bytes),
});
