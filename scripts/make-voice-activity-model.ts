// Writes models/silero-v6-eight-windows.onnx from the model that ships with @ricky0123/vad-web. Run it when that package brings a new model.
import { createRequire } from 'node:module';
import { readFileSync, writeFileSync } from 'node:fs';
import { inRoot } from './setup/paths.mjs';
import { eightWindowsOf } from './voice-activity/eight-windows.ts';
import { readOnnx, writeOnnx } from './voice-activity/onnx-format.ts';

const source = createRequire(import.meta.url).resolve('@ricky0123/vad-web/dist/silero_vad_v6.onnx');
const bytes = writeOnnx(eightWindowsOf(readOnnx(readFileSync(source))));
writeFileSync(inRoot('models/silero-v6-eight-windows.onnx'), bytes);
console.log(`models/silero-v6-eight-windows.onnx: ${bytes.length} bytes`);
