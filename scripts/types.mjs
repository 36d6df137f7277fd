// Type-checks each layer under its own rules (a layer sees only what it may use), two at a time.
// `node scripts/types.mjs` checks all, `node scripts/types.mjs core host` only those.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** @type {{ name: string, project: string, folder: string, sources: RegExp }[]} */
const layers = [
  ...['contract', 'core', 'host', 'backend', 'main', 'preload'].map((name) => ({
    name,
    project: `src/${name}/tsconfig.json`,
    folder: `src/${name}`,
    sources: /\.ts$/,
  })),
  { name: 'renderer', project: 'src/renderer/tsconfig.json', folder: 'src/renderer', sources: /\.tsx?$/ },
  {
    name: 'renderer-workers',
    project: 'src/renderer/tsconfig.worker.json',
    folder: 'src/renderer',
    sources: /\.(worker|worklet)\.ts$/,
  },
  {
    name: 'reviewer-page',
    project: 'src/backend/reviewer-page/tsconfig.json',
    folder: 'src/backend/reviewer-page',
    sources: /\.js$/,
  },
  { name: 'tests', project: 'tests/tsconfig.json', folder: 'tests', sources: /\.tsx?$/ },
  { name: 'scripts', project: 'scripts/tsconfig.json', folder: 'scripts', sources: /\.(ts|mjs)$/ },
  { name: 'configuration', project: 'tsconfig.json', folder: '.', sources: /\.config\.ts$/ },
];

/** A layer without a source file yet is not an error for us, but it is for the compiler. */
function hasSources(/** @type {typeof layers[number]} */ layer) {
  const folder = path.join(root, layer.folder);
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return false;
  const names = readdirSync(folder, { recursive: layer.folder !== '.' }).map(String);
  return names.some((name) => layer.sources.test(name) && !name.endsWith('.d.ts'));
}

function check(/** @type {typeof layers[number]} */ layer) {
  const compiler = path.join(root, 'node_modules/typescript/bin/tsc');
  const child = spawn(process.execPath, [compiler, '-p', layer.project, '--pretty', 'false'], { cwd: root });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  return new Promise((resolve) => {
    child.on('close', (code) => {
      console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${layer.name}`);
      if (output) console.log(output.trimEnd());
      resolve(code === 0);
    });
  });
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !layers.some((layer) => layer.name === name));
if (unknown.length > 0) {
  console.error(
    `No layer named ${unknown.join(', ')}. Layers: ${layers.map((layer) => layer.name).join(', ')}.`,
  );
  process.exit(2);
}
const queue = layers.filter(
  (layer) => hasSources(layer) && (wanted.length === 0 || wanted.includes(layer.name)),
);
let failed = 0;
async function takeFromQueue() {
  for (let layer = queue.shift(); layer; layer = queue.shift()) if (!(await check(layer))) failed += 1;
}
await Promise.all([takeFromQueue(), takeFromQueue()]);
process.exit(failed === 0 ? 0 : 1);
