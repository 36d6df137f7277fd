import { decide } from './api.js';
import { announce, element } from './elements.js';
import { dateTime } from './format.js';

/** @import { ReviewedScore, StoredDecision } from '../../contract/review.ts' */

/**
 * Lets the reviewer answer a check that the machine leaves to people.
 * @param {{ submissionId: string, criterionId: string, checkId: string, question: string, standing: StoredDecision | undefined, onReviewed: (reviewed: ReviewedScore) => void }} parts
 */
export const decisionForm = ({ submissionId, criterionId, checkId, question, standing, onReviewed }) => {
  const group = `answer-${criterionId}-${checkId}`;
  /** @param {'yes' | 'no'} answer */
  const choice = (answer) =>
    element(
      'label',
      { className: 'choice' },
      element('input', {
        type: 'radio',
        name: group,
        value: answer,
        required: true,
        checked: standing?.answer === answer,
      }),
      answer === 'yes' ? 'Yes' : 'No',
    );
  const note = element('textarea', {
    name: 'note',
    rows: 2,
    maxLength: 1000,
    placeholder: 'Why, in a sentence (optional)',
    value: standing?.note ?? '',
    'aria-label': 'Note',
  });
  const state = element(
    'span',
    { className: 'muted', role: 'status' },
    standing ? `Saved ${dateTime(standing.decidedAt)}.` : '',
  );
  const form = element(
    'form',
    { className: 'decision' },
    element('fieldset', {}, element('legend', {}, question), choice('yes'), choice('no')),
    note,
    element('div', { className: 'actions' }, element('button', { type: 'submit' }, 'Save'), state),
  );
  const save = async () => {
    const answer = new FormData(form).get(group) === 'yes' ? 'yes' : 'no';
    try {
      const { decision, reviewed } = await decide(submissionId, {
        criterionId,
        checkId,
        answer,
        note: note.value,
      });
      state.textContent = `Saved ${dateTime(decision.decidedAt)}.`;
      onReviewed(reviewed);
      announce('Your judgement is saved.');
    } catch (error) {
      state.textContent = error instanceof Error ? error.message : String(error);
    }
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void save();
  });
  return form;
};
