import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseHash, type Route, toHash } from '../../../src/renderer/app/routes.ts';

const name = fc.stringMatching(/^[a-z0-9]{1,12}$/);
const route: fc.Arbitrary<Route> = fc.oneof(
  fc.constant<Route>({ name: 'library' }),
  fc.constant<Route>({ name: 'import' }),
  fc.constant<Route>({ name: 'new' }),
  fc.constant<Route>({ name: 'settings' }),
  fc.constant<Route>({ name: 'calibrate' }),
  name.map((scenarioId): Route => ({ name: 'calibrate', scenarioId })),
  name.map((scenarioId): Route => ({ name: 'new', scenarioId })),
  name.map((attemptId): Route => ({ name: 'attempt', attemptId })),
  name.map((attemptId): Route => ({ name: 'submit', attemptId })),
  name.map((scenarioId): Route => ({ name: 'progress', scenarioId })),
  fc
    .tuple(name, fc.constantFrom('practice' as const, 'certification' as const))
    .map(([scenarioId, mode]): Route => ({ name: 'record', scenarioId, mode })),
);

describe('routes', () => {
  it('reads back every address that it writes', () => {
    fc.assert(fc.property(route, (place) => void expect(parseHash(toHash(place))).toEqual(place)));
  });

  it.each(['', '#', '#/'])('opens the library at %j', (hash) => {
    expect(parseHash(hash)).toEqual({ name: 'library' });
  });

  it.each([
    '#/nowhere',
    '#/attempts',
    '#/attempts/a/b',
    '#/record/demo',
    '#/record/demo/rehearsal',
    '#/a/b/c/d',
  ])('says that %s leads nowhere', (hash) => {
    expect(parseHash(hash).name).toBe('not-found');
  });

  it('survives any text', () => {
    fc.assert(fc.property(fc.string(), (text) => void expect(toHash(parseHash(text))).toMatch(/^#\//)));
  });
});
