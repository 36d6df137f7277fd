// How a recording of screen (1080p30), camera (720p30) and microphone goes on this machine, with Chromium's fake devices:
//   node tests/bench/capture/run.ts [seconds]
// Numbers depend on what else the machine does, so they are printed, not judged.
import { loadavg } from 'node:os';
import { scanFragments } from '../../../src/core/take/recovery.ts';
import { openCapturePage } from '../../renderer/capture/capture-page.ts';

const seconds = Number(process.argv[2] ?? 10);
const page = await openCapturePage([
  '--use-fake-device-for-media-stream=fps=30',
  '--use-fake-ui-for-media-stream',
]);

const run = await page.page.evaluate(async (forMs) => {
  const screen = capture.opened(await capture.openScreen());
  const camera = capture.opened(await capture.openCamera());
  const microphone = capture.opened(await capture.openMicrophone());
  const { stopMs, longTasks, last, result } = await capture.record({
    name: 'bench',
    sources: { screen, camera, microphone },
    forMs,
  });
  return { stopMs, longTasks, tracks: last?.tracks ?? [], durationMs: result.durationMs };
}, seconds * 1000);

const take = page.take('bench');
console.log(
  `recorded ${run.durationMs} ms, load ${loadavg()[0]?.toFixed(1)}, Stop to safe ${run.stopMs.toFixed(0)} ms`,
);
console.log(
  `main thread: ${run.longTasks.length} tasks above 50 ms, longest ${Math.max(0, ...run.longTasks).toFixed(0)} ms`,
);
for (const { kind, codec, widthPixels, heightPixels } of take.plans) {
  const file = take.files.get(kind) ?? new Uint8Array();
  const whole = await scanFragments((offset, length) => file.subarray(offset, offset + length), file.length);
  const longest = Math.max(
    ...take.fragments.filter((each) => each.track === kind).map((each) => each.endMs - each.startMs),
  );
  const track = run.tracks.find((each) => each.kind === kind);
  const size = widthPixels === undefined ? '' : ` ${widthPixels}x${heightPixels}`;
  const frames =
    widthPixels === undefined
      ? ''
      : `, ${track?.framesEncoded} frames of ${Math.round((run.durationMs * 30) / 1000)}, ${track?.framesDropped} dropped`;
  console.log(
    `${kind}${size} ${codec ?? 'pcm'}: ${((file.length * 8) / run.durationMs).toFixed(0)} kbit/s, ` +
      `longest fragment ${longest} ms, ends at ${kind === 'speech' ? file.length / 32 : whole.endMs} ms${frames}`,
  );
}

const skew = await page.page.evaluate(async (forMs) => {
  const clapper = capture.openClapper();
  await capture.record({ name: 'skew', sources: clapper, forMs });
  clapper.stop();
  const frames = await capture.decodePicture('/takes/skew/screen');
  const { rateHz, samples } = await capture.decodeSound('/takes/skew/microphone');
  const beeps: number[] = [];
  let quiet = rateHz;
  for (const [index, sample] of samples.entries()) {
    if (Math.abs(sample) <= 0.15) quiet += 1;
    else {
      if (quiet > rateHz / 3) beeps.push((index * 1000) / rateHz);
      quiet = 0;
    }
  }
  const flashes = frames
    .filter((frame, index) => frame.grey > 128 && (frames[index - 1]?.grey ?? 255) <= 128)
    .map((frame) => frame.timeMs);
  return flashes.map(
    (flash) => beeps.map((beep) => flash - beep).toSorted((a, b) => Math.abs(a) - Math.abs(b))[0] ?? 0,
  );
}, seconds * 1000);
console.log(
  `skew of picture against sound, flash by flash: ${skew.map((each) => each.toFixed(1)).join(' ')} ms`,
);
await page.close();
