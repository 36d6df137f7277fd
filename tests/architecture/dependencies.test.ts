import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { forbidden, packagesByRuntime } from '../../.dependency-cruiser.mjs';
import { cruiseSource, type Violation } from './cruise.ts';
import { repository, sourceFiles } from './source-files.ts';

/** For each rule a file that breaks it, and what it imports. Type-only and dynamic imports count as well. */
const plants: readonly { rule: string; file: string; code: string }[] = [
  { rule: 'no-circular', file: 'src/core/capture/planted-a.ts', code: `export * from './planted-b.ts';` },
  { rule: 'resolvable', file: 'src/host/planted-nowhere.ts', code: `import './not-there.ts';` },
  { rule: 'known-packages', file: 'src/host/planted-unknown.ts', code: `import 'vitest';` },
  { rule: 'layer-contract', file: 'src/contract/planted.ts', code: `import '../core/planted-root.ts';` },
  { rule: 'layer-core', file: 'src/core/planted-node.ts', code: `import 'node:fs';` },
  {
    rule: 'layer-core',
    file: 'src/core/planted-host.ts',
    code: `import type { A } from '../host/planted-nowhere.ts';`,
  },
  {
    rule: 'layer-core',
    file: 'src/core/planted-react.ts',
    code: `export const load = () => import('react');`,
  },
  {
    rule: 'layer-core',
    file: 'src/core/planted-using.ts',
    code: `export async function load() {\n  using file = await import('node:fs');\n}`,
  },
  { rule: 'layer-host', file: 'src/host/planted-electron.ts', code: `import 'electron';` },
  { rule: 'layer-host', file: 'src/host/planted-page.ts', code: `import '../renderer/planted.tsx';` },
  { rule: 'layer-backend', file: 'src/backend/planted.ts', code: `import '../core/cues/planted.ts';` },
  { rule: 'layer-main', file: 'src/main/planted-host.ts', code: `import '../host/planted-nowhere.ts';` },
  { rule: 'layer-preload', file: 'src/preload/planted.ts', code: `import 'node:fs';` },
  { rule: 'layer-renderer', file: 'src/renderer/planted.tsx', code: `import '../host/planted-nowhere.ts';` },
  {
    rule: 'src-imports-only-src',
    file: 'src/core/planted-test.ts',
    code: `import '../../tests/planted.ts';`,
  },
  ...[
    ['capture', 'take'],
    ['take', 'transcript'],
    ['transcript', 'analysis'],
    ['analysis', 'score'],
    ['score', 'submission'],
    ['submission', 'cues'],
    ['cues', 'score'],
    ['kit', 'score'],
    ['export', 'score'],
  ].map(([from, to]) => ({
    rule: `core-order-${from}`,
    file: `src/core/${from}/planted.ts`,
    code: `import '../${to}/planted.ts';`,
  })),
  {
    rule: 'core-root-is-below-the-stages',
    file: 'src/core/planted-root.ts',
    code: `import './kit/planted.ts';`,
  },
  {
    rule: 'network-only-in-outbox-and-models',
    file: 'src/host/planted-https.ts',
    code: `import https from 'node:https';`,
  },
  {
    rule: 'network-only-in-outbox-and-models',
    file: 'src/host/planted-ws.ts',
    code: `import { WebSocket } from 'ws';`,
  },
  {
    rule: 'network-only-in-outbox-and-models',
    file: 'src/host/planted-tus.ts',
    code: `import 'tus-js-client';`,
  },
  {
    rule: 'child-processes-only-in-engines',
    file: 'src/host/planted-child.ts',
    code: `import { spawn } from 'node:child_process';`,
  },
];

const describeAll = (violations: Violation[]) =>
  violations.map(({ rule, from, to }) => `${rule}: ${from} -> ${to}`);

describe('the dependency rule of the design', () => {
  test('holds in the source, and the tool saw every source file', async () => {
    const { modules, violations } = await cruiseSource(repository);
    const files = sourceFiles(repository, ['src']).map((file) => file.path);
    expect(files.length).toBeGreaterThan(0);
    expect(modules.filter((module) => /\.(ts|tsx|mjs|js)$/.test(module)).toSorted()).toEqual(files);
    expect(describeAll(violations)).toEqual([]);
  });

  test('names every npm package that the studio depends on, by where it runs', () => {
    const manifest = JSON.parse(readFileSync(path.join(repository, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
    };
    const known = Object.values(packagesByRuntime).flat();
    expect(Object.keys(manifest.dependencies).filter((name) => !known.includes(name))).toEqual([]);
    expect(known.toSorted()).toEqual([...new Set(known)].toSorted());
  });

  describe('is noticed when it is broken', () => {
    const copy = mkdtempSync(path.join(os.tmpdir(), 'runthrough-architecture-'));
    let found: Violation[] = [];

    beforeAll(async () => {
      cpSync(path.join(repository, 'src'), path.join(copy, 'src'), { recursive: true });
      symlinkSync(path.join(repository, 'node_modules'), path.join(copy, 'node_modules'), 'junction');
      const targets = [
        { file: 'tests/planted.ts', code: 'export const planted = 1;' },
        // The tool reports a circle once, for the file that it comes to first.
        { file: 'src/core/capture/planted-b.ts', code: `export * from './planted-a.ts';` },
      ];
      for (const { file, code } of [...plants, ...targets]) {
        mkdirSync(path.join(copy, path.dirname(file)), { recursive: true });
        writeFileSync(path.join(copy, file), `${code}\n`);
      }
      found = (await cruiseSource(copy)).violations;
    });
    afterAll(() => rmSync(copy, { recursive: true, force: true }));

    test.each(plants)('$rule by $file', ({ rule, file }) => {
      expect(describeAll(found.filter((violation) => violation.from === file))).toContainEqual(
        expect.stringContaining(`${rule}: `),
      );
    });

    test('every rule has a planted violation', () => {
      const rules = forbidden.map((rule) => rule.name);
      expect(new Set(plants.map((plant) => plant.rule))).toEqual(new Set(rules));
    });
  });
});
