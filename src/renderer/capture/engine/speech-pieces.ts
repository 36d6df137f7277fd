import { concatenate } from './bytes.ts';

/** Rate of the speech track. */
export const speechRateHz = 16_000;

/** Samples of a block for everything that listens: the 32 ms that the voice activity model takes. */
export const speechBlockSamples = 512;

/** Samples of a fragment, 750 ms. */
const fragmentSamples = 12_000;

/** Samples in [-1, 1] as 16-bit whole numbers, low byte first. */
export const toPcm16 = (samples: Float32Array): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(samples.length * 2);
  const view = new DataView(bytes.buffer);
  for (const [index, sample] of samples.entries()) {
    const value = Math.max(-32_768, Math.min(32_767, Math.round(sample * 32_768)));
    view.setInt16(index * 2, value, true);
  }
  return bytes;
};

/** Cuts running speech into fragments for the file and blocks for the listeners. */
export interface SpeechPieces {
  readonly add: (samples: Float32Array<ArrayBuffer>) => void;
  /** Sends what is there as a fragment, however short. */
  readonly close: () => void;
}

/** `onFragment` gets bytes and the time they span; `onBlock` 512 samples and when they begin, in take time. */
export const createSpeechPieces = (
  onFragment: (bytes: Uint8Array<ArrayBuffer>, startMs: number, endMs: number) => void,
  onBlock: (samples: Float32Array<ArrayBuffer>, startMs: number) => void,
): SpeechPieces => {
  let pieces: Uint8Array[] = [];
  let pieceSamples = 0;
  let fragmentStart = 0;
  let block = new Float32Array(speechBlockSamples);
  let blockFilled = 0;
  let blockStart = 0;

  const close = (): void => {
    if (pieceSamples === 0) return;
    const bytes = concatenate(pieces);
    const end = fragmentStart + pieceSamples;
    onFragment(bytes, Math.round(fragmentStart / 16), Math.round(end / 16));
    pieces = [];
    pieceSamples = 0;
    fragmentStart = end;
  };

  const fillBlocks = (samples: Float32Array): void => {
    for (let at = 0; at < samples.length; ) {
      const part = samples.subarray(at, at + speechBlockSamples - blockFilled);
      block.set(part, blockFilled);
      blockFilled += part.length;
      at += part.length;
      if (blockFilled < speechBlockSamples) return;
      onBlock(block, blockStart / 16);
      blockStart += speechBlockSamples;
      block = new Float32Array(speechBlockSamples);
      blockFilled = 0;
    }
  };

  return {
    add: (samples) => {
      for (let at = 0; at < samples.length; ) {
        const part = samples.subarray(at, at + fragmentSamples - pieceSamples);
        pieces.push(toPcm16(part));
        pieceSamples += part.length;
        at += part.length;
        if (pieceSamples >= fragmentSamples) close();
      }
      fillBlocks(samples);
    },
    close,
  };
};
