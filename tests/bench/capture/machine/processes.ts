import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks of the kernel's CPU counters, 100 a second on every Linux in use. */
const ticksPerSecond = 100;
const pageBytes = 4096;

interface ProcessFacts {
  readonly id: number;
  readonly parent: number;
  readonly cpuSeconds: number;
  readonly residentBytes: number;
}

const factsOf = (id: number): ProcessFacts | undefined => {
  try {
    const text = readFileSync(`/proc/${id}/stat`, 'utf8');
    // The name is in brackets and may hold spaces.
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [, parent = 0] = fields;
    const [user = 0, system = 0] = fields.slice(11, 13);
    return {
      id,
      parent,
      cpuSeconds: (user + system) / ticksPerSecond,
      residentBytes: (fields[21] ?? 0) * pageBytes,
    };
  } catch {
    // Ended between the listing and the look, or there is no `/proc`.
    return undefined;
  }
};

const commandOf = (id: number): string => {
  try {
    return readFileSync(`/proc/${id}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
};

const allIds = (): number[] => {
  try {
    return readdirSync('/proc').map(Number).filter(Number.isInteger);
  } catch {
    return [];
  }
};

/** The first process whose command line holds a text. */
export const processWith = (text: string): number | undefined =>
  allIds()
    .sort((a, b) => a - b)
    .find((id) => id !== process.pid && commandOf(id).includes(text));

/** A process and all below it. */
export const treeOf = (root: number): number[] => {
  const facts = allIds().flatMap((id) => factsOf(id) ?? []);
  const tree = [root];
  for (const id of tree) tree.push(...facts.filter(({ parent }) => parent === id).map(({ id }) => id));
  return tree;
};

/** Renderers among some processes. */
export const renderersAmong = (ids: readonly number[]): number[] =>
  ids.filter((id) => commandOf(id).includes('--type=renderer'));

/** CPU time that processes have used since they began. What ended in between is not counted. */
export const cpuSeconds = (ids: readonly number[]): number =>
  ids.reduce((sum, id) => sum + (factsOf(id)?.cpuSeconds ?? 0), 0);

/**
 * Memory of a process that is in RAM now and its own, megabytes. Pictures on their way from other processes are not in it: they lie in
 * memory that is shared and taken from a pool.
 */
export const ownMegabytes = (id: number): number => {
  try {
    const status = readFileSync(`/proc/${id}/status`, 'utf8');
    return Number(/RssAnon:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
};

/** All memory of a process that is in RAM now, also what it shares with others; megabytes. */
export const residentMegabytes = (id: number): number => (factsOf(id)?.residentBytes ?? 0) / 2 ** 20;

/** What a part of a process tree does, for the table: CPU seconds by the kind of process. */
export const cpuByKind = (ids: readonly number[]): Map<string, number> => {
  const kinds = new Map<string, number>();
  for (const id of ids) {
    const command = commandOf(id);
    const kind =
      /--utility-sub-type=(\S+)/.exec(command)?.[1]?.split('.')[0] ??
      /--type=(\S+)/.exec(command)?.[1] ??
      (command.includes('whisper-sidecar') ? 'recogniser' : 'main');
    kinds.set(kind, (kinds.get(kind) ?? 0) + (factsOf(id)?.cpuSeconds ?? 0));
  }
  return kinds;
};
