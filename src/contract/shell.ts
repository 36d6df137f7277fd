import { z } from 'zod';

/** The one channel between Electron's page, preload and main: a request for a pipe to the host, and the port that answers it. */
export const connectChannel = 'runthrough:connect';

/** Name of the one small window that the page may open: notes, and what else the speaker alone should see. */
export const overlayFrameName = 'runthrough-overlay';

const childId = z.int().positive();

/** Electron only: what the host asks of main. A utility process cannot start another, so main starts the slow engine's child for it. */
export const EngineOrder = z.discriminatedUnion('type', [
  z.object({ type: z.literal('start-engine'), childId }),
  z.object({ type: z.literal('kill-engine'), childId }),
]);
export type EngineOrder = z.infer<typeof EngineOrder>;

/** What main tells the host of it: `engine-started` brings one end of the child's port along. */
export const EngineNews = z.discriminatedUnion('type', [
  z.object({ type: z.literal('engine-started'), childId }),
  z.object({ type: z.literal('engine-ended'), childId }),
]);
export type EngineNews = z.infer<typeof EngineNews>;
