import type { MethodInput, MethodName } from '../../../../src/contract/api.ts';
import { StudioError } from '../../../../src/contract/errors.ts';
import type { Track, TrackKind } from '../../../../src/contract/take.ts';
import type { CallOptions, HostClient } from '../../../../src/renderer/host-client/client.ts';

/** Files of one take and of what is saved, kept in memory, behind the calls that an export makes. */
export interface MemoryHost {
  readonly client: HostClient;
  readonly saved: Map<string, Uint8Array>;
  /** How large the largest read and write were, and how many there were. */
  readonly traffic: { reads: number; writes: number; largest: number };
  /** From now on the disk holds no more than this. */
  fullAtBytes: number;
}

export const createMemoryHost = (files: ReadonlyMap<TrackKind, Uint8Array>): MemoryHost => {
  const open = new Map<string, Uint8Array[]>();
  const saved = new Map<string, Uint8Array>();
  const traffic = { reads: 0, writes: 0, largest: 0 };
  const host = { saved, traffic, fullAtBytes: Number.POSITIVE_INFINITY };
  let count = 0;

  const grow = (exportId: string, end: number): Uint8Array => {
    const [bytes = new Uint8Array(0)] = open.get(exportId) ?? [];
    if (end > host.fullAtBytes) throw new StudioError('disk-full');
    if (bytes.length >= end) return bytes;
    const larger = new Uint8Array(end);
    larger.set(bytes);
    open.set(exportId, [larger]);
    return larger;
  };

  const call = async (name: MethodName, input: unknown, { bytes = new Uint8Array(0) }: CallOptions = {}) => {
    const file = { exportId: '', fileName: 'video.mp4', folderLabel: 'memory' };
    switch (name) {
      case 'take.read': {
        const { track, byteOffset, byteLength } = input as MethodInput<'take.read'>;
        traffic.reads += 1;
        traffic.largest = Math.max(traffic.largest, byteLength);
        const all = files.get(track) ?? new Uint8Array(0);
        return { output: {}, bytes: all.slice(byteOffset, byteOffset + byteLength) };
      }
      case 'export.begin': {
        count += 1;
        const exportId = `export-${count}`;
        open.set(exportId, [new Uint8Array(0)]);
        return { output: { ...file, exportId }, bytes };
      }
      case 'export.write': {
        const { exportId, byteOffset } = input as MethodInput<'export.write'>;
        traffic.writes += 1;
        traffic.largest = Math.max(traffic.largest, bytes.length);
        grow(exportId, byteOffset + bytes.length).set(bytes, byteOffset);
        return { output: {}, bytes };
      }
      case 'export.finish': {
        const { exportId } = input as MethodInput<'export.finish'>;
        saved.set(exportId, open.get(exportId)?.[0] ?? new Uint8Array(0));
        open.delete(exportId);
        return { output: { ...file, exportId }, bytes };
      }
      case 'export.cancel': {
        open.delete((input as MethodInput<'export.cancel'>).exportId);
        return { output: {}, bytes };
      }
      default:
        throw new StudioError('unknown-method', name);
    }
  };
  const client = { call } as unknown as HostClient;
  return Object.assign(host, { client });
};

/** A track of a take over these bytes. */
export const trackOf = (
  kind: TrackKind,
  bytes: Uint8Array,
  { startMs = 0, endMs }: { readonly startMs?: number; readonly endMs: number },
): Track => ({
  kind,
  label: kind,
  contentType: kind === 'microphone' || kind === 'system-sound' ? 'audio/mp4' : 'video/mp4',
  fileName: `${kind}.mp4`,
  byteLength: bytes.length,
  startMs,
  endMs,
  fragmentCount: 1,
});
