import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The devices of the program below, in its order. */
export const devices = ['Quick', 'Sluggish', 'Dying', 'Scrambled'] as const;

/**
 * A program that passes everything on to the real engine, on the processor, and says that it has graphics devices, of which there are none
 * here. Each has the manner of its name: so little or so much of the time is told that no busy machine can hide it, the process dies on its
 * second job, words get lost.
 */
export const graphicsProgram = async (folder: string, sidecar: string): Promise<string> => {
  const source = `#!${process.execPath}
const { spawn } = require('node:child_process');
const { createInterface } = require('node:readline');
const names = ${JSON.stringify(devices)};
const at = process.argv.indexOf('--graphics-device');
const name = at < 0 ? '' : names[Number(process.argv[at + 1])];
const engine = spawn(${JSON.stringify(sidecar)}, [], { stdio: ['pipe', 'pipe', 'inherit'] });
process.stdin.pipe(engine.stdin);
engine.on('exit', (code) => process.exit(code ?? 1));
process.on('exit', () => engine.kill('SIGKILL'));
const pace = name === 'Quick' ? 0.01 : name === 'Sluggish' ? 100 : 1;
let jobs = 0;
createInterface({ input: engine.stdout }).on('line', (line) => {
  const message = JSON.parse(line);
  if (message.type === 'ready') {
    message.devices = names.map((each) => ({ name: each, description: each + ' Graphics' }));
    message.device = name;
  }
  if (message.type === 'done') {
    message.wallMs *= pace;
    jobs += 1;
    if (name === 'Dying' && jobs > 1) process.kill(process.pid, 'SIGKILL');
  }
  if (message.type === 'segment' && name === 'Scrambled') message.tokens.splice(1);
  process.stdout.write(JSON.stringify(message) + '\\n');
});
`;
  const path = join(folder, 'with-graphics.cjs');
  await writeFile(path, source, { mode: 0o755 });
  return path;
};
