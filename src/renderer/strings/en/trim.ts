export const trim = {
  title: 'Recording tools',
  open: 'Trim',
  change: 'Change the trim',
  undo: 'Undo the trim',
  lead: 'Move the handles, or use the arrow keys. The recording itself is not touched, and you can undo this at any time. The report is made anew from what you keep.',
  from: 'Keep from',
  to: 'Keep until',
  range: (from: string, to: string, length: string) => `${from} to ${to} counts, ${length}.`,
  kept: (from: string, to: string, all: string) => `Trimmed: ${from} to ${to} counts, of ${all}.`,
  keep: 'Keep this part',
  keepAll: 'Keep all of it',
  whyPractice: 'Trimmed practice cannot become a certification attempt. Undo the trim first.',
} as const;
