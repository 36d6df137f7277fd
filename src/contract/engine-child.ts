import { z } from 'zod';

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
