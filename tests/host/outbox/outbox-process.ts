import { json } from 'node:stream/consumers';
import { z } from 'zod';
import { SealedSubmission } from '../../../src/contract/submission.ts';
import { createLog } from '../../../src/host/log.ts';
import { createOutbox } from '../../../src/host/outbox/outbox.ts';

// A studio's outbox as a process of its own, so that a test can kill it: takes one order on standard input and sends it.

const Order = z.object({
  sealed: SealedSubmission,
  folder: z.string(),
  backendUrl: z.string(),
  backendPublicKey: z.string().nullable(),
});

const [attemptsFolder = ''] = process.argv.slice(2);
const { sealed, ...order } = Order.parse(await json(process.stdin));
const outbox = createOutbox({ attemptsFolder, log: createLog(null), onChange: () => undefined });
await outbox.enqueue(sealed, order);
