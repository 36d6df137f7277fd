import { describe, expect, it } from 'vitest';
import { persistingOnce } from '../../src/host/files.ts';

const refusing = (codes: readonly string[]) => {
  let tries = 0;
  const work = async (): Promise<void> => {
    const code = codes[tries];
    tries += 1;
    if (code) throw Object.assign(new Error(code), { code });
  };
  return { work, tries: () => tries };
};

describe('a write that the disk refuses', () => {
  it('is done once more, and well when that works', async () => {
    const once = refusing(['EIO']);
    await persistingOnce(once.work);
    expect(once.tries()).toBe(2);
  });

  it('is given up when it is refused again', async () => {
    const twice = refusing(['EIO', 'EIO', 'EIO']);
    await expect(persistingOnce(twice.work)).rejects.toMatchObject({ code: 'disk-error' });
    expect(twice.tries()).toBe(2);
  });

  it('is not tried again on a full disk, whenever it turns out to be full', async () => {
    const full = refusing(['ENOSPC']);
    await expect(persistingOnce(full.work)).rejects.toMatchObject({ code: 'disk-full' });
    expect(full.tries()).toBe(1);
    const fullLater = refusing(['EIO', 'ENOSPC']);
    await expect(persistingOnce(fullLater.work)).rejects.toMatchObject({ code: 'disk-full' });
  });
});
