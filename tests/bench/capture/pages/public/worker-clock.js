// Makes time pass faster in a worker: imported before the worker's own script, with the speed and the common zero in its address.
const query = new URL(import.meta.url).searchParams;
const [speed, zeroMs] = [Number(query.get('speed')), Number(query.get('zero'))];
const realNow = performance.now.bind(performance);
performance.now = () =>
  zeroMs - performance.timeOrigin + speed * (performance.timeOrigin + realNow() - zeroMs);
for (const name of ['setTimeout', 'setInterval']) {
  const real = globalThis[name].bind(globalThis);
  globalThis[name] = (handler, delayMs = 0, ...rest) => real(handler, delayMs / speed, ...rest);
}
