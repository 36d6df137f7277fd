import type { Check, Kit, Scenario } from '../../../contract/kit.ts';

/**
 * Something wrong with a kit. An `error` makes the kit unusable (a check that cannot be judged); a `warning` is for its author to think
 * about. `path` names the place ("scenarios.product-demo.key-messages.audit-log").
 */
export interface KitProblem {
  readonly severity: 'error' | 'warning';
  readonly path: string;
  readonly message: string;
}

/** Makes problems at one place. */
export const problemsAt = (path: string) => ({
  error: (message: string): KitProblem => ({ severity: 'error', path, message }),
  warning: (message: string): KitProblem => ({ severity: 'warning', path, message }),
});

/** A check and where it stands. */
export interface PlacedCheck {
  readonly path: string;
  readonly scenario: Scenario;
  readonly check: Check;
}

/** All checks of a kit with their places. */
export const placedChecks = (kit: Kit): PlacedCheck[] =>
  kit.scenarios.flatMap((scenario) =>
    scenario.rubric.criteria.flatMap((criterion) =>
      criterion.checks.map((check) => ({
        path: `scenarios.${scenario.id}.${criterion.id}.${check.id}`,
        scenario,
        check,
      })),
    ),
  );

/** Every list of wordings in a check, under the name of its field. */
export function wordingsOf(
  check: Check,
): readonly { readonly field: string; readonly phrasings: readonly string[] }[] {
  switch (check.kind) {
    case 'says':
    case 'avoids':
      return [{ field: 'phrasings', phrasings: check.phrasings }];
    case 'asks':
      return check.phrasings ? [{ field: 'phrasings', phrasings: check.phrasings }] : [];
    case 'answers':
      return [
        { field: 'acknowledge', phrasings: check.acknowledge },
        { field: 'respond', phrasings: check.respond },
        { field: 'confirm', phrasings: check.confirm },
      ];
    case 'shows':
      return check.steps.map((step, index) => ({ field: `steps.${index}`, phrasings: step.phrasings }));
    case 'time':
    case 'delivery':
    case 'person':
      return [];
  }
}
