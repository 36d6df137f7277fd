// Makes elements without markup strings and without style attributes, so that the page works under a strict policy.
(() => {
  const { Relay } = window;
  const svgTags = new Set(['svg', 'path', 'rect', 'circle', 'line', 'g', 'text']);

  Relay.make = (tag, attributes = {}, ...children) => {
    const element = svgTags.has(tag)
      ? document.createElementNS('http://www.w3.org/2000/svg', tag)
      : document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
    element.append(...children.filter((child) => child !== undefined));
    return element;
  };

  Relay.panel = (title, note, ...children) => {
    const head = Relay.make(
      'div',
      { class: 'head' },
      Relay.make('h2', {}, title),
      Relay.make('span', {}, note),
    );
    return Relay.make('section', { class: 'panel' }, head, ...children);
  };

  Relay.heading = (title, note) =>
    Relay.make('div', { class: 'title' }, Relay.make('h1', {}, title), Relay.make('p', {}, note));

  // The same numbers on every run: a recorded tour can be compared with another.
  Relay.wave = (position, seed) =>
    0.5 +
    0.22 * Math.sin(position * 0.31 + seed) +
    0.14 * Math.sin(position * 0.83 + seed * 2.1) +
    0.07 * Math.sin(position * 2.17 + seed * 0.7);
})();
