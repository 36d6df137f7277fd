import { rm } from 'node:fs/promises';
import path from 'node:path';
import { fillDisk, freeDisk } from './fill-disk.ts';
import {
  atOneMoment,
  capturedNow,
  goOnAndStop,
  type Outcome,
  probe,
  type RunningTake,
  signalPages,
  sleep,
  untilElapsed,
  untilStopped,
} from './run-in-take.ts';

type Fault = (take: RunningTake) => Promise<Outcome>;

const hourMs = 3_600_000;

/** A host that ends of a disk's refusal would take every open take with it. */
const mustRun = ({ place }: RunningTake): void => {
  if (!place.host.isRunning()) throw new Error('The host ended by itself.');
};

/** The host is away for a moment, as when the studio's start brings it back. */
const awayFor = (take: RunningTake): Promise<void> => sleep(take.chance.between(0, 1_200));

const hostKilled: Fault = async (take) => {
  const { host } = take.place;
  const times = take.chance.oneOf([1, 1, 2]);
  for (let time = 0; time < times; time += 1) {
    await host.kill();
    await awayFor(take);
    await host.start();
    if (time + 1 < times) await sleep(take.chance.between(100, 1_500));
  }
  return goOnAndStop(take, `killed ${times} times`);
};

const pageKilled: Fault = async (take) => {
  const pids = await take.lane.pageProcesses();
  const capturedMs = await atOneMoment(take, () => signalPages(pids, 'SIGKILL'));
  return { capturedMs, states: ['recovered'], what: 'the host closes it after a while' };
};

const bothKilled: Fault = async (take) => {
  const { host } = take.place;
  const pids = await take.lane.pageProcesses();
  const losesPower = take.chance.isTrue(0.5);
  const keepZeros = take.chance.isTrue(0.5);
  const capturedMs = await atOneMoment(take, () => {
    signalPages(pids, 'SIGKILL');
    if (losesPower) host.fault({ kind: 'power-cut', keepZeros });
    else void host.kill();
  });
  await host.ended();
  await host.start();
  const what = losesPower ? `power cut, unsynced ${keepZeros ? 'bytes are zeros' : 'bytes gone'}` : 'killed';
  return { capturedMs, states: ['recovered'], what };
};

const tornWrite: Fault = async (take) => {
  const { host } = take.place;
  const where = take.chance.oneOf<'media' | 'lines'>(['media', 'media', 'lines']);
  const pids = await take.lane.pageProcesses();
  const losesPage = take.chance.isTrue(0.4);
  const before = await probe(take);
  host.fault({ kind: 'tear', where, share: take.chance.between(0, 1) });
  await host.ended();
  const what = `torn in ${where}${losesPage ? ', the page gone too' : ''}`;
  if (losesPage) {
    signalPages(pids, 'SIGKILL');
    const capturedMs = capturedNow(take, before);
    await host.start();
    return { capturedMs, states: ['recovered'], what };
  }
  await awayFor(take);
  await host.start();
  return goOnAndStop(take, what);
};

const diskFull: Fault = async (take) => {
  const { host, dataFolder, isSmall } = take.place;
  const how = isSmall ? take.chance.oneOf(['reserve', 'at once', 'without spare']) : 'refused';
  if (how === 'refused') host.fault({ kind: 'disk-full', roomBytes: take.chance.whole(0, 60_000) });
  if (how === 'without spare') await rm(path.join(dataFolder, 'attempts/spare.part'), { force: true });
  if (isSmall) await fillDisk(dataFolder, how === 'reserve' ? 4_000_000 - 8_192 : 0);
  const ended = await untilStopped(take);
  mustRun(take);
  await freeDisk(dataFolder);
  host.fault({ kind: 'none' });
  const what = `${how}: ${ended.code ?? ended.state}`;
  if (ended.state === 'stopped') return { capturedMs: ended.elapsedMs, states: ['complete'], what };
  // Where it could not be closed on the full disk, the next start does it.
  await host.stop();
  await host.start();
  return { capturedMs: ended.elapsedMs, states: ['complete', 'recovered'], what };
};

const syncFails: Fault = async (take) => {
  const { host } = take.place;
  const isForGood = take.chance.isTrue(0.5);
  host.fault({ kind: 'sync-fails', times: isForGood ? Number.MAX_SAFE_INTEGER : 1 });
  if (!isForGood) return goOnAndStop(take, 'once');
  const ended = await untilStopped(take);
  mustRun(take);
  host.fault({ kind: 'none' });
  await host.stop();
  await host.start();
  return {
    capturedMs: ended.elapsedMs,
    // Its page may come back and close it after all.
    states: ['recovered', 'complete'],
    what: `for good: ${ended.code ?? ended.state}`,
  };
};

const deviceEnded: Fault = async (take) => {
  const [first, ...rest] = take.kinds;
  if (!first) throw new Error('There is no source.');
  const kind = take.chance.oneOf([first, ...rest]);
  await take.page.evaluate((ending) => faults.endSource(ending), kind);
  // Its track goes on to the end of the take: with silence, or with the last picture.
  return goOnAndStop(take, `the ${kind}`);
};

const pageSuspended: Fault = async (take) => {
  const { host } = take.place;
  const pids = await take.lane.pageProcesses();
  const forMs = take.chance.between(300, 2_500);
  const losesHost = take.chance.isTrue(0.3);
  signalPages(pids, 'SIGSTOP');
  if (losesHost) await host.kill();
  await sleep(forMs);
  if (losesHost) await host.start();
  signalPages(pids, 'SIGCONT');
  const what = `for ${Math.round(forMs)} ms${losesHost ? ', the host gone meanwhile' : ''}`;
  return { ...(await goOnAndStop(take, what)), hadStandstill: true };
};

const clockJumps: Fault = async (take) => {
  const { host } = take.place;
  const byMs = Math.round(take.chance.between(-400, 400)) * hourMs;
  const losesHost = take.chance.isTrue(0.5);
  await take.page.evaluate((shiftMs) => faults.shiftClock(shiftMs), byMs);
  host.fault({ kind: 'clock', byMs });
  if (losesHost) {
    await sleep(take.chance.between(100, 900));
    await host.kill();
    await host.start(byMs);
  }
  return goOnAndStop(take, `by ${byMs / hourMs} h${losesHost ? ', and the host is started again' : ''}`);
};

const socketCut: Fault = async (take) => {
  const times = take.chance.whole(1, 5);
  for (let time = 0; time < times; time += 1) {
    if (take.chance.isTrue(0.5)) take.place.host.fault({ kind: 'cut-sockets' });
    else await take.page.evaluate(() => faults.cutSocket());
    await sleep(take.chance.between(50, 700));
  }
  return goOnAndStop(take, `${times} times`);
};

/** Every kind of fault, in the order in which seeds take them. */
export const faultKinds = {
  'host killed': hostKilled,
  'page killed': pageKilled,
  'both killed': bothKilled,
  'torn write': tornWrite,
  'disk full': diskFull,
  'sync error': syncFails,
  'device ended': deviceEnded,
  'page suspended': pageSuspended,
  'clock jump': clockJumps,
  'socket cut': socketCut,
} as const satisfies Record<string, Fault>;

export type FaultKind = keyof typeof faultKinds;

/** A take without any fault: what an earlier take is. */
export const noFault: Fault = async (take) => {
  await untilElapsed(take, 1_500);
  return goOnAndStop(take, 'none');
};
