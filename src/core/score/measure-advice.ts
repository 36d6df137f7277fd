import type { MeasureId } from '../../contract/analysis.ts';

/** What to do about a measure outside its band. */
interface Advice {
  readonly id: MeasureId;
  readonly below?: string;
  readonly above?: string;
  /** Worth naming as a strength when inside the band. */
  readonly isSkill?: boolean;
}

/** In the order in which a listener profits most from a change. */
export const measureAdvice: readonly Advice[] = [
  {
    id: 'filler-clusters',
    above:
      'Stop where the cluster starts, breathe, and start the sentence again. Rehearse the words before it.',
  },
  {
    id: 'speech-rate',
    below: 'Rehearse this part once aloud until you no longer look for words.',
    above: 'Say one sentence per idea and stop for a breath after each.',
    isSkill: true,
  },
  {
    id: 'filled-pauses-per-minute',
    above: 'When the next word is missing, close your mouth and wait. A silent second sounds calm.',
    isSkill: true,
  },
  {
    id: 'filler-word-share',
    above: 'Choose the one you use most and leave only that one out next time.',
    isSkill: true,
  },
  { id: 'dead-air', above: 'While nothing happens, say what you are about to show and why.', isSkill: true },
  {
    id: 'longest-monologue',
    above: 'Put a short question into the middle of this stretch, and wait for the answer.',
    isSkill: true,
  },
  { id: 'long-pauses', above: 'Rehearse these sentences until they come out in one piece.' },
  { id: 'open-question-share', below: 'Start questions with what, how or why.', isSkill: true },
  {
    id: 'questions',
    below: 'Plan one question for each section and write it into your notes.',
    above: 'Leave time for an answer between questions.',
  },
  {
    id: 'pitch-variation',
    below: 'Stress the one word in each sentence that the customer should remember.',
    isSkill: true,
  },
  { id: 'level-spread', below: 'Say the key words a little louder than the rest.' },
  {
    id: 'articulation-rate',
    below: 'Take up the pace a little in familiar parts.',
    above: 'Speak the ends of the words; stop for a breath after each sentence.',
  },
  { id: 'hedges', above: 'Say the sentence without the hedge where you know that it is true.' },
  { id: 'weak-words', above: 'Put a figure or an example where the weak word stands.' },
  { id: 'jargon', above: 'Say it in the words that the customer would use.' },
  { id: 'screen-loading', above: 'Tell the customer what comes while the screen loads.' },
  { id: 'repetitions', above: 'Finish the sentence even if a better start comes to mind.' },
  {
    id: 'pause-share',
    below: 'Stop for a second after each point.',
    above: 'Rehearse the parts with the longest pauses once more.',
  },
  {
    id: 'level',
    below: 'Move the microphone nearer or raise its level.',
    above: 'Move the microphone away a little or lower its level.',
  },
  { id: 'clipping-share', above: 'Lower the level of the microphone on the set-up screen.' },
  { id: 'noise-floor', above: 'Close the window or the door, or use a headset.' },
];
