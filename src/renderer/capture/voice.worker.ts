import { env, InferenceSession, Tensor } from 'onnxruntime-web/wasm';
import { createVoiceGate, type VoiceState } from '../../core/capture/voice-gate.ts';
import type { CueChange } from '../../core/cues/cue-scheduler.ts';
import { type CueListener, createCueListener } from './engine/cue-listener.ts';
import type { SpeechBlock, VoiceCommand, VoiceNews } from './engine/voice-messages.ts';

// Silero's model on the speech as it is recorded. @ricky0123/vad-web's own recorder (MicVAD) opens a microphone and an AudioContext of its
// own and runs the model on the page's thread; here the blocks come from the recorder, and the page stays free. The model file is the
// package's. Live cues are decided here too, from the same blocks: the page only shows them.

const sampleRateHz = 16_000;
/** The model wants the end of the block before in front of each block. */
const contextSamples = 64;
/** The page redraws ten times a second; it is told of a change at once, and else every third block, so that it is woken less. */
const tellEveryBlocks = 3;
/** Blocks that may wait, a second's worth; where the machine is too slow the model leaves out the oldest. */
const patience = 32;
/** A file that does not come is asked for again after these; then the run goes on without. */
const askAgainAfterMs = [500, 2_000];

const gate = createVoiceGate();
const waiting: { readonly block: SpeechBlock; isPassedOver: boolean }[] = [];
const rate = new Tensor('int64', [BigInt(sampleRateHz)]);
let session: InferenceSession | undefined;
let listener: CueListener | undefined;
let state = new Tensor('float32', new Float32Array(2 * 128), [2, 1, 128]);
let context = new Float32Array(contextSamples);
let isBusy = false;
let isLost = false;
let toldState: VoiceState | undefined;
let untold = 0;

const tell = (news: VoiceNews): void => postMessage(news);
const tellCues = (changes: readonly CueChange[] = []): void => {
  for (const change of changes) tell({ kind: 'cue', change });
};
/** Nobody listens any more; what was to be heard is let go. */
const lose = (error: unknown): void => {
  if (isLost) return;
  isLost = true;
  session = undefined;
  waiting.length = 0;
  // A cue that is shown goes away with it.
  tellCues(listener?.finish());
  listener = undefined;
  tell({ kind: 'lost', reason: error instanceof Error ? error.message : String(error) });
};

const fetchOnce = async (url: string): Promise<Uint8Array> => {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${new URL(url).pathname} is not there (${response.status}).`);
  return new Uint8Array(await response.arrayBuffer());
};

const fetchBytes = async (url: string): Promise<Uint8Array> => {
  for (const waitMs of askAgainAfterMs) {
    try {
      return await fetchOnce(url);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
  }
  return fetchOnce(url);
};

const probabilityOf = async (model: InferenceSession, samples: Float32Array): Promise<number> => {
  const input = new Float32Array(contextSamples + samples.length);
  input.set(context);
  input.set(samples, contextSamples);
  context = samples.slice(-contextSamples);
  const { output, stateN } = await model.run({
    input: new Tensor('float32', input, [1, input.length]),
    state,
    sr: rate,
  });
  if (stateN?.type !== 'float32' || output?.type !== 'float32') throw new Error('Not the model we know.');
  state = stateN as typeof state;
  return Number(output.data[0]);
};

const look = async (model: InferenceSession, { samples, startMs }: SpeechBlock): Promise<number> => {
  const probability = await probabilityOf(model, samples);
  const atMs = Math.round(startMs + (samples.length * 1000) / sampleRateHz);
  const voiceState = gate.update(probability, atMs);
  untold += 1;
  if (voiceState !== toldState || untold >= tellEveryBlocks) {
    tell({ kind: 'reading', reading: { state: voiceState, probability, atMs } });
    toldState = voiceState;
    untold = 0;
  }
  return probability;
};

const work = async (): Promise<void> => {
  if (isBusy || !session) return;
  isBusy = true;
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const probability = next.isPassedOver ? undefined : await look(session, next.block);
    tellCues(listener?.hear(next.block.samples, probability));
  }
  isBusy = false;
};

const open = async ({ port, modelUrl, wasmUrl, cues }: VoiceCommand & { kind: 'open' }): Promise<void> => {
  listener = cues && createCueListener(cues);
  port.addEventListener('message', ({ data }: MessageEvent<SpeechBlock>) => {
    if (isLost) return;
    waiting.push({ block: data, isPassedOver: false });
    const tooLate = waiting.at(-1 - patience);
    if (tooLate) tooLate.isPassedOver = true;
    work().catch(lose);
  });
  port.start();
  // One thread: more would need cross-origin isolation, and a block takes a millisecond or two.
  env.wasm.numThreads = 1;
  const [runtime, model] = await Promise.all([fetchBytes(wasmUrl), fetchBytes(modelUrl)]);
  // The runtime asks for its file once and never again where it does not come.
  env.wasm.wasmBinary = runtime;
  session = await InferenceSession.create(model, { executionProviders: ['wasm'] });
  await work();
};

addEventListener('message', ({ data }: MessageEvent<VoiceCommand>) => {
  if (data.kind === 'open') open(data).catch(lose);
  else if (data.kind === 'learn') listener?.learn(data.news);
  else {
    tellCues(listener?.finish());
    listener = undefined;
    tell({ kind: 'finished' });
  }
});
