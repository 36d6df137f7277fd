/** Practice of which only the report is kept. */
export const justPractise = {
  choice: 'Just practise',
  choiceOn: 'Only the report is kept: the recording is deleted as soon as the report is done.',
  choiceOff: 'Keep only the report, without the recording.',
  whileRecording: 'Just practise: only the report is kept.',
  leaveText: 'You are still recording. Stop to get the report; then the recording is deleted, as you chose.',
  leaveStop: 'Stop and make the report',
  untilReport:
    'Just practise: as soon as the report is done, the screen, camera and sound recordings are deleted. Until then you can play them.',
  untilWords:
    'Just practise: the recording stays until a speech model has written down the words. If you can do without them, delete it now.',
  untilAgain: 'Just practise: the recording stays until there is a whole report, so that nothing is lost.',
  untilKept:
    'Just practise: the studio was interrupted. The recording stays until you keep or discard it in “Your attempts”.',
  goneTitle: 'Only the report is kept',
  gone: (when: string) =>
    `You chose “Just practise”: screen, camera and sound were deleted once the report was done (${when}). So there is nothing to play.`,
  goneByWish: (when: string) => `You deleted the recording (${when}). So there is nothing to play.`,
  stays: 'Words, figures and the timeline stay. It is practice and cannot be submitted.',
  deleteNow: 'Delete the recording now',
  keepReport: 'Keep only the report',
  delete: 'Delete the recording',
  deleteTitle: 'Delete the recording, keep the report?',
  deleteText:
    'Screen, camera and sound of this attempt are deleted from this machine. The report stays, without anything to play. This cannot be taken back.',
  deleteWithoutWords: 'There is no transcript yet, and without the sound there will be none.',
  libraryGone: 'Report only',
  libraryUntil: 'Just practise',
  libraryGoneHint: 'The recording was deleted, as you chose. The report is all here.',
  libraryUntilHint: 'The recording is deleted as soon as the report is done.',
} as const;
