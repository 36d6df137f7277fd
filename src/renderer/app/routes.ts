import { AttemptMode } from '../../contract/take.ts';

/** Every place in the studio. */
export type Route =
  | { readonly name: 'library' }
  /** The library with the import above it. */
  | { readonly name: 'import' }
  | { readonly name: 'new'; readonly scenarioId?: string }
  | { readonly name: 'record'; readonly scenarioId: string; readonly mode: AttemptMode }
  | { readonly name: 'attempt'; readonly attemptId: string }
  | { readonly name: 'submit'; readonly attemptId: string }
  | { readonly name: 'progress'; readonly scenarioId: string }
  /** The speaker's voice; `scenarioId`: on the way to practising it. */
  | { readonly name: 'calibrate'; readonly scenarioId?: string }
  | { readonly name: 'settings' }
  | { readonly name: 'not-found'; readonly path: string };

const isMode = (text: string): text is AttemptMode => AttemptMode.safeParse(text).success;

/** The place that a location hash names, for example `#/attempts/k3j2h1g0/submit`. */
export const parseHash = (hash: string): Route => {
  const path = hash.replace(/^#\/?/, '');
  const [head = '', first, second, ...more] = path.split('/').filter(Boolean);
  const unknown = { name: 'not-found', path } as const;
  if (more.length > 0) return unknown;
  if (head === '' && first === undefined) return { name: 'library' };
  if (head === 'new' && second === undefined)
    return first === undefined ? { name: 'new' } : { name: 'new', scenarioId: first };
  if (head === 'record' && first !== undefined && second !== undefined && isMode(second))
    return { name: 'record', scenarioId: first, mode: second };
  if (head === 'attempts' && first !== undefined && second === undefined)
    return { name: 'attempt', attemptId: first };
  if (head === 'attempts' && first !== undefined && second === 'submit')
    return { name: 'submit', attemptId: first };
  if (head === 'import' && first === undefined) return { name: 'import' };
  if (head === 'progress' && first !== undefined && second === undefined)
    return { name: 'progress', scenarioId: first };
  if (head === 'calibrate' && second === undefined)
    return first === undefined ? { name: 'calibrate' } : { name: 'calibrate', scenarioId: first };
  if (head === 'settings' && first === undefined) return { name: 'settings' };
  return unknown;
};

/** The hash of a place; `parseHash` reads it back. */
export const toHash = (route: Route): string => {
  switch (route.name) {
    case 'library':
      return '#/';
    case 'new':
      return route.scenarioId === undefined ? '#/new' : `#/new/${route.scenarioId}`;
    case 'record':
      return `#/record/${route.scenarioId}/${route.mode}`;
    case 'attempt':
      return `#/attempts/${route.attemptId}`;
    case 'submit':
      return `#/attempts/${route.attemptId}/submit`;
    case 'import':
      return '#/import';
    case 'progress':
      return `#/progress/${route.scenarioId}`;
    case 'calibrate':
      return route.scenarioId === undefined ? '#/calibrate' : `#/calibrate/${route.scenarioId}`;
    case 'settings':
      return '#/settings';
    case 'not-found':
      return `#/${route.path}`;
  }
};
