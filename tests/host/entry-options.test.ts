import { isAbsolute, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readEntryOptions } from '../../src/host/entry-options.ts';

describe('entry options', () => {
  it('prefers an argument to the environment, and the environment to the default', () => {
    const environment = { RUNTHROUGH_DATA_DIR: '/from/environment', XDG_DATA_HOME: '/data' };
    expect(readEntryOptions(['--data-dir', '/from/argument'], environment).dataFolder).toBe('/from/argument');
    expect(readEntryOptions([], environment).dataFolder).toBe('/from/environment');
    if (process.platform === 'linux') {
      expect(readEntryOptions([], { XDG_DATA_HOME: '/data' }).dataFolder).toBe(join('/data', 'runthrough'));
    }
  });

  it('makes every path absolute, as the engine works in a folder of its own', () => {
    const options = readEntryOptions(['--test-model', 'model.bin', '--kit', 'kit', '--data-dir', 'data'], {});
    for (const file of [options.testModelFile, options.kitFolder, options.dataFolder, options.pageFolder]) {
      expect(file === null ? '' : isAbsolute(file)).toBe(true);
    }
  });

  it('refuses a token that could be guessed', () => {
    expect(() => readEntryOptions([], { RUNTHROUGH_TOKEN: 'short' })).toThrow('RUNTHROUGH_TOKEN');
    expect(readEntryOptions([], {}).token).toBeNull();
  });

  it('says what is wrong with a port', () => {
    expect(() => readEntryOptions(['--port', 'many'], {})).toThrow('--port wants a number');
  });

  it('refuses an option that it does not know', () => {
    expect(() => readEntryOptions(['--colour'], {})).toThrow(/colour/);
  });
});
