import { homedir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createBackend } from './backend.ts';

const help = `Runthrough's reference backend: receives submissions on 127.0.0.1 and shows them to reviewers.

  node src/backend/main.ts [--port 4650] [--data-dir FOLDER] [--kit FOLDER]... [--verbose]

  --port       port to listen on; 0 takes a free one        (RUNTHROUGH_BACKEND_PORT)
  --data-dir   where submissions, keys and the index are kept (RUNTHROUGH_BACKEND_DATA)
  --kit        a folder with a kit.json; may be repeated     (RUNTHROUGH_BACKEND_KITS, separated by '${delimiter}')
  --verbose    log every request to standard error
`;

const sampleKit = resolve(import.meta.dirname, '../../resources/sample-kit');

const explain = (error: unknown): string => {
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return 'This port is taken. Choose another one with --port, or 0 for any that is free.';
  }
  return error instanceof Error ? error.message : String(error);
};

const run = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      port: { type: 'string' },
      'data-dir': { type: 'string' },
      kit: { type: 'string', multiple: true },
      verbose: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return void process.stdout.write(help);

  const { env } = process;
  const port = Number(values.port ?? env['RUNTHROUGH_BACKEND_PORT'] ?? 4650);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error('--port must be a number from 0 to 65535.');
  const dataFolder = resolve(
    values['data-dir'] ?? env['RUNTHROUGH_BACKEND_DATA'] ?? join(homedir(), '.runthrough-backend'),
  );
  const kitFolders = values.kit ??
    env['RUNTHROUGH_BACKEND_KITS']?.split(delimiter).filter(Boolean) ?? [sampleKit];

  // Recordings and names of people: for the owner of the folder only.
  process.umask(0o077);
  const backend = await createBackend({
    dataFolder,
    kitFolders: kitFolders.map((folder) => resolve(folder)),
    port,
    logLevel: values.verbose ? 'info' : 'warn',
  });
  const { url, reviewUrl, publicKey } = backend;
  process.stdout.write(`${JSON.stringify({ event: 'listening', url, reviewUrl, publicKey })}\n`);
  process.stdout.write(`Receiving submissions at ${url}. To review them, open ${reviewUrl}\n`);

  const stop = (): void => {
    backend.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
};

run().catch((error: unknown) => {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
});
