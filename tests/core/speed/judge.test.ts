import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProcessorTrial } from '../../../src/contract/recognition-speed.ts';
import { judgeGraphics } from '../../../src/core/speed/judge-graphics.ts';
import { judgeProcessor, msForOneMinute } from '../../../src/core/speed/judge-processor.ts';
import { smallerModel } from '../../../src/core/speed/smaller-model.ts';

const trial = (liveMs: number, batchMs: number): ProcessorTrial => ({
  modelId: 'base.en-q8_0',
  modelTitle: 'Whisper base',
  soundMs: 20_000,
  liveMs,
  liveThreads: 1,
  batchMs,
  batchThreads: 3,
  measuredAt: '2026-03-01T09:30:00.000Z',
});

describe('judgeProcessor', () => {
  it('asks for twice the speed of speech while recording, because the encoders need the rest', () => {
    expect(judgeProcessor(trial(10_000, 4_000))).toBe('live');
    expect(judgeProcessor(trial(10_001, 4_000))).toBe('after');
    expect(judgeProcessor(trial(40_000, 20_001))).toBe('slow');
  });

  it('never judges a quicker machine worse', () => {
    const order = ['slow', 'after', 'live'];
    const wall = fc.double({ min: 0, max: 100_000, noNaN: true });
    fc.assert(
      fc.property(wall, wall, fc.double({ min: 0, max: 1, noNaN: true }), (live, batch, share) => {
        const before = order.indexOf(judgeProcessor(trial(live, batch)));
        expect(order.indexOf(judgeProcessor(trial(live * share, batch * share)))).toBeGreaterThanOrEqual(
          before,
        );
      }),
    );
  });

  it('reckons a minute of speech', () => {
    expect(msForOneMinute(2_000, 20_000)).toBe(6_000);
  });
});

describe('judgeGraphics', () => {
  const said = 'As you can see, the chart is updated in real time.';
  const processor = { text: said, wallMs: 1_000 };

  it('takes a device that is faster and hears the same', () => {
    expect(judgeGraphics(processor, { text: said.toUpperCase(), wallMs: 500 })).toBe('faster');
  });

  it('lets one word in ten differ, and no more', () => {
    const spoken = 'one two three four five six seven eight nine ten';
    const judge = (text: string) => judgeGraphics({ text: spoken, wallMs: 9 }, { text, wallMs: 1 });
    expect(judge('one two three four five six seven eight nine tent')).toBe('faster');
    expect(judge('one two three for five six seven eight nine tent')).toBe('wrong-words');
    expect(judge('two three four five six seven eight nine ten')).toBe('faster');
    expect(judge(`${spoken} ${spoken}`)).toBe('wrong-words');
    expect(judge('')).toBe('wrong-words');
  });

  it('refuses a device that is not clearly faster', () => {
    expect(judgeGraphics(processor, { text: said, wallMs: 950 })).toBe('not-faster');
    expect(judgeGraphics(processor, { text: said, wallMs: 3_000 })).toBe('not-faster');
  });

  it('does not judge where the processor heard nothing', () => {
    expect(judgeGraphics({ text: ' Yes.', wallMs: 9 }, { text: ' Yes.', wallMs: 1 })).toBe('nothing-heard');
  });

  it('never takes a device whose text has nothing to do with the processor’s', () => {
    const words = fc.array(fc.constantFrom('a', 'bee', 'sea'), { minLength: 5, maxLength: 30 });
    fc.assert(
      fc.property(words, (list) => {
        const other = { text: list.map((word) => `${word}x`).join(' '), wallMs: 0 };
        expect(judgeGraphics({ text: list.join(' '), wallMs: 9 }, other)).toBe('wrong-words');
      }),
    );
  });
});

describe('smallerModel', () => {
  const model = (id: string, languages = ['en']) => ({ id, languages });
  const models = [
    model('base.en-q8_0'),
    model('tiny.en'),
    model('tiny.en-q8_0'),
    model('base', ['*']),
    model('tiny-q8_0', ['*']),
  ];

  it('is the next smaller size, of the same languages and storage where there is one', () => {
    expect(smallerModel(models, 'base.en-q8_0')?.id).toBe('tiny.en-q8_0');
    expect(smallerModel(models, 'base')?.id).toBe('tiny-q8_0');
  });

  it('is none for the smallest, for an own file and for one that is not there', () => {
    expect(smallerModel(models, 'tiny.en')).toBeUndefined();
    expect(smallerModel([...models, model('own-mine-1a2b')], 'own-mine-1a2b')).toBeUndefined();
    expect(smallerModel(models, 'small.en')).toBeUndefined();
  });
});
