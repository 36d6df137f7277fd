import { type KitProblem, problemsAt } from './problem.ts';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** Fields of the document that the studio did not read: often a misspelt name ("mustpass") that would quietly do nothing. */
export function lintUnknownFields(document: unknown, read: unknown, path = ''): KitProblem[] {
  if (!isObject(document) || !isObject(read)) return [];
  return Object.keys(document).flatMap((name) => {
    const place = path === '' ? name : `${path}.${name}`;
    if (!Object.hasOwn(read, name)) {
      return [problemsAt(place).warning('The studio does not know this field. Check its spelling.')];
    }
    return lintUnknownFields(document[name], read[name], place);
  });
}
