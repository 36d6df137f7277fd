import { env, InferenceSession, Tensor } from 'onnxruntime-web/wasm';
import { createVoiceGate } from '../../core/capture/voice-gate.ts';
import type { SpeechBlock, VoiceCommand, VoiceNews } from './engine/voice-messages.ts';

// Silero's model on the speech as it is recorded. @ricky0123/vad-web's own recorder (MicVAD) opens a microphone and an AudioContext of its
// own and runs the model on the page's thread; here the blocks come from the recorder, and the page stays free. The model file is the
// package's.

const sampleRateHz = 16_000;
/** The model wants the end of the block before in front of each block. */
const contextSamples = 64;
/** Blocks that may wait, a second's worth; where the machine is too slow the oldest are left out. */
const patience = 32;

const gate = createVoiceGate();
const waiting: SpeechBlock[] = [];
const rate = new Tensor('int64', [BigInt(sampleRateHz)]);
let session: InferenceSession | undefined;
let state = new Tensor('float32', new Float32Array(2 * 128), [2, 1, 128]);
let context = new Float32Array(contextSamples);
let isBusy = false;

const tell = (news: VoiceNews): void => postMessage(news);
const fail = (error: unknown): void =>
  tell({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) });

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

const work = async (): Promise<void> => {
  if (isBusy || !session) return;
  isBusy = true;
  for (let block = waiting.shift(); block; block = waiting.shift()) {
    const probability = await probabilityOf(session, block.samples);
    const atMs = Math.round(block.startMs + (block.samples.length * 1000) / sampleRateHz);
    tell({ kind: 'reading', reading: { state: gate.update(probability, atMs), probability, atMs } });
  }
  isBusy = false;
};

const open = async ({ port, modelUrl, wasmUrl }: VoiceCommand): Promise<void> => {
  port.addEventListener('message', ({ data }: MessageEvent<SpeechBlock>) => {
    waiting.push(data);
    if (waiting.length > patience) waiting.shift();
    work().catch(fail);
  });
  port.start();
  // One thread: more would need cross-origin isolation, and a block takes a millisecond or two.
  env.wasm.numThreads = 1;
  env.wasm.wasmPaths = { wasm: wasmUrl };
  const response = await fetch(modelUrl);
  if (!response.ok) throw new Error(`The voice activity model is not there (${response.status}).`);
  session = await InferenceSession.create(new Uint8Array(await response.arrayBuffer()), {
    executionProviders: ['wasm'],
  });
  await work();
};

addEventListener('message', ({ data }: MessageEvent<VoiceCommand>) => {
  open(data).catch(fail);
});
