import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TakeEvent, TrackPlan } from '../../../src/contract/take.ts';

export interface KeptFragment {
  readonly track: string;
  readonly sequence: number;
  readonly startMs: number;
  readonly endMs: number;
  readonly byteOffset: number;
  readonly byteLength: number;
}

/** What the page's sink sent, by attempt. */
export interface KeptTake {
  readonly plans: TrackPlan[];
  readonly fragments: KeptFragment[];
  readonly events: TakeEvent[];
  readonly files: Map<string, Uint8Array>;
  durationMs: number | undefined;
}

const bodyOf = async (request: IncomingMessage): Promise<Buffer> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
};

const wav = (samples: Uint8Array): Buffer => {
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + samples.length, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(16_000, 24);
  header.writeUInt32LE(32_000, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(samples.length, 40);
  return Buffer.concat([header, samples]);
};

const keep = (take: KeptTake, query: URLSearchParams, bytes: Buffer): void => {
  const track = query.get('track') ?? '';
  const before = take.files.get(track) ?? new Uint8Array();
  const [sequence, startMs, endMs] = ['sequence', 'startMs', 'endMs'].map((key) => Number(query.get(key)));
  take.fragments.push({
    track,
    sequence: sequence ?? -1,
    startMs: startMs ?? -1,
    endMs: endMs ?? -1,
    byteOffset: before.length,
    byteLength: bytes.length,
  });
  take.files.set(track, Buffer.concat([before, bytes]));
};

/** Takes that a page records to and plays from, in memory. */
export interface KeptTakes {
  readonly take: (name: string) => KeptTake;
  /** Answers what concerns takes; false for anything else. */
  readonly answer: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;
}

/** None yet. */
export const keepTakes = (): KeptTakes => {
  const takes = new Map<string, KeptTake>();
  const take = (name: string): KeptTake => {
    const known = takes.get(name) ?? {
      plans: [],
      fragments: [],
      events: [],
      files: new Map(),
      durationMs: undefined,
    };
    takes.set(name, known);
    return known;
  };

  const receive = (
    kept: KeptTake,
    action: string | undefined,
    query: URLSearchParams,
    body: Buffer,
  ): void => {
    if (action === 'begin') kept.plans.push(...(JSON.parse(body.toString()) as TrackPlan[]));
    if (action === 'append') keep(kept, query, body);
    if (action === 'event') kept.events.push(JSON.parse(body.toString()) as TakeEvent);
    if (action === 'finish')
      kept.durationMs = (JSON.parse(body.toString()) as { durationMs: number }).durationMs;
  };

  const play = (bytes: Uint8Array, range: string | undefined, response: ServerResponse): void => {
    const [first = 0, last = bytes.length - 1] =
      range
        ?.replace('bytes=', '')
        .split('-')
        .map((place) => (place === '' ? bytes.length - 1 : Number(place))) ?? [];
    const part = bytes.subarray(first, Math.min(last, bytes.length - 1) + 1);
    response.writeHead(range ? 206 : 200, {
      'content-length': part.length,
      ...(range ? { 'content-range': `bytes ${first}-${first + part.length - 1}/${bytes.length}` } : {}),
    });
    response.end(part);
  };

  return {
    take,
    answer: async (request, response) => {
      const url = new URL(request.url ?? '/', 'http://127.0.0.1');
      const [, area, name = '', action = ''] = url.pathname.split('/');
      if (request.method === 'POST') {
        receive(take(name), action, url.searchParams, await bodyOf(request));
        response.end('ok');
        return true;
      }
      if (area !== 'takes') return false;
      const kept = take(name).files.get(action) ?? new Uint8Array();
      play(action === 'speech' ? wav(kept) : kept, request.headers.range, response);
      return true;
    },
  };
};
