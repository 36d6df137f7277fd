export const progress = {
  title: 'Your progress',
  lead: 'Your own attempts at this scenario, on this machine. Nobody else’s.',
  measure: 'What to look at',
  score: 'Score',
  best: (value: string) => `Your best: ${value}`,
  last: (value: string) => `Last time: ${value}`,
  exemplar: (vendor: string, value: string) => `Exemplar of ${vendor}: ${value}`,
  key: (hasExemplar: boolean) =>
    hasExemplar
      ? 'The full point and the dashed line are your best, the ribbon is the exemplar. A point opens its report.'
      : 'The full point and the dashed line are your best. A point opens its report.',
  one: 'One attempt so far; give it again to see how it changes.',
  attempts: 'Your attempts',
  bestMark: 'Your best',
  more: (count: number) => `${count} more`,
  give: 'Give this scenario',
  emptyTitle: 'Nothing to compare yet',
  empty: 'Give this scenario once or twice; here you will see how it changes.',
  chart: (what: string, count: number) => `${what} over ${count} ${count === 1 ? 'attempt' : 'attempts'}`,
  openAttempt: (when: string, value: string) => `${when}: ${value}. Open the report`,
  link: 'Your progress',
} as const;
