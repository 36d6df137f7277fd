/** Length of the header of a WAV file that the studio writes. */
export const wavHeaderLength = 44;

/** Rate of `speech.wav`, samples per second, mono, 16 bit. */
export const speechSampleRateHz = 16_000;

/**
 * The header of a mono 16-bit WAV file, such as `speech.wav`, for `dataLength` bytes of samples. While a take grows the length is not known: the header then
 * claims none, and readers go by the file's size.
 */
export const speechWavHeader = (dataLength: number, sampleRateHz = speechSampleRateHz): Uint8Array => {
  const header = Buffer.alloc(wavHeaderLength);
  header.write('RIFF', 0, 'ascii');
  header.writeUInt32LE(36 + dataLength, 4);
  header.write('WAVEfmt ', 8, 'ascii');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(sampleRateHz, 24);
  header.writeUInt32LE(sampleRateHz * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36, 'ascii');
  header.writeUInt32LE(dataLength, 40);
  return header;
};
