import { describe, expect, test } from 'vitest';
import { repository, type SourceFile, sourceFiles, withoutComments } from './source-files.ts';

/** A rule that the words of a file can break: which files it is about, and what must not stand in them. */
interface SourceRule {
  name: string;
  folders: readonly string[];
  allowedIn: RegExp;
  forbidden: RegExp;
  /** Code that has to be noticed; the check of the check. */
  example: string;
}

const nowhere = /^$/;
/**
 * Beside the outbox, the model fetcher and the page's host client: the voice worker, which loads its model from the page's own
 * origin, and the reviewers' page, which the vendor's backend serves and which asks nobody else. The policies of both pages see to it.
 */
const mayConnect =
  /^src\/(host\/(outbox|models)\/|renderer\/host-client\/|renderer\/capture\/voice\.worker\.ts$|backend\/reviewer-page\/)/;

const rules: readonly SourceRule[] = [
  {
    name: 'connections are opened only by the outbox, the model fetcher and the page, which reaches only its host',
    folders: ['src'],
    allowedIn: mayConnect,
    forbidden:
      /\bfetch\s*\(|\bnew\s+(WebSocket|EventSource|XMLHttpRequest|WebTransport|RTCPeerConnection)\b|\bsendBeacon\b|\bnet\.(fetch|request)\b/,
    example: 'const answer = await fetch(address);',
  },
  {
    name: 'the global connection makers are not passed around under other names',
    folders: ['src'],
    allowedIn: mayConnect,
    forbidden: /\b(globalThis|window|self)\.(fetch|WebSocket|EventSource|XMLHttpRequest|WebTransport)\b/,
    example: 'const send = globalThis.fetch;',
  },
  {
    name: 'core and contract know no clock and no chance',
    folders: ['src/core', 'src/contract'],
    allowedIn: nowhere,
    forbidden: /\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b|\bperformance\.now\b|\brandomUUID\b/,
    example: 'const nowMs = Date.now();',
  },
  {
    name: 'core does not depend on the language of the machine',
    folders: ['src/core'],
    allowedIn: nowhere,
    forbidden: /\.toLocale\w+\(|\.localeCompare\(\s*[^,()]*\)|\bnew Intl\.\w+\(\s*\)/,
    example: 'names.sort((a, b) => a.localeCompare(b));',
  },
  {
    name: 'nothing in the product runs text as code',
    folders: ['src'],
    allowedIn: nowhere,
    forbidden: /\beval\s*\(|\bnew Function\s*\(|dangerouslySetInnerHTML|\.innerHTML\s*=/,
    example: 'element.innerHTML = text;',
  },
];

const offences = (rule: SourceRule, files: readonly SourceFile[]) =>
  files
    .filter((file) => !rule.allowedIn.test(file.path))
    .flatMap((file) =>
      withoutComments(file.text)
        .split('\n')
        .map((line, index) => ({ line, place: `${file.path}:${index + 1}` }))
        .filter(({ line }) => rule.forbidden.test(line))
        .map(({ line, place }) => `${place} ${line.trim()}`),
    );

describe.each(rules)('$name', (rule) => {
  test('holds in the source', () => {
    expect(offences(rule, sourceFiles(repository, rule.folders))).toEqual([]);
  });

  test('is noticed when it is broken', () => {
    const planted = { path: `${rule.folders[0]}/planted.ts`, text: `// a line before\n${rule.example}\n` };
    expect(offences(rule, [planted])).toEqual([`${planted.path}:2 ${rule.example}`]);
  });

  test('says nothing about comments', () => {
    const planted = {
      path: `${rule.folders[0]}/planted.ts`,
      text: `/* ${rule.example} */ // ${rule.example}\n`,
    };
    expect(offences(rule, [planted])).toEqual([]);
  });
});
