import { expect, it } from 'vitest';
import { StudioError } from '../../../src/contract/errors.ts';
import type { ReadyModel } from '../../../src/host/engines/recogniser.ts';
import { mayAnotherModelMend, withNewestModel } from '../../../src/host/report/newest-model.ts';

const model = (id: string): ReadyModel => ({ id, path: id, byteLength: 1, sha256: id, isTestModel: false });
const { signal } = new AbortController();

/** Makes reports as `make` says of the model that it gets; answers which models were asked, and how it ended. */
const run = async (
  ready: { model: ReadyModel | null },
  make: (asked: ReadyModel | null) => 'done' | 'waiting-for-model' | StudioError,
  stop = signal,
) => {
  const asked: (string | null)[] = [];
  const outcome = await withNewestModel(
    async () => ready.model,
    stop,
    async (given) => {
      asked.push(given?.id ?? null);
      const made = make(given);
      if (made instanceof StudioError) throw made;
      return made;
    },
  ).catch((error: unknown) => (error instanceof StudioError ? error.code : 'other'));
  return { asked, outcome };
};

it('makes a report again that stayed without words while a model became ready', async () => {
  const ready: { model: ReadyModel | null } = { model: null };
  const { asked, outcome } = await run(ready, (given) => {
    ready.model = model('late');
    return given === null ? 'waiting-for-model' : 'done';
  });
  expect({ asked, outcome }).toEqual({ asked: [null, 'late'], outcome: 'done' });
});

it('makes a report again whose model failed while another one became ready', async () => {
  const ready = { model: model('bad') };
  const { asked, outcome } = await run(ready, (given) => {
    ready.model = model('good');
    return given?.id === 'bad' ? new StudioError('model-refused') : 'done';
  });
  expect({ asked, outcome }).toEqual({ asked: ['bad', 'good'], outcome: 'done' });
});

it('tries a model that fails once, not again and again', async () => {
  for (const code of ['model-language', 'model-corrupt', 'engine-crashed'] as const) {
    const { asked, outcome } = await run({ model: model('bad') }, () => new StudioError(code));
    expect({ asked, outcome }).toEqual({ asked: ['bad'], outcome: code });
  }
  expect(await run({ model: null }, () => 'waiting-for-model')).toEqual({
    asked: [null],
    outcome: 'waiting-for-model',
  });
});

it('leaves a report failed that no model mends, and one that was stopped', async () => {
  const ready = { model: model('first') };
  const failing = (code: 'disk-full' | 'model-refused') => () => {
    ready.model = model('second');
    return new StudioError(code);
  };
  expect(await run(ready, failing('disk-full'))).toEqual({ asked: ['first'], outcome: 'disk-full' });
  ready.model = model('first');
  const stopped = AbortSignal.abort();
  expect(await run(ready, failing('model-refused'), stopped)).toEqual({
    asked: ['first'],
    outcome: 'model-refused',
  });
});

it('is made again by whoever stopped it, where a model became ready meanwhile', async () => {
  const ready: { model: ReadyModel | null } = { model: null };
  const stop = new AbortController();
  const outcome = withNewestModel(
    async () => ready.model,
    stop.signal,
    async () => {
      ready.model = model('first');
      stop.abort();
      return 'waiting-for-model' as const;
    },
  );
  await expect(outcome).rejects.toMatchObject({ code: 'cancelled' });
});

it('knows which failures another model may mend', () => {
  for (const code of ['model-absent', 'model-refused', 'model-corrupt', 'model-language', 'engine-timeout']) {
    expect(mayAnotherModelMend(code)).toBe(true);
  }
  for (const code of ['engine-missing', 'recording-too-short', 'disk-full', 'internal', undefined]) {
    expect(mayAnotherModelMend(code)).toBe(false);
  }
});
