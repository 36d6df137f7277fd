import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { forbidden, options } from '../../.dependency-cruiser.mjs';

/** One broken rule: which, and the two ends of the import. */
export interface Violation {
  rule: string;
  from: string;
  to: string;
}

/** What the tool saw and what it found fault with, below `src` of the given folder. */
export async function cruiseSource(baseDir: string): Promise<{ modules: string[]; violations: Violation[] }> {
  const { output } = await cruise(['src'], { ...options, baseDir, ruleSet: { forbidden }, validate: true });
  const result = output as ICruiseResult;
  return {
    modules: result.modules.map((module) => module.source).filter((source) => source.startsWith('src/')),
    violations: result.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
  };
}
