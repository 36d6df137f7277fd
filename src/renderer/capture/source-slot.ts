import type { NamedDevice } from '../../core/capture/device-choice.ts';
import type { AnySource, SourceStanding } from './types.ts';

/** A device that starts or changes hands is muted for a moment; only a longer mute is told. */
const muteLastsMs = 500;

/** The place of one source in a take: what is recorded there now, what should be, and how it is. */
export interface SourceSlot {
  readonly kind: AnySource['kind'];
  readonly source: () => AnySource;
  /** Counts the sources that were held here, from 0. */
  readonly turn: () => number;
  readonly state: () => SourceStanding['state'];
  readonly become: (state: SourceStanding['state']) => void;
  /** The device that the person chose. */
  readonly wanted: () => NamedDevice;
  readonly want: (source: AnySource) => void;
  readonly isWanted: (device: NamedDevice) => boolean;
  readonly isStandIn: () => boolean;
  /** Records this from here on. `isOwn`: it was opened here, and is closed here. */
  readonly hold: (source: AnySource, isOwn: boolean) => void;
  /** Its track has ended, whether or not anybody said so. */
  readonly isDead: () => boolean;
  /** Something better than what is there may be had. */
  readonly needsTending: () => boolean;
  /** False where it is tended already. */
  readonly beginTending: () => boolean;
  readonly endTending: () => void;
  readonly standing: () => SourceStanding;
  readonly close: () => void;
}

const named = (source: AnySource): NamedDevice => ({
  deviceId: source.kind === 'screen' ? '' : source.deviceId,
  label: source.label,
});

const trackOf = ({ kind, stream }: AnySource): MediaStreamTrack | undefined =>
  (kind === 'microphone' ? stream.getAudioTracks() : stream.getVideoTracks())[0];

export const createSourceSlot = (
  first: AnySource,
  onMute: (slot: SourceSlot, isMuted: boolean) => void,
): SourceSlot => {
  const { kind } = first;
  let source = first;
  let wanted = named(first);
  let isOwn = false;
  let state: SourceStanding['state'] = 'live';
  let turn = 0;
  let isTended = false;
  let stopListening = (): void => undefined;

  const isWanted = (device: NamedDevice): boolean =>
    (device.deviceId === wanted.deviceId && wanted.deviceId !== '') || device.label === wanted.label;

  const listen = (): void => {
    stopListening();
    const track = trackOf(source);
    if (!track) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => onMute(slot, track.muted), muteLastsMs);
    };
    track.addEventListener('mute', look);
    track.addEventListener('unmute', look);
    look();
    stopListening = () => {
      clearTimeout(timer);
      track.removeEventListener('mute', look);
      track.removeEventListener('unmute', look);
    };
  };

  const slot: SourceSlot = {
    kind,
    source: () => source,
    turn: () => turn,
    state: () => state,
    become: (next) => {
      state = next;
    },
    wanted: () => wanted,
    want: (chosen) => {
      wanted = named(chosen);
    },
    isWanted,
    isStandIn: () => state !== 'lost' && kind !== 'screen' && !isWanted(named(source)),
    hold: (next, own) => {
      if (isOwn) source.close();
      source = next;
      isOwn = own;
      turn += 1;
      if (state === 'muted') state = 'live';
      listen();
    },
    isDead: () => trackOf(source)?.readyState === 'ended',
    needsTending: () => state === 'lost' || slot.isStandIn(),
    beginTending: () => {
      const isFirst = !isTended;
      isTended = true;
      return isFirst;
    },
    endTending: () => {
      isTended = false;
    },
    standing: () => ({ kind, state, turn, ...named(source), isStandIn: slot.isStandIn() }),
    close: () => {
      stopListening();
      if (isOwn) source.close();
    },
  };
  listen();
  return slot;
};
