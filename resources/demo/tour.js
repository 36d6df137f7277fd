/*
 * Plays the tour by itself and again from the start: the product on the screen of `npm run demo`.
 *
 *   ?offset=MS   start the tour at this time            ?still   no tour: the menu works by hand
 *   Relay.restart() in the page, or a click on the clock, starts it again.
 *
 * The times follow tests/fixtures/recordings/demo-voice.wav, so that words and pictures belong together when both start at once.
 */
(() => {
  const { Relay } = window;
  const page = document.getElementById('page');
  const toast = document.getElementById('toast');
  const pointer = document.getElementById('pointer');
  const clock = document.getElementById('clock');
  const bits = document.getElementById('clock-bits').getContext('2d');
  const query = new URLSearchParams(location.search);

  const menuItems = Relay.menu.map(({ id, title }) =>
    Relay.make('button', { type: 'button', class: 'item', 'data-target': `menu-${id}` }, title),
  );
  document.getElementById('menu').append(...menuItems);

  const loopMs = 46000;
  const steps = [
    { at: 0, open: 'dashboard', point: [700, 420] },
    { at: 2800, point: [330, 190] },
    { at: 4300, point: [560, 190] },
    { at: 6200, point: [120, 150] },
    { at: 9200, point: [470, 430] },
    { at: 11800, aim: 'menu-reports' },
    { at: 13300, click: 'menu-reports', open: 'reports' },
    { at: 15200, point: [860, 330] },
    { at: 16800, aim: 'region-West' },
    { at: 17600, click: 'region-West', act: 'region-West' },
    { at: 19600, collected: true, point: [980, 32] },
    { at: 21000, aim: 'menu-alerts' },
    { at: 22100, click: 'menu-alerts', open: 'alerts' },
    { at: 24700, act: 'offline', say: 'gw-stavanger-04 went offline. Alert sent.' },
    { at: 26600, point: [420, 215] },
    { at: 29600, aim: 'menu-reports' },
    { at: 31300, click: 'menu-reports', open: 'reports' },
    { at: 31900, aim: 'menu-audit' },
    { at: 32700, click: 'menu-audit', open: 'audit' },
    { at: 33800, act: 'viewed', point: [560, 230] },
    { at: 36300, aim: 'menu-settings' },
    { at: 37200, click: 'menu-settings', open: 'settings' },
    { at: 39400, aim: 'summary' },
    { at: 40200, click: 'summary', act: 'summary' },
    { at: 41400, aim: 'add-user' },
    { at: 42400, click: 'add-user', act: 'add-user', say: 'Sara Lien was invited.' },
    { at: 44600, aim: 'menu-dashboard' },
    { at: 45700, click: 'menu-dashboard' },
  ];

  let view;
  let shownValues = -1;
  function open(id) {
    view = Relay.views[id]();
    shownValues = -1;
    page.replaceChildren(view);
    for (const item of menuItems) item.classList.toggle('on', item.dataset.target === `menu-${id}`);
  }

  const find = (target) => document.querySelector(`[data-target="${target}"]`);
  function moveTo(x, y) {
    pointer.style.transform = `translate(${x}px, ${y}px)`;
  }
  function aimAt(target) {
    const place = find(target)?.getBoundingClientRect();
    if (place) moveTo(place.left + Math.min(place.width / 2, 60), place.top + place.height / 2);
  }
  function press() {
    pointer.classList.remove('press');
    void pointer.offsetWidth; // restarts the animation
    pointer.classList.add('press');
  }
  let toastTimer = 0;
  function say(text) {
    toast.textContent = text;
    toast.classList.add('shown');
    clearTimeout(toastTimer);
    toastTimer = setTimeout(() => toast.classList.remove('shown'), 3200);
  }

  function run(step) {
    if (step.point) moveTo(...step.point);
    if (step.aim) aimAt(step.aim);
    if (step.click) press();
    if (step.open) open(step.open);
    if (step.act) view.act?.(step.act);
    if (step.say) say(step.say);
    if (step.collected) document.getElementById('collected').textContent = 'Collected just now';
  }

  // Elapsed time for people in tenths; for programs in thirtieths of a second: white, black, then twelve bits (highest first),
  // 8 px each from the left edge of the strip.
  function drawClock(ticks) {
    const tenths = Math.floor(ticks / 3);
    const minutes = String(Math.floor(tenths / 600)).padStart(2, '0');
    clock.textContent = `${minutes}:${((tenths % 600) / 10).toFixed(1).padStart(4, '0')}`;
    const cells = `10${(ticks % 4096).toString(2).padStart(12, '0')}`;
    [...cells].forEach((bit, i) => {
      bits.fillStyle = bit === '1' ? '#ffffff' : '#000000';
      bits.fillRect(i * 8, 0, 8, 8);
    });
  }

  const isStill = query.has('still');
  let startedAt = performance.now() - (Number(query.get('offset')) || 0);
  let done = 0;
  let loop = 0;
  function restart() {
    startedAt = performance.now();
    done = 0;
    loop = 0;
  }
  Relay.restart = restart;

  let shownTicks = -1;
  function frame(now) {
    const elapsedMs = Math.max(0, now - startedAt);
    const ticks = Math.floor((elapsedMs * 30) / 1000);
    if (ticks !== shownTicks) drawClock(ticks);
    shownTicks = ticks;
    const values = Math.floor(elapsedMs / 1200); // a new value on every chart each 1.2 s
    if (values !== shownValues) view.advance?.(values);
    shownValues = values;
    if (!isStill) play(elapsedMs);
    requestAnimationFrame(frame);
  }

  function play(elapsedMs) {
    if (Math.floor(elapsedMs / loopMs) !== loop) {
      loop = Math.floor(elapsedMs / loopMs);
      done = 0;
      document.getElementById('collected').textContent = 'Collected 2 min ago';
    }
    const inLoopMs = elapsedMs - loop * loopMs;
    while (done < steps.length && steps[done].at <= inLoopMs) run(steps[done++]);
  }

  document.querySelector('.clock').addEventListener('click', restart);
  for (const item of menuItems)
    item.addEventListener('click', () => open(item.dataset.target.replace('menu-', '')));
  page.addEventListener('click', (event) => {
    const target = event.target.closest('[data-target]');
    if (target) view.act?.(target.dataset.target);
  });
  document.body.classList.toggle('still', isStill);
  open('dashboard');
  requestAnimationFrame(frame);
})();
