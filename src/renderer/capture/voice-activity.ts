import modelUrl from '@ricky0123/vad-web/dist/silero_vad_v6.onnx?url';
import wasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import type { VoiceCommand, VoiceNews } from './engine/voice-messages.ts';
import type { VoiceReading } from './types.ts';
import voiceWorkerUrl from './voice.worker.ts?worker&url';

/** Voice activity of a running recording. */
export interface VoiceActivity {
  /** Where the recorder sends blocks of speech; to be transferred. */
  readonly port: MessagePort;
  readonly close: () => void;
}

/** Starts listening. Where the model cannot be loaded nothing is heard, and the recording goes on without. */
export const openVoiceActivity = (onReading: (reading: VoiceReading) => void): VoiceActivity => {
  const { port1, port2 } = new MessageChannel();
  const worker = new Worker(voiceWorkerUrl, { type: 'module' });
  worker.addEventListener('message', ({ data }: MessageEvent<VoiceNews>) => {
    if (data.kind === 'reading') onReading(data.reading);
    else console.warn(`Voice activity is off: ${data.reason}`);
  });
  const command: VoiceCommand = {
    port: port2,
    modelUrl: new URL(modelUrl, location.href).href,
    wasmUrl: new URL(wasmUrl, location.href).href,
  };
  worker.postMessage(command, [port2]);
  return { port: port1, close: () => worker.terminate() };
};
