import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { readSpeechFile } from '../src/host/audio/read-speech.ts';
import { tryDevices } from '../src/host/engines/device-trial.ts';
import { findSidecar } from '../src/host/engines/find-sidecar.ts';
import { threadsFor } from '../src/host/engines/threads.ts';
import { inRoot } from './setup/paths.mjs';

const usage = `Usage: npm run try-devices -- MODEL.bin

Times the speech engine on the processor and on each graphics device that it was built for (CMake option SIDECAR_GRAPHICS), and says
which is worth using here. The studio uses the processor until "graphicsDevice" in its settings.json says another, counted from 0.`;

const [file] = process.argv.slice(2);
const program = findSidecar(null);
if (file === undefined || program === null) {
  console.error(file === undefined ? usage : 'There is no speech engine here.');
  process.exitCode = 2;
} else {
  const path = resolve(file);
  const samples = await readSpeechFile(inRoot('tests/fixtures/recordings/demo-voice.wav'));
  const { trials, proposal } = await tryDevices({
    program,
    model: { path, byteLength: statSync(path).size },
    samples: samples.subarray(0, 28 * 16_000),
    threads: threadsFor('batch'),
  });
  for (const { name, description, wallMs, sameWords } of trials) {
    const time = wallMs === null ? 'failed' : `${wallMs} ms${sameWords ? '' : ', other words'}`;
    console.log(`${name ?? 'Processor'} (${description}): ${time}`);
  }
  const index = trials.filter(({ name }) => name !== null).findIndex(({ name }) => name === proposal);
  console.log(
    proposal === null
      ? 'The processor is the one to use.'
      : `Worth using: ${proposal}. To opt in, set "graphicsDevice": ${index} in settings.json.`,
  );
}
