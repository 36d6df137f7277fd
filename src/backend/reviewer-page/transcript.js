import { element } from './elements.js';
import { clockTime } from './format.js';

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
 * What was said; a line plays from its place, and follows the recording.
 * @param {Transcript | null} transcript
 * @param {Player} player
 */
export const transcriptView = (transcript, player) => {
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
  const lines = linesOf(transcript.words).map((words) => {
    const startMs = words[0]?.startMs ?? 0;
    const endMs = words.at(-1)?.endMs ?? startMs;
    const text = words.flatMap((word, index) => [
      index > 0 && ' ',
      element(
        'span',
        word.probability < 0.5 ? { className: 'unsure', title: 'The recogniser was not sure.' } : {},
        word.text,
      ),
    ]);
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
    transcript.recogniser.isTestModel &&
      element('p', { className: 'muted' }, 'Recognised with the project’s test model.'),
    element('div', { className: 'lines' }, ...lines.map((line) => line.node)),
  );
};
