import { StudioError } from '../../contract/errors.ts';
import { type SpeechSource, sourceOfSamples } from './speech-source.ts';

/** Sound that came as 16-bit whole numbers, low byte first, 16 kHz mono. Throws `bad-request` for half a sample. */
export const sourceOfPcm16 = (bytes: Uint8Array): SpeechSource => {
  if (bytes.byteLength % 2 !== 0) throw new StudioError('bad-request', 'The sound ends inside a sample.');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return sourceOfSamples(
    Float32Array.from(
      { length: bytes.byteLength / 2 },
      (_, index) => view.getInt16(index * 2, true) / 32_768,
    ),
  );
};
