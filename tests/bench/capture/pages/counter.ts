import { cellsOf, isFlash, numberLimit, shownFps } from '../marks/picture-code.ts';
import { soundAt } from '../marks/sound-code.ts';
import { createMarkLog } from '../marks/mark-log.ts';

// The page that is recorded: counts frames, flashes and beeps at the start of each second, and scrolls a list as a demo would.

const byId = (id: string): HTMLElement => {
  const element = document.getElementById(id);
  if (!element) throw new Error(`No element ${id}.`);
  return element;
};

const strip = byId('strip') as HTMLCanvasElement;
const context = strip.getContext('2d', { alpha: false });
const [flash, list, label] = [byId('flash'), byId('list'), byId('number')];
for (let row = 0; row < 60; row += 1) {
  const paragraph = document.createElement('p');
  paragraph.textContent = `Shipment ${4200 + row * 7} left Rotterdam, ${(row * 37) % 90} crates, due in ${2 + (row % 5)} days`;
  list.append(paragraph);
}

const wallNow = (): number => performance.timeOrigin + performance.now();
/** The wall time of number 0: a whole second, so that others can know it. */
const zeroMs = Math.ceil(wallNow() / 1000) * 1000;
/** Numbers and when they were drawn. */
const drawn = createMarkLog(1 << 17);
let last = -1;

const draw = (): void => {
  requestAnimationFrame(draw);
  const atMs = wallNow() - zeroMs;
  const count = Math.floor((atMs * shownFps) / 1000);
  if (count === last || count < 0 || !context) return;
  last = count;
  const number = count % numberLimit;
  const cells = cellsOf(number);
  const width = strip.width / cells.length;
  for (const [index, white] of cells.entries()) {
    context.fillStyle = white ? '#fff' : '#000';
    context.fillRect(index * width, 0, width, strip.height);
  }
  flash.style.background = isFlash(number) ? '#fff' : '#000';
  label.textContent = String(number);
  // Half a second of scrolling, three and a half of reading.
  if (count % 120 < 15) list.scrollTop = (list.scrollTop + 12) % (list.scrollHeight - list.clientHeight);
  drawn.add(number, wallNow());
};
requestAnimationFrame(draw);

/** Beeps in step with the flashes, through the computer's own output. */
const beep = async (): Promise<void> => {
  const sound = new AudioContext({ latencyHint: 'interactive', sampleRate: 48_000 });
  await sound.resume();
  const length = 10 * sound.sampleRate;
  const buffer = new AudioBuffer({ length, sampleRate: sound.sampleRate });
  const samples = buffer.getChannelData(0);
  for (let index = 0; index < length; index += 1) samples[index] = soundAt((index * 1000) / sound.sampleRate);
  let planned = 0;
  // Ten seconds at a time, each laid on the wall clock anew: the output's own clock may drift.
  const plan = (): void => {
    const { contextTime = 0, performanceTime = 0 } = sound.getOutputTimestamp();
    const heardAt = (wallMs: number): number =>
      contextTime + (wallMs - performance.timeOrigin - performanceTime) / 1000;
    const next = Math.ceil((wallNow() + 500 - zeroMs) / 1000);
    for (let second = Math.max(planned, next); second < next + 3; second += 1) {
      const source = new AudioBufferSourceNode(sound, { buffer });
      source.connect(sound.destination);
      source.start(Math.max(0, heardAt(zeroMs + second * 1000)), second % 10, 0.5);
      planned = second + 1;
    }
  };
  setInterval(plan, 1000);
};

const page = {
  zeroMs,
  beep,
  /** Numbers drawn between two wall times, and when. */
  drawn: (fromMs: number, untilMs: number) => drawn.between(fromMs, untilMs),
};
export type CounterPage = typeof page;
Object.assign(globalThis, { counter: page });
