// Checks what an installer ships of the speech engine (node scripts/build-sidecar.mjs --packaged DIR):
//   node scripts/check-sidecar.mjs DIR
// It starts, has the libraries that it needs, names no folder of the machine that built it, and uses newer processor instructions only in
// the libraries that are chosen by processor.
import { spawn, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inRoot } from './setup/paths.mjs';

const programName = process.platform === 'win32' ? 'whisper-sidecar.exe' : 'whisper-sidecar';
const isForOneProcessor = (name) => /ggml-cpu-/.test(name);

// Registers and instructions of AVX and later; SSE has neither.
const newerInstructions = /%[yz]mm\d|\bv[a-z0-9]+\s+[^\n]*%xmm\d/;

const frame = (type, body) => {
  const bytes = Buffer.alloc(5 + body.length);
  bytes.writeUInt32LE(1 + body.length, 0);
  bytes[4] = type;
  body.copy(bytes, 5);
  return bytes;
};

/** What the engine says of itself once it has loaded a model; null when it does not get so far. */
const readyMessage = (folder, modelFile) =>
  new Promise((resolveReady) => {
    const child = spawn(join(folder, programName), [], { cwd: folder, stdio: ['pipe', 'pipe', 'ignore'] });
    let text = '';
    let ready = null;
    const timer = setTimeout(() => child.kill(), 30_000);
    child.on('error', () => {});
    child.stdin.on('error', () => {});
    child.stdout.setEncoding('latin1').on('data', (chunk) => {
      text += chunk;
      const line = text.split('\n').find((one) => one.includes('"type":"ready"') && one.endsWith('}'));
      if (line === undefined || ready) return;
      ready = JSON.parse(line);
      child.stdin.end(); // it ends with its input
    });
    child.on('close', () => {
      clearTimeout(timer);
      resolveReady(ready);
    });
    child.stdin.write(frame(1, Buffer.from(modelFile)));
  });

/**
 * What is wrong with a folder, one sentence each.
 * @param {string} folder
 * @param {{ forbidden?: string[], log?: (line: string) => void }} [options] `forbidden`: texts that no file may hold; the folders of this
 * project and of this user where left out
 * @returns {Promise<string[]>}
 */
export const problemsOfSidecar = async (
  folder,
  { forbidden = [inRoot('.'), homedir()], log = () => {} } = {},
) => {
  const names = readdirSync(folder).filter(
    (name) => name === programName || /\.(?:so|dylib|dll)(?:\.|$)/.test(name),
  );
  const problems = [];
  if (!names.includes(programName)) return [`${programName} is not there.`];
  if (!names.some(isForOneProcessor)) problems.push('There is no library for any processor.');
  for (const name of names) {
    const content = readFileSync(join(folder, name)).toString('latin1');
    const found = forbidden.filter((text) => text.length > 1 && content.includes(text));
    for (const text of found) problems.push(`${name} names ${text}.`);
  }
  for (const name of names.filter((one) => !isForOneProcessor(one))) {
    const { status, stdout } = spawnSync('objdump', ['-d', '--no-show-raw-insn', join(folder, name)], {
      encoding: 'latin1',
      maxBuffer: 1 << 30,
    });
    if (status !== 0 || process.arch !== 'x64') {
      log(`${name}: instructions not checked (no objdump for it here).`);
      continue;
    }
    if (newerInstructions.test(stdout))
      problems.push(`${name} uses instructions that not every processor has.`);
  }
  const ready = await readyMessage(folder, inRoot('tests/fixtures/model/test-model.en-q4_0.bin'));
  if (!ready) problems.push('It does not load a model.');
  else if (!ready.variant) problems.push('It does not say which instructions it uses.');
  else log(`It runs here with ${ready.variant}.`);
  return problems;
};

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const folder = process.argv[2];
  if (folder === undefined) {
    console.error('Usage: node scripts/check-sidecar.mjs DIR');
    process.exitCode = 2;
  } else {
    const problems = await problemsOfSidecar(resolve(folder), { log: (line) => console.error(line) });
    console.log(problems.length === 0 ? 'Nothing is wrong with it.' : problems.join('\n'));
    process.exitCode = problems.length === 0 ? 0 : 1;
  }
}
