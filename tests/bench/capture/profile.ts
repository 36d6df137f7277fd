import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Heaps } from './machine/heaps.ts';

interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
  }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/** Milliseconds by function, longest first, of the functions' own time. */
const ownTimes = ({ nodes, samples, timeDeltas }: CpuProfile): [string, number][] => {
  const names = new Map(
    nodes.map(({ id, callFrame }) => [
      id,
      `${callFrame.functionName || '(anonymous)'} ${callFrame.url.split('/').at(-1) ?? ''}`.trim(),
    ]),
  );
  const times = new Map<string, number>();
  for (const [index, id] of samples.entries()) {
    const name = names.get(id) ?? '?';
    times.set(name, (times.get(name) ?? 0) + (timeDeltas[index] ?? 0) / 1000);
  }
  return [...times].filter(([name]) => name !== '(idle)').toSorted(([, a], [, b]) => b - a);
};

/** CPU seconds of a process's threads by name: encoders and decoders are threads of their own. */
const threadSeconds = (processId: number): Map<string, number> => {
  const threads = new Map<string, number>();
  try {
    for (const id of readdirSync(`/proc/${processId}/task`)) {
      const text = readFileSync(`/proc/${processId}/task/${id}/stat`, 'utf8');
      const name = text.slice(text.indexOf('(') + 1, text.lastIndexOf(')'));
      const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
      const seconds = (Number(fields[11]) + Number(fields[12])) / 100;
      threads.set(name, (threads.get(name) ?? 0) + seconds);
    }
  } catch {
    // A thread that ended meanwhile, or no `/proc`.
  }
  return threads;
};

/** Profiles page, workers and the threads beside them until something is done; writes JSON and prints the longest. */
export const profileWhile = async (
  { inspector, sessions }: Heaps,
  file: string,
  rendererId: number,
  work: Promise<void>,
): Promise<void> => {
  const open = [...sessions()];
  for (const [session] of open) {
    await inspector.send('Profiler.enable', {}, session);
    await inspector.send('Profiler.start', {}, session);
  }
  const before = threadSeconds(rendererId);
  await work;
  const threads = [...threadSeconds(rendererId)]
    .map(([name, seconds]): [string, number] => [name, seconds - (before.get(name) ?? 0)])
    .toSorted(([, a], [, b]) => b - a);
  const profiles: Record<string, CpuProfile> = {};
  for (const [session, name] of open) {
    const { profile } = await inspector.send<{ profile: CpuProfile }>('Profiler.stop', {}, session);
    profiles[name] = profile;
    console.error(`\nOwn time in ${name}, ms:`);
    for (const [what, ms] of ownTimes(profile).slice(0, 12))
      console.error(`${ms.toFixed(0).padStart(8)}  ${what}`);
  }
  console.error("\nThreads of the page's process, CPU seconds:");
  for (const [name, seconds] of threads.slice(0, 14))
    console.error(`${seconds.toFixed(1).padStart(8)}  ${name}`);
  writeFileSync(file, JSON.stringify({ threads, profiles }));
};
