import type { Finding, FindingKey, FindingOf } from '../../../core/capture/preflight/findings.ts';
import { strings } from '../../strings/en.ts';

const textOf = <Key extends FindingKey>({ key, values }: FindingOf<Key>) =>
  strings.preflight.findings[key](values);

/** A finding in words: what was found, and what to do about it. */
export const findingText = (finding: Finding): { readonly happened: string; readonly remedy?: string } =>
  textOf(finding);
