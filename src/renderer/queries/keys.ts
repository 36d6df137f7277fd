/** Names of the answers that the page keeps. */
export const keys = {
  info: ['studio.info'] as const,
  settings: ['settings'] as const,
  kit: ['kit'] as const,
  attempts: ['attempts'] as const,
  attempt: (attemptId: string) => ['attempt', attemptId] as const,
  missingMessages: (attemptId: string | undefined, sectionId: string | undefined) =>
    ['missing-messages', attemptId, sectionId] as const,
  progress: (scenarioId: string) => ['progress', scenarioId] as const,
  models: ['models'] as const,
  speed: ['speed'] as const,
  submission: (attemptId: string) => ['submission', attemptId] as const,
};
