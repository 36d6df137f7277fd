import type { FillerCluster } from '../../contract/analysis.ts';
import type { Moment } from '../../contract/primitives.ts';
import type { Trigger } from './triggers.ts';

/** So many fillers within so many ms are a cluster. */
export const clusterCount = 3;
export const clusterWindowMs = 15_000;

/**
 * Clusters of fillers (filled pauses and filler words together). A cluster goes on while every third filler lies within 15 s of the one
 * two before it. `triggerAt` tells what stood before a time in ms.
 */
export const findFillerClusters = (
  fillers: readonly Moment[],
  triggerAt: (atMs: number) => Trigger,
): FillerCluster[] => {
  const ordered = fillers.toSorted((a, b) => a.startMs - b.startMs);
  const clusters: FillerCluster[] = [];
  let first = 0;
  while (first + clusterCount <= ordered.length) {
    const begin = ordered[first];
    let last = first + clusterCount - 1;
    const isClose = (index: number): boolean =>
      (ordered[index]?.startMs ?? Number.POSITIVE_INFINITY) -
        (ordered[index - clusterCount + 1]?.startMs ?? 0) <=
      clusterWindowMs;
    if (!begin || !isClose(last)) {
      first++;
      continue;
    }
    while (isClose(last + 1)) last++;
    const before = triggerAt(begin.startMs);
    const members = ordered.slice(first, last + 1);
    clusters.push({
      startMs: begin.startMs,
      endMs: Math.max(...members.map(({ endMs }) => endMs)),
      count: members.length,
      trigger: before.trigger.slice(0, 120),
      triggerKind: before.triggerKind,
    });
    first = last + 1;
  }
  return clusters;
};
