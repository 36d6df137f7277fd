import { closeSync, openSync, writeSync } from 'node:fs';
import { wavHeaderLength } from '../../../../src/host/audio/wav-header.ts';
import { drawNumber, drawScene } from './draw-picture.ts';
import { shownFps } from './picture-code.ts';
import { soundAt } from './sound-code.ts';

/** Frames of the camera's film, which Chromium plays again and again. */
const cameraFrames = 4 * shownFps;
/** Seconds of the microphone's sound, which Chromium plays again and again; a multiple of ten, so that the pitches go on. */
const soundSeconds = 60;

/** Writes the camera's film as Chromium reads it: uncompressed, so that playing it costs little. */
export const writeCameraFile = (file: string, width: number, height: number): void => {
  const descriptor = openSync(file, 'w');
  writeSync(descriptor, `YUV4MPEG2 W${width} H${height} F${shownFps}:1 Ip A1:1 C420jpeg\n`);
  const plane = new Uint8Array(width * height);
  const colour = new Uint8Array((width * height) / 2).fill(128);
  for (let number = 0; number < cameraFrames; number += 1) {
    drawScene(plane, width, height, number, cameraFrames);
    drawNumber(plane, width, height, number);
    writeSync(descriptor, 'FRAME\n');
    writeSync(descriptor, plane);
    writeSync(descriptor, colour);
  }
  closeSync(descriptor);
};

const rateHz = 48_000;

/** Writes the microphone's sound: 48 kHz, one channel, 16 bits. */
export const writeSoundFile = (file: string): void => {
  const samples = soundSeconds * rateHz;
  const bytes = Buffer.alloc(wavHeaderLength + samples * 2);
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
  for (let index = 0; index < samples; index += 1)
    bytes.writeInt16LE(Math.round(32_767 * soundAt((index * 1000) / rateHz)), wavHeaderLength + index * 2);
  const descriptor = openSync(file, 'w');
  writeSync(descriptor, bytes);
  closeSync(descriptor);
};
