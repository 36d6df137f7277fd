import { StudioError } from '../../contract/errors.ts';
import { scenarioOf } from '../attempts/summary.ts';
import type { Handlers } from '../rpc/handler.ts';
import type { Studio } from '../studio-parts.ts';

/** Files that the page saves outside the studio. */
export const exportHandlers = ({ exports, takes, kit }: Studio): Handlers<'export'> => ({
  'export.begin': async ({ attemptId, kind, expectedBytes }, { connection }) => {
    const { scenarioId, startedAt, mediaDeletedAt } = await takes.load(attemptId);
    if (mediaDeletedAt !== undefined) throw new StudioError('recording-deleted');
    const title = scenarioOf(kit.kit, scenarioId)?.title ?? scenarioId;
    return exports.begin({ kind, title, startedAt, expectedBytes }, connection);
  },
  'export.write': async ({ exportId, byteOffset }, { bytes }) => {
    await exports.write(exportId, byteOffset, bytes);
    return {};
  },
  'export.finish': ({ exportId }) => exports.finish(exportId),
  'export.cancel': async ({ exportId }) => {
    await exports.cancel(exportId);
    return {};
  },
  'export.show': ({ exportId }) => exports.show(exportId),
});
