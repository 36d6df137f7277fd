import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { defaultExportFolder } from './export/export-folder.ts';
import { projectFolder } from './project-folder.ts';

/** How a host is started, from its arguments and environment. */
export interface EntryOptions {
  readonly dataFolder: string;
  readonly kitFolder: string;
  /** Where saved videos and captions go. */
  readonly exportFolder: string;
  readonly port: number;
  readonly pageFolder: string;
  /** Given by a program that starts the host again after a crash, so that open windows can come back; never by an argument. */
  readonly token: string | null;
  /** The project's own test model; labelled wherever it is used, never offered. */
  readonly testModelFile: string | null;
  /** The installer's resources (speech engine, bundled models); null where the studio runs from its sources. */
  readonly resourcesFolder: string | null;
  /** Where submissions go instead of the kit's address: a vendor's trial backend. */
  readonly backendUrl: string | null;
  /** Space that a take leaves free on the disk, where it is not the usual; for small disks. */
  readonly diskReserveBytes: number | null;
}

const defaultDataFolder = (environment: NodeJS.ProcessEnv): string => {
  if (process.platform === 'win32') {
    return join(environment['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), 'Runthrough');
  }
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Runthrough');
  return join(environment['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'runthrough');
};

/** Reads the options. Throws a TypeError with a plain message for unknown or malformed ones. */
export const readEntryOptions = (args: readonly string[], environment: NodeJS.ProcessEnv): EntryOptions => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      'data-dir': { type: 'string' },
      kit: { type: 'string' },
      port: { type: 'string', default: '0' },
      page: { type: 'string' },
      'test-model': { type: 'string' },
      'backend-url': { type: 'string' },
      'export-dir': { type: 'string' },
      resources: { type: 'string' },
      'disk-reserve-mb': { type: 'string' },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new TypeError(`--port wants a number from 0 to 65535, not "${values.port}".`);
  }
  const reserveMegabytes = Number(values['disk-reserve-mb'] ?? 0);
  if (!(reserveMegabytes >= 0)) throw new TypeError('--disk-reserve-mb wants a number from 0 up.');
  const token = environment['RUNTHROUGH_TOKEN'];
  if (token !== undefined && !/^[\w-]{32,}$/.test(token)) {
    throw new TypeError('RUNTHROUGH_TOKEN wants 32 or more letters, digits, - and _.');
  }
  const testModelFile = values['test-model'] ?? environment['RUNTHROUGH_TEST_MODEL'];
  return {
    dataFolder: resolve(
      values['data-dir'] ?? environment['RUNTHROUGH_DATA_DIR'] ?? defaultDataFolder(environment),
    ),
    kitFolder: resolve(values.kit ?? join(projectFolder, 'resources', 'sample-kit')),
    exportFolder: resolve(
      values['export-dir'] ?? environment['RUNTHROUGH_EXPORT_DIR'] ?? defaultExportFolder(environment),
    ),
    port,
    token: token ?? null,
    pageFolder: resolve(values.page ?? join(projectFolder, 'dist', 'renderer')),
    testModelFile: testModelFile === undefined ? null : resolve(testModelFile),
    resourcesFolder: values.resources === undefined ? null : resolve(values.resources),
    diskReserveBytes: values['disk-reserve-mb'] === undefined ? null : reserveMegabytes * 1_000_000,
    backendUrl: values['backend-url'] ?? environment['RUNTHROUGH_BACKEND_URL'] ?? null,
  };
};
