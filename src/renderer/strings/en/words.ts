/** The Words tab: what was said, and putting it right. */
export const words = {
  correct: 'Correct the words',
  done: 'Done',
  undo: 'Undo',
  correctHint:
    'Choose a word, hold Shift to choose several. Arrow keys move, Enter opens, Ctrl+Z takes the last change back.',
  practiceCounts:
    'Your corrections count: the report is made from the corrected words. What was recognised is kept.',
  certificationCounts:
    'Your corrections count in this certification. Reviewers see both what was recognised and what you wrote.',
  certificationIgnores:
    'A certification is scored on the words as they were recognised. Your corrections travel along, and reviewers see both.',
  saidInstead: 'What you said here',
  save: 'Save',
  strike: 'Strike out',
  restore: 'As recognised',
  listen: 'Listen to this place',
  strikeHint: 'Leave it empty to strike out words that nobody said.',
  recognisedAs: (heard: string) => `Recognised as “${heard}”`,
  correctedLabel: (text: string, heard: string) => `${text}, corrected by you, recognised as ${heard}`,
  struckLabel: (heard: string) => `${heard}, struck out by you`,
  repairedLabel: (text: string, heard: string) => `${text}, name put right, recognised as ${heard}`,
  key: { speaker: 'Corrected by you', repair: 'Name put right' },
  keySample: 'like this',
  scored: {
    recognised: 'Scored on the words as recognised.',
    corrected: (places: string) => `Scored on your corrected words: ${places}.`,
    notCounted: (places: string) => `Scored on the words as recognised; ${places} not counted.`,
    repairs: (names: string) => `${names} put right by the machine.`,
  },
} as const;
