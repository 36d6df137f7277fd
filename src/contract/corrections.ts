import { z } from 'zod';
import { Sha256, Timestamp } from './primitives.ts';

/** What a speaker writes in place of recognised words; empty strikes them out. */
export const CorrectionText = z.string().trim().max(300);

const range = { firstWordIndex: z.int().min(0), lastWordIndex: z.int().min(0) };

/**
 * One change, never altered afterwards. `corrected`: words `firstWordIndex..lastWordIndex` of `transcript.json` read `text` instead of
 * `recognised`, in place of any correction that it touches. `restored`: they read as recognised again. `undone`: the last change that
 * stands is taken back.
 */
export const CorrectionChange = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('corrected'),
    madeAt: Timestamp,
    ...range,
    recognised: z.string(),
    text: CorrectionText,
  }),
  z.object({ kind: z.literal('restored'), madeAt: Timestamp, ...range }),
  z.object({ kind: z.literal('undone'), madeAt: Timestamp }),
]);
export type CorrectionChange = z.infer<typeof CorrectionChange>;

/** How many changes one transcript may have. */
export const mostCorrectionChanges = 5000;

/**
 * `corrections.json`, beside the transcript that it belongs to (`transcriptSha256` of its canonical JSON): everything that the speaker
 * ever changed, in order. `transcript.json` itself is never touched by it.
 */
export const Corrections = z.object({
  schemaVersion: z.literal(1),
  transcriptSha256: Sha256,
  changes: z.array(CorrectionChange).max(mostCorrectionChanges),
});
export type Corrections = z.infer<typeof Corrections>;
