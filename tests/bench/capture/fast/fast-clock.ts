// Imported before all else: makes time pass faster in the page and in every worker that it starts, for all of them alike. The studio's code
// sees nothing but its own clock; encoders, muxer, socket and disk are as fast as they are.

const query = new URLSearchParams(location.search);

/** How many times faster than real. */
export const speed = Number(query.get('speed') ?? 1);

const realNow = performance.now.bind(performance);
const zeroMs = performance.timeOrigin + realNow();

/** Milliseconds of the real clock. */
export const realMs = (): number => performance.timeOrigin + realNow();

performance.now = () => zeroMs - performance.timeOrigin + speed * (realMs() - zeroMs);
const { setTimeout: realTimeout, setInterval: realInterval } = window;
Object.assign(window, {
  setTimeout: (handler: TimerHandler, delayMs = 0, ...rest: unknown[]) =>
    realTimeout(handler, delayMs / speed, ...rest),
  setInterval: (handler: TimerHandler, delayMs = 0, ...rest: unknown[]) =>
    realInterval(handler, delayMs / speed, ...rest),
});

const RealWorker = window.Worker;
/** A worker whose clock runs as fast: a module that first imports the clock, then what was asked for. */
class FastWorker extends RealWorker {
  constructor(address: string | URL, options?: WorkerOptions) {
    const clock = new URL(`./worker-clock.js?speed=${speed}&zero=${zeroMs}`, location.href);
    const script = new URL(address, location.href);
    const text = `import ${JSON.stringify(clock.href)};\nimport ${JSON.stringify(script.href)};`;
    super(URL.createObjectURL(new Blob([text], { type: 'text/javascript' })), {
      ...options,
      type: 'module',
      name: script.pathname.split('/').at(-1)?.split('-')[0] ?? '',
    });
  }
}
window.Worker = FastWorker;
