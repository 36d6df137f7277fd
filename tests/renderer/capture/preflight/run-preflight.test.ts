import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Measured, Unfinished } from '../../../../src/core/capture/preflight/measured.ts';
import { type BuiltPage, openBuiltPage } from '../../support/built-page.ts';
import type { PreflightPage } from './page/main.ts';

declare global {
  var preflight: PreflightPage;
}

let built: BuiltPage;
beforeAll(async () => {
  built = await openBuiltPage(new URL('./page', import.meta.url), {
    chromiumArguments: ['--use-fake-device-for-media-stream=fps=30', '--use-fake-ui-for-media-stream'],
  });
});
afterAll(() => built.close());

const finished = (trial: Measured | Unfinished): Measured => {
  if ('isUnfinished' in trial) throw new Error('The machine was too busy for a check.');
  return trial;
};

describe('a check in Chromium', () => {
  test('a picture that is really too large is told with a size that fits better', async () => {
    const tryOut = async (height: number) => {
      const result = await built.page.evaluate(async (heightPixels) => {
        const screen = preflight.openRestlessScreen((heightPixels * 16) / 9, heightPixels);
        const microphone = preflight.openMadeMicrophone(0.2, 'Desk');
        const { measured, findings } = await preflight.checkOnce({ screen, microphone });
        screen.close();
        microphone.close();
        return { measured, findings };
      }, height);
      expect(result.measured.pictures[0]).toMatchObject({
        widthPixels: (height * 16) / 9,
        heightPixels: height,
      });
      return result;
    };
    const tooLarge = ({ findings }: Awaited<ReturnType<typeof tryOut>>) =>
      findings.find(({ key }) => key === 'encoder-slow' || key === 'encoder-too-slow');
    // A machine that is busy with other things gets nothing of such a picture done and can only say so; then a smaller one is too large. What
    // it can do changes from trial to trial: as long as it is not found, the next picture is a step smaller, or larger where this one went well.
    const heights = [2160, 1800, 1440, 1260, 1080, 900, 810, 720, 630, 540, 450, 360];
    let step = 0;
    let result = await tryOut(2160);
    for (let attempt = 1; attempt < 20 && !tooLarge(result); attempt += 1) {
      const wasBusy = result.findings.some(({ key }) => key === 'machine-busy');
      expect(wasBusy || attempt > 1, JSON.stringify(result)).toBe(true);
      step = Math.max(0, Math.min(heights.length - 1, step + (wasBusy ? 1 : -1)));
      result = await tryOut(heights[step] ?? 2160);
    }
    const slow = tooLarge(result);
    expect(slow, JSON.stringify(result)).toBeDefined();
    if (slow?.key === 'encoder-slow')
      expect(slow.values.fits.heightPixels).toBeLessThan(slow.values.now.heightPixels);
  });

  test('a muted microphone is told together with the one that hears something', async () => {
    const { findings, measured } = await built.page.evaluate(async () => {
      // The fake devices beep; the chosen one is made here and gives nothing.
      const asked = await preflight.openMicrophone();
      if (asked.outcome === 'open') asked.source.close();
      const { microphones } = await preflight.listDevices();
      const microphone = preflight.openMadeMicrophone(0, 'Headset');
      const result = await preflight.check({ microphone }, microphones);
      microphone.close();
      return result;
    });
    expect(finished(measured).others.length).toBeGreaterThan(0);
    expect(findings[0], JSON.stringify(finished(measured).others)).toMatchObject({
      key: 'microphone-wrong',
      values: { label: 'Headset' },
    });
  });

  test('what is recorded is read back whole, and the progress goes forward to its end', async () => {
    const { measured, shares } = await built.page.evaluate(async () => {
      const screen = preflight.openRestlessScreen(320, 180);
      const microphone = preflight.openMadeMicrophone(0.2, 'Desk');
      const result = await preflight.check({ screen, microphone });
      screen.close();
      microphone.close();
      return result;
    });
    const [picture] = measured.pictures;
    expect(picture?.framesEncoded).toBeGreaterThan(10);
    // Undefined only where a busy machine had no time to read everything.
    expect([picture?.framesEncoded, undefined]).toContain(picture?.framesRead);
    expect(picture?.look.changeGrey).toBeGreaterThan(1);
    const { sounds, durationMs, bytes } = finished(measured);
    expect(Math.abs((sounds[0]?.lengthMs ?? 0) - durationMs)).toBeLessThan(100);
    expect(bytes).toBeGreaterThan(1000);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
  });

  test('it ends when it is cancelled', async () => {
    const ended = await built.page.evaluate(async () => {
      const microphone = preflight.openMadeMicrophone(0.2, 'Desk');
      const result = await preflight.cancelled({ microphone });
      microphone.close();
      return result;
    });
    expect(ended).toBe('cancelled');
  });

  test('nothing of this breaks the page’s content security policy', () => {
    expect(built.complaints.join('\n')).toBe('');
  });
});
