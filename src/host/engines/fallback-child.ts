// The child of the slow engine: loads a prebuilt binding of whisper.cpp, which may crash, hang or refuse to stop without harm to the
// studio, because the studio can kill this process.
import { createRequire } from 'node:module';
import { openFallbackChannel, type ParentPort } from './fallback-channel.ts';
import { FallbackRequest, type FallbackResponse } from './fallback-messages.ts';

// The part of @fugood/whisper.node that is used. Its own types describe CommonJS and do not fit strict ESM.
interface Binding {
  initWhisper(options: { filePath: string; useGpu: boolean; useFlashAttn: boolean }): Promise<{
    transcribeData(
      samples: ArrayBuffer,
      options: object,
    ): { promise: Promise<{ language?: string; segments: { text: string; t0: number; t1: number }[] }> };
  }>;
}

const load = createRequire(import.meta.url);
const binding = load('@fugood/whisper.node') as Binding;
const { version } = load('@fugood/whisper.node/package.json') as { version: string };

const isParentPort = (value: unknown): value is ParentPort =>
  typeof value === 'object' && value !== null && 'postMessage' in value;

const parentPort: unknown = Reflect.get(process, 'parentPort');
const channel = await openFallbackChannel(isParentPort(parentPort) ? parentPort : undefined);

const answer = (message: FallbackResponse): void => channel.send(message);

let context: Awaited<ReturnType<Binding['initWhisper']>> | null = null;

const handle = async (request: FallbackRequest): Promise<void> => {
  if (request.type === 'load') {
    context = await binding.initWhisper({ filePath: request.path, useGpu: false, useFlashAttn: true });
    answer({ type: 'ready', version });
    return;
  }
  if (context === null) throw new Error('No model is loaded.');
  const startMs = performance.now();
  const { promise } = context.transcribeData(new Int16Array(request.samples).buffer, {
    language: request.language,
    prompt: request.prompt,
    maxThreads: request.threads,
    temperature: 0,
    temperatureInc: request.temperatureIncrement,
    bestOf: 1,
    tokenTimestamps: true,
    maxLen: 1, // one token per segment: the only way to get their times out
    onProgress: (percent: number) =>
      answer({ type: 'progress', share: Math.min(1, Math.max(0, percent / 100)) }),
  });
  const { language, segments } = await promise;
  answer({
    type: 'done',
    language: language ?? request.language,
    wallMs: Math.round(performance.now() - startMs),
    tokens: segments
      .filter(({ text }) => text !== '')
      .map(({ text, t0, t1 }) => ({ text, startMs: t0, endMs: t1 })),
  });
};

channel.onMessage((message) => {
  const request = FallbackRequest.safeParse(message);
  if (!request.success) return answer({ type: 'failed', message: 'not understood' });
  handle(request.data).catch((error: unknown) => answer({ type: 'failed', message: String(error) }));
});
channel.onEnd(() => process.exit(0));
answer({ type: 'started' });
