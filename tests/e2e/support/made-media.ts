import { writeFileSync } from 'node:fs';
import path from 'node:path';

const rateHz = 48_000;

/** A WAV file of one channel whose samples, from -1 to 1, are made by the second. */
export const writeSound = (
  folder: string,
  name: string,
  seconds: number,
  sampleAt: (second: number) => number,
): string => {
  const samples = Math.round(seconds * rateHz);
  const bytes = Buffer.alloc(44 + samples * 2);
  bytes.write('RIFF', 0);
  bytes.writeUInt32LE(36 + samples * 2, 4);
  bytes.write('WAVEfmt ', 8);
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(rateHz, 24);
  bytes.writeUInt32LE(rateHz * 2, 28);
  bytes.writeUInt16LE(2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write('data', 36);
  bytes.writeUInt32LE(samples * 2, 40);
  for (let index = 0; index < samples; index += 1) {
    const sample = Math.max(-1, Math.min(1, sampleAt(index / rateHz)));
    bytes.writeInt16LE(Math.round(sample * 32_767), 44 + index * 2);
  }
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  return file;
};

/** A film of one grey, 640 x 360 at 30 frames a second, as the browser's fake camera plays it (YUV4MPEG2). */
export const writeGreyFilm = (folder: string, name: string, luma: number): string => {
  const [width, height] = [640, 360];
  const picture = Buffer.concat([
    Buffer.from('FRAME\n'),
    Buffer.alloc(width * height, luma),
    Buffer.alloc((width * height) / 2, 128),
  ]);
  const header = Buffer.from(`YUV4MPEG2 W${width} H${height} F30:1 Ip A1:1 C420jpeg\n`);
  const file = path.join(folder, name);
  writeFileSync(file, Buffer.concat([header, ...Array.from({ length: 8 }, () => picture)]));
  return file;
};
