import { decisionForm } from './decision.js';
import { element, icon } from './elements.js';
import { clockTime, outcomeWords, percent } from './format.js';

/** @import { CheckResult, CriterionResult, FeedbackItem, Scorecard, ScoredWords } from '../../contract/score.ts' */
/** @import { ReviewDetail, ReviewedScore } from '../../contract/review.ts' */
/** @import { Player } from './player.js' */

const verdictWords = { passed: 'Passed', failed: 'Not passed', person: 'A person must judge' };

/**
 * @param {{ startMs: number, quote?: string }} moment
 * @param {Player} player
 */
const jump = ({ startMs, quote }, player) =>
  element(
    'button',
    { type: 'button', className: 'evidence', onclick: () => player.seek(startMs, { play: true }) },
    element('span', { className: 'time' }, clockTime(startMs)),
    quote ? element('q', {}, quote) : 'Play from here',
  );

/**
 * @param {CheckResult} check
 * @param {CriterionResult} criterion
 * @param {ReviewDetail} detail
 * @param {Player} player
 * @param {(reviewed: ReviewedScore) => void} onReviewed
 */
const checkView = (check, criterion, detail, player, onReviewed) => {
  const { criterionId } = criterion;
  const { checkId, verdict } = check;
  // For a check that only a person can judge, the reason is the kit's question.
  const question = check.kind === 'person' ? check.reason : 'Would you pass this?';
  return element(
    'li',
    { className: `check ${verdict}` },
    element(
      'span',
      { className: 'verdict', role: 'img', 'aria-label': verdictWords[verdict] },
      icon(verdict),
    ),
    element(
      'div',
      {},
      element('p', { className: 'check-title' }, check.description),
      check.kind !== 'person' && element('p', { className: 'muted' }, check.reason),
      check.evidence.length > 0 &&
        element('div', { className: 'evidences' }, ...check.evidence.map((place) => jump(place, player))),
      verdict === 'person' &&
        decisionForm({
          submissionId: detail.item.submissionId,
          criterionId,
          checkId,
          question,
          standing: detail.decisions.find(
            (one) => one.criterionId === criterionId && one.checkId === checkId,
          ),
          onReviewed,
        }),
    ),
  );
};

/** @param {number | null} share */
const meter = (share) => {
  const fill = element('span', { className: 'fill' });
  fill.style.width = `${(share ?? 0) * 100}%`;
  return element('span', { className: 'meter', 'aria-hidden': 'true' }, fill);
};

/**
 * @param {CriterionResult} criterion
 * @param {ReviewDetail} detail
 * @param {Player} player
 * @param {(reviewed: ReviewedScore) => void} onReviewed
 */
const criterionView = (criterion, detail, player, onReviewed) =>
  element(
    'section',
    { className: 'criterion' },
    element(
      'header',
      {},
      element('h3', {}, criterion.title),
      criterion.mustPass && element('span', { className: 'badge' }, 'Must pass'),
      element('span', { className: 'share' }, percent(criterion.share)),
    ),
    meter(criterion.share),
    element(
      'ul',
      { className: 'checks' },
      ...criterion.checks.map((check) => checkView(check, criterion, detail, player, onReviewed)),
    ),
  );

/**
 * @param {string} heading
 * @param {readonly FeedbackItem[]} items
 * @param {Player} player
 */
const feedback = (heading, items, player) =>
  items.length > 0 &&
  element(
    'section',
    { className: 'feedback' },
    element('h3', {}, heading),
    ...items.map((item) =>
      element(
        'div',
        {},
        element('p', { className: 'check-title' }, item.title),
        element('p', { className: 'muted' }, `${item.detail} ${item.action}`),
        element(
          'div',
          { className: 'evidences' },
          ...item.moments.slice(0, 3).map((moment) => jump(moment, player)),
        ),
      ),
    ),
  );

/**
 * Which words were scored.
 * @param {ScoredWords} words
 */
const scoredWords = ({ version, corrections, repairs }) => {
  const which =
    version === 'corrected'
      ? `Scored with the speaker’s corrections (${corrections}).`
      : `Scored on the words as recognised${corrections > 0 ? `; ${corrections} corrections of the speaker are not counted` : ''}.`;
  return repairs > 0 ? `${which} Names put right by the machine: ${repairs}.` : which;
};

/**
 * Criteria, checks and the places they were judged from.
 * @param {ReviewDetail} detail
 * @param {Scorecard} scorecard
 * @param {Player} player
 */
export const scorecardView = (detail, scorecard, player) => {
  const reviewedLine = element('p', { className: 'reviewed', role: 'status' });
  /** @param {ReviewedScore} reviewed */
  const showReviewed = ({ share, outcome }) => {
    reviewedLine.textContent = `With the reviewers’ answers: ${percent(share)}, ${outcomeWords(outcome).toLowerCase()}.`;
  };
  const standing = detail.item.summary?.reviewed;
  if (standing) showReviewed(standing);
  return element(
    'section',
    { className: 'card scorecard' },
    element(
      'header',
      { className: 'total' },
      element('h2', {}, 'Score'),
      element('p', { className: 'figure' }, percent(scorecard.share)),
      element(
        'p',
        { className: 'muted' },
        `${outcomeWords(scorecard.outcome)} · pass mark ${percent(scorecard.passMarkShare)}`,
      ),
      scorecard.words && element('p', { className: 'muted' }, scoredWords(scorecard.words)),
      reviewedLine,
    ),
    ...scorecard.criteria.map((criterion) => criterionView(criterion, detail, player, showReviewed)),
    feedback('To work on', scorecard.corrections, player),
    feedback('Keep doing', scorecard.strengths, player),
  );
};

/**
 * Where the evidence lies, in time order, each place once.
 * @param {Scorecard | null} scorecard
 * @returns {{ startMs: number, verdict: string }[]}
 */
export const evidenceMarks = (scorecard) => {
  /** @type {Map<number, { startMs: number, verdict: string }>} */
  const marks = new Map();
  for (const check of (scorecard?.criteria ?? []).flatMap((criterion) => criterion.checks)) {
    for (const { startMs } of check.evidence) marks.set(startMs, { startMs, verdict: check.verdict });
  }
  return [...marks.values()].sort((left, right) => left.startMs - right.startMs);
};
