import { element } from './elements.js';
import { clockTime, title } from './format.js';

/** @import { Analysis, Measure } from '../../contract/analysis.ts' */
/** @import { Player } from './player.js' */

const verdictWords = {
  inside: 'in its band',
  below: 'below',
  above: 'above',
  'no-band': '',
  'cannot-judge': 'cannot be judged',
};

/** @param {Measure} measure */
const valueWords = ({ value, unit }) => {
  if (value === null) return '–';
  if (unit === 'share') return `${(value * 100).toFixed(1)} %`;
  const number = Number.isInteger(value) ? String(value) : value.toFixed(1);
  return unit === 'count' ? number : `${number} ${unit}`;
};

/** @param {Measure} measure */
const bandWords = ({ band, unit }) => {
  const factor = unit === 'share' ? 100 : 1;
  const [from, to] = [band.from, band.to].map((end) =>
    end === undefined ? undefined : Number((end * factor).toFixed(1)),
  );
  if (from !== undefined && to !== undefined) return `${from} – ${to}`;
  if (to !== undefined) return `up to ${to}`;
  return from === undefined ? '' : `${from} and up`;
};

/**
 * Delivery in numbers, each with its band and the first place it came from.
 * @param {Analysis | null} analysis
 * @param {Player} player
 */
export const measuresView = (analysis, player) => {
  if (!analysis || analysis.measures.length === 0) return null;
  const rows = analysis.measures.map((measure) => {
    const first = measure.moments[0];
    return element(
      'tr',
      {},
      element('th', { scope: 'row' }, title(measure.id)),
      element('td', { className: 'number' }, valueWords(measure)),
      element('td', { className: 'muted number' }, bandWords(measure)),
      element('td', { className: 'muted' }, verdictWords[measure.verdict]),
      element(
        'td',
        {},
        first &&
          element(
            'button',
            {
              type: 'button',
              className: 'evidence',
              'aria-label': `Play ${title(measure.id)} from ${clockTime(first.startMs)}`,
              onclick: () => player.seek(first.startMs, { play: true }),
            },
            element('span', { className: 'time' }, clockTime(first.startMs)),
          ),
      ),
    );
  });
  const heads = ['Measure', 'Value', 'Band', '', 'From'].map((head) => element('th', { scope: 'col' }, head));
  return element(
    'details',
    { className: 'card' },
    element('summary', {}, element('h2', {}, 'Delivery')),
    element('table', {}, element('thead', {}, element('tr', {}, ...heads)), element('tbody', {}, ...rows)),
  );
};
