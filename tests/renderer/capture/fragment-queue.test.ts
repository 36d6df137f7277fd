import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createFragmentQueue } from '../../../src/renderer/capture/engine/fragment-queue.ts';
import type { FragmentHead } from '../../../src/renderer/capture/engine/messages.ts';

describe('fragment queue', () => {
  test('sends one fragment at a time, in order, and drains when the last is safe', async () => {
    const sent: FragmentHead[] = [];
    const queue = createFragmentQueue('screen', (head) => sent.push(head));
    for (let index = 0; index < 3; index += 1) queue.add(new Uint8Array(1), index * 750, (index + 1) * 750);
    expect(sent.map((head) => head.sequence)).toEqual([0]);
    expect(queue.heldMs()).toBe(2250);
    let isDrained = false;
    const drained = queue.drained().then(() => {
      isDrained = true;
    });
    queue.acknowledge(0);
    queue.acknowledge(0);
    queue.acknowledge(1);
    expect(sent.map((head) => head.sequence)).toEqual([0, 1, 2]);
    expect(isDrained).toBe(false);
    queue.acknowledge(2);
    await drained;
    expect(queue.heldMs()).toBe(0);
  });

  test('whatever the pace of the disk, nothing is lost, repeated or out of order', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 100 }), (steps) => {
        const sent: number[] = [];
        const queue = createFragmentQueue('camera', (head) => sent.push(head.sequence));
        let added = 0;
        let safe = 0;
        for (const isAdd of steps) {
          if (isAdd) {
            queue.add(new Uint8Array(0), added * 750, (added + 1) * 750);
            added += 1;
          } else if (safe < sent.length) {
            queue.acknowledge(safe);
            safe += 1;
          }
          expect(sent).toEqual([...Array(Math.min(added, safe + 1)).keys()]);
        }
      }),
    );
  });
});
