/** What is wrong with a folder of the engine as an installer ships it, one sentence each. */
export const problemsOfSidecar: (
  folder: string,
  options?: { forbidden?: string[]; log?: (line: string) => void },
) => Promise<string[]>;
