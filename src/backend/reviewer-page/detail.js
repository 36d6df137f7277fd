import { element, icon } from './elements.js';
import { clockTime, dateTime, rerunWords } from './format.js';
import { measuresView } from './measures.js';
import { createPlayer } from './player.js';
import { proofView } from './proof.js';
import { evidenceMarks, scorecardView } from './scorecard.js';
import { transcriptView } from './transcript.js';

/** @import { ReviewDetail } from '../../contract/review.ts' */
/** @import { Player } from './player.js' */

/** @param {ReviewDetail} detail */
const heading = ({ item, manifest, take }) =>
  element(
    'header',
    { className: 'heading' },
    element('a', { className: 'back', href: '#/' }, icon('back'), 'All submissions'),
    element('h1', {}, item.scenarioTitle),
    element(
      'p',
      { className: 'muted' },
      element('strong', {}, manifest.submitter.name),
      `, ${manifest.submitter.firm} · ${manifest.submitter.email}`,
    ),
    element(
      'p',
      { className: 'muted' },
      take ? `Recorded ${dateTime(take.startedAt)} · ${clockTime(take.durationMs)}` : '',
      item.reference ? ` · ${item.reference}` : '',
      ' ',
      item.scoreRerun &&
        element(
          'span',
          { className: `badge ${item.scoreRerun === 'equal' ? 'good' : 'warn'}` },
          rerunWords(item.scoreRerun),
        ),
    ),
    manifest.cues ? element('p', { className: 'muted' }, manifest.cues) : '',
  );

/**
 * Whether a key already means something where it is pressed: any key in a field, space on what can be pressed.
 * @param {KeyboardEvent} event
 */
const isTaken = ({ target, key }) =>
  target instanceof HTMLElement &&
  target.closest(key === ' ' ? 'input, textarea, select, button, a, summary' : 'input, textarea, select') !==
    null;

/**
 * @param {Player} player
 * @param {{ startMs: number }[]} marks
 * @returns {(event: KeyboardEvent) => void}
 */
const keys = (player, marks) => (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTaken(event)) return;
  const at = player.now();
  const jumps = {
    n: marks.find((mark) => mark.startMs > at + 200),
    p: marks.findLast((mark) => mark.startMs < at - 1500),
  };
  if (event.key === ' ' || event.key === 'k') player.toggle();
  else if (event.key === 'ArrowLeft') player.step(-5000);
  else if (event.key === 'ArrowRight') player.step(5000);
  else if (event.key === 'n' && jumps.n) player.seek(jumps.n.startMs);
  else if (event.key === 'p' && jumps.p) player.seek(jumps.p.startMs);
  else return;
  event.preventDefault();
};

/** @param {ReviewDetail} detail */
const notThere = (detail) =>
  element(
    'section',
    { className: 'detail' },
    heading(detail),
    element(
      'p',
      { className: 'card' },
      detail.item.state === 'refused'
        ? `This attempt was refused, and its files were deleted. ${detail.note}`
        : 'Its files are still arriving. They are shown once every byte is here and checked.',
    ),
    proofView(detail),
  );

/**
 * One submission.
 * @param {ReviewDetail} detail
 */
export const detailView = (detail) => {
  const title = `${detail.manifest.submitter.name}: ${detail.item.scenarioTitle}`;
  if (detail.item.state !== 'received') {
    return { title, vendorName: '', leave: () => {}, node: notThere(detail) };
  }
  const marks = evidenceMarks(detail.scorecard);
  const player = createPlayer(detail, { marks });
  const onKey = keys(player, marks);
  document.addEventListener('keydown', onKey);
  const node = element(
    'section',
    { className: 'detail' },
    heading(detail),
    element(
      'div',
      { className: 'columns' },
      element(
        'div',
        { className: 'left' },
        player.node,
        element(
          'p',
          { className: 'muted hint' },
          element('kbd', {}, 'Space'),
          ' or ',
          element('kbd', {}, 'K'),
          ' plays, ',
          element('kbd', {}, '←'),
          ' ',
          element('kbd', {}, '→'),
          ' move five seconds, ',
          element('kbd', {}, 'N'),
          ' ',
          element('kbd', {}, 'P'),
          ' jump between evidence.',
        ),
        transcriptView(detail, player),
        measuresView(detail.analysis, player),
        proofView(detail),
      ),
      element(
        'div',
        { className: 'right' },
        detail.scorecard && scorecardView(detail, detail.scorecard, player),
      ),
    ),
  );
  return {
    title,
    vendorName: '',
    node,
    leave: () => {
      document.removeEventListener('keydown', onKey);
      player.leave();
    },
  };
};
