/** @typedef {Node | string | null | false | undefined} Child */

/**
 * Makes an element. Properties are set as properties, `aria-*`, `data-*`, `role` and `for` as attributes, `on…` as listeners.
 * Text goes in as text: nothing that was submitted can become markup.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, string | number | boolean | null | undefined | ((event: Event) => void)>} properties
 * @param {Child[]} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export const element = (name, properties = {}, ...children) => {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null) continue;
    if (key.startsWith('on') && typeof value === 'function') {
      node.addEventListener(key.slice(2), value);
    } else if (/^(aria-|data-|role$|for$|colspan$|scope$)/.test(key)) {
      node.setAttribute(key, String(value));
    } else {
      Reflect.set(node, key, value);
    }
  }
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return node;
};

const shapes = {
  passed: 'M4 8.5l3 3 5-6.5',
  failed: 'M4.5 4.5l7 7M11.5 4.5l-7 7',
  person: 'M8 7.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4zM3.6 13.2c.4-2.6 2.2-4 4.4-4s4 1.4 4.4 4',
  play: 'M5 3.2v9.6l8-4.8z',
  pause: 'M5 3.5v9M11 3.5v9',
  back: 'M9.5 3.5L5 8l4.5 4.5',
};

/**
 * A line drawing of 16 by 16, decoration only.
 * @param {keyof typeof shapes} shape
 * @returns {SVGSVGElement}
 */
export const icon = (shape) => {
  const space = 'http://www.w3.org/2000/svg';
  const drawing = document.createElementNS(space, 'svg');
  drawing.setAttribute('viewBox', '0 0 16 16');
  drawing.setAttribute('class', `icon icon-${shape}`);
  drawing.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(space, 'path');
  path.setAttribute('d', shapes[shape]);
  drawing.append(path);
  return drawing;
};

/**
 * Says something to people who hear the page.
 * @param {string} text
 */
export const announce = (text) => {
  const announcer = document.getElementById('announcer');
  if (announcer) announcer.textContent = text;
};
