import type { TrackKind } from '../../../src/contract/take.ts';
import { createRecorder } from '../../../src/renderer/capture/recorder.ts';
import type { Recorder, RecorderProgress } from '../../../src/renderer/capture/types.ts';
import { createStudioClient } from '../../../src/renderer/host-client/studio-client.ts';
import { createTakeSink } from '../../../src/renderer/host-client/take-sink.ts';
import { decodeTrack } from './decode.ts';
import { openSmallSources } from './sources.ts';

// The recorder and the sink of the product, driven by the harness instead of by a person.

const sockets: WebSocket[] = [];
globalThis.WebSocket = class extends WebSocket {
  constructor(...args: ConstructorParameters<typeof WebSocket>) {
    super(...args);
    sockets.push(this);
  }
};

const client = createStudioClient();
const sources = openSmallSources();
let recorder: Recorder | undefined;
let progress: RecorderProgress | undefined;
/** When `progress` was true, on the machine's clock as it was when the page was loaded. */
let progressWallMs = 0;

const wallMs = (): number => performance.timeOrigin + performance.now();

const page = {
  /** Starts a take of these sources; resolves when it runs. */
  start: async (kinds: readonly ('screen' | 'camera' | 'microphone')[]): Promise<string> => {
    const chosen = Object.fromEntries(kinds.map((kind) => [kind, sources[kind]]));
    recorder = createRecorder({
      sources: chosen,
      sink: createTakeSink(client, { scenarioId: 'product-demo', mode: 'practice' }),
      scenarioSections: [{ id: 'opening', title: 'Opening', budgetMs: 60_000, notes: '' }],
      onProgress: (now) => {
        progress = now;
        progressWallMs = wallMs();
      },
    });
    return (await recorder.start()).attemptId;
  },
  /** How much of the take was captured, and where the page's clock is. */
  probe: () => {
    const now = wallMs();
    const isRunning = progress?.state === 'recording';
    const behindMs = isRunning ? sources.behindMs() : 0;
    return {
      state: progress?.state ?? 'idle',
      code: progress?.problem?.code ?? null,
      elapsedMs: Math.max(0, (progress?.elapsedMs ?? 0) + (isRunning ? now - progressWallMs : 0) - behindMs),
      wallMs: now,
    };
  },
  stop: async () => recorder?.stop(),
  /** Ends a source as when it is unplugged. */
  endSource: (kind: 'screen' | 'camera' | 'microphone'): void => {
    sources[kind].close();
  },
  cutSocket: () => {
    for (const socket of sockets.splice(0)) socket.close();
  },
  shiftClock: (byMs: number) => {
    const RealDate = Date;
    globalThis.Date = class extends RealDate {
      constructor(...args: [] | [number]) {
        super(args[0] ?? RealDate.now() + byMs);
      }
      static override now(): number {
        return RealDate.now() + byMs;
      }
    } as DateConstructor;
  },
  /** What the library knows of a take; null when it is not there. */
  take: async (attemptId: string) => {
    const { output } = await client.call('attempts.list', {});
    if (!output.attempts.some((attempt) => attempt.attemptId === attemptId)) return null;
    return (await client.call('attempts.get', { attemptId })).output.take;
  },
  events: async (attemptId: string) => (await client.call('attempts.get', { attemptId })).output.events,
  decode: async (attemptId: string) => {
    const { take } = (await client.call('attempts.get', { attemptId })).output;
    const tracks = [];
    for (const track of take.tracks) tracks.push(await decodeTrack(client, attemptId, track));
    return tracks;
  },
};

export type FaultPage = typeof page;
export type SourceKind = Extract<TrackKind, 'screen' | 'camera' | 'microphone'>;
Object.assign(globalThis, { faults: page });

// What is captured, for the harness to know when this page is killed.
setInterval(() => {
  const { state, elapsedMs } = page.probe();
  if (state === 'recording') console.debug(`captured ${elapsedMs}`);
}, 25);
