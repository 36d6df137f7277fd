import modelUrl from '@ricky0123/vad-web/dist/silero_vad_v6.onnx?url';
import wasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import type { CueChange } from '../../core/cues/cue-scheduler.ts';
import type { CueOrder, RunNews } from './engine/cue-listener.ts';
import type { VoiceCommand, VoiceNews } from './engine/voice-messages.ts';
import type { VoiceReading } from './types.ts';
import voiceWorkerUrl from './voice.worker.ts?worker&url';

/** Voice activity, and live cues where they are wanted, of a running recording. */
export interface VoiceActivity {
  /** Where the recorder sends blocks of speech; to be transferred. */
  readonly port: MessagePort;
  readonly learn: (news: RunNews) => void;
  /** Ends the run; resolves when the last cue has been told. */
  readonly finish: () => Promise<void>;
  readonly close: () => void;
}

interface VoiceListeners {
  readonly onReading: (reading: VoiceReading) => void;
  readonly onCue: (change: CueChange) => void;
  /** Nothing is heard from here on. */
  readonly onLost: () => void;
}

/** Starts listening. Where the model cannot be loaded nothing is heard, `onLost` is told, and the recording goes on without. */
export const openVoiceActivity = (
  { onReading, onCue, onLost }: VoiceListeners,
  cues: CueOrder | undefined,
): VoiceActivity => {
  const { port1, port2 } = new MessageChannel();
  const worker = new Worker(voiceWorkerUrl, { type: 'module' });
  const finished = Promise.withResolvers<void>();
  worker.addEventListener('message', ({ data }: MessageEvent<VoiceNews>) => {
    if (data.kind === 'reading') onReading(data.reading);
    else if (data.kind === 'cue') onCue(data.change);
    else if (data.kind === 'finished') finished.resolve();
    else {
      console.warn(`Voice activity is off: ${data.reason}`);
      onLost();
    }
  });
  // A worker that did not load tells nothing, and must not hold up the end of a take.
  worker.addEventListener('error', () => {
    finished.resolve();
    onLost();
  });
  const tell = (command: VoiceCommand, transfer: Transferable[] = []): void =>
    worker.postMessage(command, transfer);
  tell(
    {
      kind: 'open',
      port: port2,
      modelUrl: new URL(modelUrl, location.href).href,
      wasmUrl: new URL(wasmUrl, location.href).href,
      cues,
    },
    [port2],
  );
  return {
    port: port1,
    learn: (news) => tell({ kind: 'learn', news }),
    finish: () => {
      tell({ kind: 'finish' });
      return finished.promise;
    },
    close: () => worker.terminate(),
  };
};
