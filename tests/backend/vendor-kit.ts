import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import type { Kit } from '../../src/contract/kit.ts';

/** A small kit with a check of each sort that matters here: by words, by a measure, by a person. */
export const vendorKit = (change: Partial<z.input<typeof Kit>> = {}): z.input<typeof Kit> => ({
  schemaVersion: 1,
  id: 'northwind',
  version: '1.0.0',
  language: 'en',
  brand: {
    vendorName: 'Northwind',
    programmeName: 'Partner certification',
    accentLight: '#2f5fd0',
    accentDark: '#93b0ff',
  },
  vocabulary: ['Northwind'],
  scenarios: [
    {
      id: 'first-demo',
      title: 'First demo for a new customer',
      kind: 'demo',
      brief: 'Show the product to somebody who sees it for the first time.',
      sections: [{ id: 'opening', title: 'Opening', budgetMs: 20_000 }],
      keyMessages: ['Reports take one minute.'],
      mustNotSay: ['Guaranteed uptime.'],
      rubric: {
        passMarkShare: 0.8,
        criteria: [
          {
            id: 'messages',
            title: 'Key messages',
            weight: 2,
            checks: [
              {
                id: 'one-minute',
                kind: 'says',
                description: 'Says that a report takes one minute',
                phrasings: ['every report takes one minute'],
              },
              {
                id: 'no-guarantee',
                kind: 'avoids',
                description: 'Promises no guaranteed uptime',
                phrasings: ['guaranteed uptime'],
              },
            ],
          },
          {
            id: 'delivery',
            title: 'Delivery',
            weight: 2,
            checks: [
              {
                id: 'pace',
                kind: 'delivery',
                description: 'Speaks at an easy pace',
                measureId: 'speech-rate',
                band: { from: 100, to: 165 },
              },
              {
                id: 'listens',
                kind: 'person',
                description: 'Speaks to the customer, not to the screen',
                question: 'Does the speaker speak to the customer rather than to the screen?',
              },
            ],
          },
        ],
      },
    },
  ],
  rules: {
    practiceMayBecomeCertification: false,
    consentText: 'I agree that this recording is sent to Northwind for certification.',
  },
  backendUrl: 'http://127.0.0.1:4650',
  ...change,
});

/** Writes the kit as a vendor keeps it; answers its folder. */
export const writeKit = async (parent: string, kit: z.input<typeof Kit>): Promise<string> => {
  const folder = join(parent, `kit-${kit.version}`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'kit.json'), JSON.stringify(kit, null, 2));
  return folder;
};
