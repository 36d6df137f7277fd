/** Why a measure cannot be judged: one plain sentence each, with what helps where something does. */
export const reasons = {
  noVoice: 'No voice was heard.',
  tooShort: 'Too little speech to judge.',
  noTranscript: 'Needs the transcript, which is not there yet.',
  noWords: 'Too few words were recognised.',
  noLanguage: 'There is no word list for this language yet.',
  noQuestions: 'No question was asked.',
  noPitch: 'Too little voice with a clear pitch.',
  noQuiet: 'There was no moment without voice.',
  screenNotSeen:
    'The screen was not watched in these silences: the product may have been loading. Play them to see for yourself.',
  noisy: 'The room is too loud compared with the voice.',
} as const;
