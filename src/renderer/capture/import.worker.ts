import { ALL_FORMATS, AudioSampleSink, BlobSource, Input, type InputAudioTrack } from 'mediabunny';
import type { ErrorCode } from '../../contract/errors.ts';
import { createAudioTimeline } from '../../core/capture/audio-timeline.ts';
import type { Channels } from '../../core/capture/resampler.ts';
import type { ImportCommand, ImportNews } from './engine/import-messages.ts';
import type { FragmentHead } from './engine/messages.ts';
import { speechRateHz, toPcm16 } from './engine/speech-pieces.ts';

// Reads a recording made elsewhere: its sound as speech, then its bytes as they are. One piece is under way at a time.

/** Below this there is nothing to judge. */
const shortestMs = 1_000;
/** Nothing is lost when an import is cut off, so its pieces of speech are longer than a recording's: 10 s. */
const pieceSamples = 10 * speechRateHz;
const pieceBytes = 4 * 1024 * 1024;
/** Decoding is most of the work, copying the bytes the rest. */
const decodingShare = 0.8;

class ImportProblem extends Error {
  readonly code: ErrorCode;
  constructor(code: ErrorCode, reason: string) {
    super(reason);
    this.code = code;
  }
}

const tell = (news: ImportNews, transfer: Transferable[] = []): void => postMessage(news, { transfer });

let confirm: (() => void) | undefined;
/** Resolves when the page has the piece safe. */
const send = (head: FragmentHead, bytes: Uint8Array<ArrayBuffer>, share: number): Promise<void> => {
  const confirmed = new Promise<void>((resolve) => {
    confirm = resolve;
  });
  tell({ kind: 'piece', head, bytes, share: Math.min(1, share) }, [bytes.buffer]);
  return confirmed;
};

const soundOf = async (input: Input): Promise<InputAudioTrack> => {
  const track = await input.getPrimaryAudioTrack().catch((error: unknown) => {
    throw new ImportProblem('file-unreadable', error instanceof Error ? error.message : String(error));
  });
  if (!track) throw new ImportProblem('file-unreadable', 'It has no sound.');
  if (!(await track.canDecode())) {
    const codec = (await track.getCodec()) ?? 'unknown';
    throw new ImportProblem('file-unreadable', `Its sound is ${codec}, which this machine cannot decode.`);
  }
  return track;
};

/** Sends the file's sound as speech; resolves to its length. */
const sendSpeech = async (track: InputAudioTrack, expectedMs: number): Promise<number> => {
  const [channels, inputRateHz] = await Promise.all([track.getNumberOfChannels(), track.getSampleRate()]);
  const timeline = createAudioTimeline({ inputRateHz, outputRateHz: speechRateHz, channels: 1 });
  const piece = new Float32Array(pieceSamples);
  let filled = 0;
  let sent = 0;
  let sequence = 0;
  const sendPiece = async (): Promise<void> => {
    if (filled === 0) return;
    const startMs = Math.round((sent * 1000) / speechRateHz);
    sent += filled;
    const endMs = Math.round((sent * 1000) / speechRateHz);
    const head = { track: 'speech' as const, sequence, startMs, endMs };
    await send(head, toPcm16(piece.subarray(0, filled)), (decodingShare * endMs) / Math.max(1, expectedMs));
    filled = 0;
    sequence += 1;
  };
  const add = async (sound: Channels): Promise<void> => {
    const samples = sound[0] ?? new Float32Array(0);
    for (let at = 0; at < samples.length; ) {
      const part = samples.subarray(at, at + pieceSamples - filled);
      piece.set(part, filled);
      filled += part.length;
      at += part.length;
      if (filled === pieceSamples) await sendPiece();
    }
  };
  for await (const sample of new AudioSampleSink(track).samples()) {
    const block = Array.from({ length: Math.min(channels, sample.numberOfChannels) }, (_, planeIndex) => {
      const samples = new Float32Array(sample.numberOfFrames);
      sample.copyTo(samples, { planeIndex, format: 'f32-planar' });
      return samples;
    });
    const startMs = sample.timestamp * 1000;
    sample.close();
    await add(timeline.push(block, startMs));
  }
  await add(timeline.finish());
  await sendPiece();
  return Math.round((sent * 1000) / speechRateHz);
};

const sendOriginal = async (file: File, durationMs: number): Promise<void> => {
  const timeAt = (offset: number): number => Math.round((durationMs * offset) / file.size);
  let sequence = 0;
  for (let offset = 0; offset < file.size; offset += pieceBytes) {
    const end = Math.min(file.size, offset + pieceBytes);
    const bytes = new Uint8Array(await file.slice(offset, end).arrayBuffer());
    const head = { track: 'original' as const, sequence, startMs: timeAt(offset), endMs: timeAt(end) };
    await send(head, bytes, decodingShare + ((1 - decodingShare) * end) / file.size);
    sequence += 1;
  }
};

/** The file's kind. Sound alone in a container that mostly holds pictures is still that container. */
const contentTypeOf = async (input: Input): Promise<string> => {
  const [essence = ''] = (await input.getMimeType()).split(';');
  return essence.trim().replace(/^audio\/(quicktime|x-matroska)$/, 'video/$1');
};

const importFile = async (file: File): Promise<void> => {
  if (file.size === 0) throw new ImportProblem('file-empty', file.name);
  using input = new Input({ formats: ALL_FORMATS, source: new BlobSource(file) });
  if (!(await input.canRead())) throw new ImportProblem('file-unreadable', file.name);
  const track = await soundOf(input);
  const expectedMs = (await track.computeDuration()) * 1000;
  if (expectedMs < shortestMs) throw new ImportProblem('recording-too-short', file.name);
  const label = file.name.slice(0, 200);
  tell({
    kind: 'opened',
    plans: [
      { kind: 'original', label, contentType: await contentTypeOf(input) },
      { kind: 'speech', label, contentType: 'audio/wav', sampleRateHz: speechRateHz, channels: 1 },
    ],
  });
  await new Promise<void>((resolve) => {
    confirm = resolve;
  });
  const durationMs = await sendSpeech(track, expectedMs);
  if (durationMs < shortestMs) throw new ImportProblem('recording-too-short', file.name);
  await sendOriginal(file, durationMs);
  tell({ kind: 'done', durationMs });
};

addEventListener('message', ({ data }: MessageEvent<ImportCommand>) => {
  if (data.kind === 'safe') {
    confirm?.();
    return;
  }
  importFile(data.file).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    tell({ kind: 'failed', code: error instanceof ImportProblem ? error.code : 'file-unreadable', reason });
  });
});
