import { chooseDevice } from '../../core/capture/device-choice.ts';
import type { SourceLoss, TakeEvent, TrackKind } from '../../contract/take.ts';
import type { FeedState } from './engine/messages.ts';
import { createSourceSlot, type SourceSlot } from './source-slot.ts';
import type { AnySource, RecorderDevices, RecorderSources, SourceStanding } from './types.ts';

/** A device that is not there is looked for this often, besides whenever the system says that one came. */
const lookAgainMs = 1_500;

/** Keeps every source of a running take alive: notices what is lost, opens it again or a stand-in, and tells of it. */
export interface SourceKeeper {
  /** What the recording worker says of a track's stream. */
  readonly feed: (news: {
    readonly track: TrackKind;
    readonly state: FeedState;
    readonly turn: number;
  }) => void;
  /** The person chose another; whoever opened it closes it. Ignored for a kind that is not recorded. */
  readonly replace: (source: AnySource) => void;
  /** The machine has slept: what died meanwhile may not have said so. */
  readonly recheck: () => void;
  readonly standing: () => readonly SourceStanding[];
  readonly current: (kind: SourceStanding['kind']) => AnySource | undefined;
  readonly close: () => void;
}

interface KeeperOptions {
  readonly sources: RecorderSources;
  readonly devices: RecorderDevices;
  /** The worker is to read this source from here on. */
  readonly attach: (source: AnySource, turn: number) => void;
  readonly report: (event: TakeEvent) => void;
  readonly elapsedMs: () => number;
}

export const createSourceKeeper = (options: KeeperOptions): SourceKeeper => {
  const { devices, attach, report, elapsedMs } = options;
  let isClosed = false;
  /** Woken when a device comes or goes. */
  const waiting = new Set<() => void>();
  const wakeAll = (): void => {
    for (const wake of [...waiting]) wake();
  };
  const stopWatching = devices.watchDevices(wakeAll);

  const aChange = (): Promise<void> =>
    new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        waiting.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, lookAgainMs);
      waiting.add(wake);
    });

  const tellLost = (track: TrackKind, reason: SourceLoss): void =>
    report({ kind: 'source-lost', atMs: elapsedMs(), track, reason });
  const tell = (kind: 'source-returned' | 'source-changed', track: TrackKind, label: string): void =>
    report({ kind, atMs: elapsedMs(), track, label: label.slice(0, 200) });

  const recordFrom = (slot: SourceSlot, source: AnySource, isOwn: boolean): void => {
    const wasThere = slot.state() !== 'lost';
    slot.hold(source, isOwn);
    attach(source, slot.turn());
    // One that was lost has returned when something comes of it.
    if (wasThere) tell('source-changed', slot.kind, source.label);
  };

  /** Opens the device that should be recorded now, if it is there. */
  const tryToOpen = async (slot: SourceSlot, kind: 'camera' | 'microphone'): Promise<void> => {
    const list = await devices.listDevices();
    const listed = kind === 'camera' ? list.cameras : list.microphones;
    const choice = chooseDevice(kind, slot.wanted(), listed);
    if (!choice || (slot.isStandIn() && !slot.isWanted(choice))) return;
    const open = kind === 'camera' ? devices.openCamera : devices.openMicrophone;
    const result = await open({ deviceId: choice.deviceId });
    if (result.outcome !== 'open') return;
    const { source } = result;
    // Meanwhile the take has ended, or the person chose; or the system gave another camera than the one that was asked for.
    const isUseless = isClosed || !slot.needsTending() || (kind === 'camera' && !slot.isWanted(source));
    if (isUseless) source.close();
    else recordFrom(slot, source, true);
  };

  /** Looks after a lost device until it, or a stand-in, is there; and after a stand-in until the real one is back. */
  const tend = async (slot: SourceSlot): Promise<void> => {
    const { kind } = slot;
    if (kind === 'screen' || !slot.beginTending()) return;
    while (slot.needsTending() && !isClosed) {
      await tryToOpen(slot, kind).catch(() => undefined);
      if (slot.needsTending() && !isClosed) await aChange();
    }
    slot.endTending();
  };

  const lose = (slot: SourceSlot, reason: SourceLoss): void => {
    if (isClosed || slot.state() === 'lost') return;
    slot.become('lost');
    tellLost(slot.kind, reason);
    void tend(slot);
  };

  const onMute = (slot: SourceSlot, isMuted: boolean): void => {
    if (isClosed || slot.state() === 'lost' || (slot.state() === 'muted') === isMuted) return;
    slot.become(isMuted ? 'muted' : 'live');
    if (isMuted) tellLost(slot.kind, 'muted');
    else tell('source-returned', slot.kind, slot.source().label);
  };

  const slots = [options.sources.screen, options.sources.camera, options.sources.microphone].flatMap(
    (source) => (source ? createSourceSlot(source, onMute) : []),
  );
  const slotOf = (kind: TrackKind): SourceSlot | undefined => slots.find((slot) => slot.kind === kind);

  const feed: SourceKeeper['feed'] = ({ track, state, turn }) => {
    const slot = slotOf(track);
    if (turn !== (slot ?? slotOf('screen'))?.turn()) return;
    if (!slot) {
      // The demo's sound comes and goes with its screen.
      if (state === 'flowing') tell('source-returned', track, slotOf('screen')?.source().label ?? '');
      else tellLost(track, state);
      return;
    }
    if (state === 'ended') lose(slot, 'ended');
    else if (state === 'stalled') {
      if (slot.state() === 'live') lose(slot, 'stalled');
    } else if (slot.state() === 'lost') {
      slot.become('live');
      tell('source-returned', slot.kind, slot.source().label);
      // A stand-in is looked after too.
      void tend(slot);
    }
  };

  return {
    feed,
    replace: (source) => {
      const slot = slotOf(source.kind);
      if (!slot || isClosed) return;
      slot.want(source);
      recordFrom(slot, source, false);
      wakeAll();
    },
    recheck: () => {
      for (const slot of slots) if (slot.isDead()) lose(slot, 'ended');
      wakeAll();
    },
    standing: () => slots.map((slot) => slot.standing()),
    current: (kind) => slotOf(kind)?.source(),
    close: () => {
      isClosed = true;
      stopWatching();
      wakeAll();
      for (const slot of slots) slot.close();
    },
  };
};
