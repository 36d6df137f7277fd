import { element } from './elements.js';
import { clockTime, dateTime, outcomeWords, percent, rerunWords } from './format.js';

/** @import { ReviewList, ReviewListItem } from '../../contract/review.ts' */

/** @param {ReviewListItem} item */
const standing = (item) => {
  if (item.state === 'expecting') return element('span', { className: 'badge' }, 'Still arriving');
  if (item.state === 'refused') return element('span', { className: 'badge bad' }, 'Refused');
  const { summary, answeredChecks } = item;
  if (!summary) return '';
  const open = summary.checksForAPerson - answeredChecks;
  if (open > 0) {
    return element(
      'span',
      { className: 'badge warn' },
      open === 1 ? '1 check to judge' : `${open} checks to judge`,
    );
  }
  const outcome = summary.reviewed?.outcome ?? summary.outcome;
  return element(
    'span',
    { className: `badge ${outcome === 'passed' ? 'good' : 'bad'}` },
    outcomeWords(outcome),
  );
};

/** @param {ReviewListItem} item */
const row = (item) =>
  element(
    'li',
    {},
    element(
      'a',
      { className: 'row', href: `#/submissions/${item.submissionId}` },
      element(
        'span',
        { className: 'who' },
        element('strong', {}, item.submitter.name),
        element('span', { className: 'muted' }, item.submitter.firm),
      ),
      element(
        'span',
        { className: 'what' },
        element('span', {}, item.scenarioTitle),
        element(
          'span',
          { className: 'muted' },
          dateTime(item.receivedAt ?? item.announcedAt),
          item.summary && ` · ${clockTime(item.summary.durationMs)}`,
        ),
      ),
      element(
        'span',
        { className: 'score' },
        item.summary ? percent((item.summary.reviewed ?? item.summary).share) : '',
      ),
      element(
        'span',
        { className: 'state' },
        standing(item),
        item.scoreRerun &&
          item.scoreRerun !== 'equal' &&
          element('span', { className: 'badge warn' }, rerunWords(item.scoreRerun)),
      ),
    ),
  );

const empty = () =>
  element(
    'section',
    { className: 'empty' },
    element('h1', {}, 'Nothing to review yet'),
    element(
      'p',
      { className: 'muted' },
      'When somebody submits a certification attempt from the studio, it appears here with its recording, score and receipt.',
    ),
  );

/**
 * The first screen.
 * @param {ReviewList} list
 */
export const listView = ({ vendorName, submissions }) => ({
  title: 'Submissions',
  vendorName,
  leave: () => {},
  node:
    submissions.length === 0
      ? empty()
      : element(
          'section',
          { className: 'list' },
          element('h1', {}, 'Submissions'),
          element(
            'p',
            { className: 'muted' },
            submissions.length === 1 ? 'One attempt.' : `${submissions.length} attempts, newest first.`,
          ),
          element('ul', { className: 'rows' }, ...submissions.map(row)),
        ),
});
