import { element } from './elements.js';
import { clockTime } from './format.js';
import { recognisedBy } from './recognised-by.js';

/** @import { ReviewDetail } from '../../contract/review.ts' */
/** @import { Transcript, Word } from '../../contract/transcript.ts' */
/** @import { Player } from './player.js' */

/**
 * Words of one line: a segment of the recogniser.
 * @param {readonly Word[]} words
 */
const linesOf = (words) => {
  /** @type {Word[][]} */
  const lines = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last && last[0]?.segmentIndex === word.segmentIndex) last.push(word);
    else lines.push([word]);
  }
  return lines;
};

/**
 * What the speaker corrected, beside what was recognised, and whether the score counts it.
 * @param {ReviewDetail} detail
 * @param {Player} player
 */
const correctionsView = ({ correctedPlaces, scorecard }, player) =>
  correctedPlaces.length > 0 &&
  element(
    'section',
    { className: 'corrections' },
    element('h3', {}, 'Corrected by the speaker'),
    element(
      'p',
      { className: 'muted' },
      scorecard?.words?.version === 'corrected'
        ? 'The score counts these corrections.'
        : 'The score is made from the words as they were recognised.',
    ),
    ...correctedPlaces.map(({ startMs, recognised, text }) =>
      element(
        'button',
        { type: 'button', className: 'line', onclick: () => player.seek(startMs, { play: true }) },
        element('span', { className: 'time' }, clockTime(startMs)),
        element(
          'span',
          {},
          element('del', {}, recognised),
          ' ',
          text === '' ? '(struck out)' : element('ins', {}, text),
        ),
      ),
    ),
  );

/** @param {Transcript} transcript */
const repairedWords = ({ edits = [] }) => {
  /** @type {Map<number, string>} */
  const heardAt = new Map();
  for (const { firstWordIndex, wordCount, heard } of edits)
    for (let index = firstWordIndex; index < firstWordIndex + wordCount; index++)
      heardAt.set(index, heard.map((word) => word.text).join(' '));
  return heardAt;
};

/**
 * What was said; a line plays from its place, and follows the recording.
 * @param {ReviewDetail} detail
 * @param {Player} player
 */
export const transcriptView = (detail, player) => {
  const { transcript } = detail;
  if (!transcript || transcript.words.length === 0) {
    return element(
      'section',
      { className: 'card' },
      element('h2', {}, 'Transcript'),
      element(
        'p',
        { className: 'muted' },
        transcript ? 'No words were recognised.' : 'No speech model was on the speaker’s machine.',
      ),
    );
  }
  const heardAt = repairedWords(transcript);
  /** @param {Word} word */
  const marked = ({ index, probability }) => {
    const heard = heardAt.get(index);
    if (heard !== undefined)
      return { className: 'repaired', title: `A name put right; recognised as “${heard}”.` };
    return probability !== null && probability < 0.5
      ? { className: 'unsure', title: 'The recogniser was not sure.' }
      : {};
  };
  const lines = linesOf(transcript.words).map((words) => {
    const startMs = words[0]?.startMs ?? 0;
    const endMs = words.at(-1)?.endMs ?? startMs;
    const text = words.flatMap((word, index) => [index > 0 && ' ', element('span', marked(word), word.text)]);
    const node = element(
      'button',
      { type: 'button', className: 'line', onclick: () => player.seek(startMs, { play: true }) },
      element('span', { className: 'time' }, clockTime(startMs)),
      element('span', {}, ...text),
    );
    return { node, startMs, endMs };
  });
  player.onTime((milliseconds) => {
    for (const { node, startMs, endMs } of lines) {
      node.classList.toggle('now', milliseconds >= startMs && milliseconds < endMs);
    }
  });
  return element(
    'section',
    { className: 'card' },
    element('h2', {}, 'Transcript'),
    element('p', { className: 'muted' }, recognisedBy(transcript)),
    transcript.recogniser.isTestModel &&
      element('p', { className: 'muted' }, 'Recognised with the project’s test model.'),
    correctionsView(detail, player),
    element('div', { className: 'lines' }, ...lines.map((line) => line.node)),
  );
};
