export class MissingToolsError extends Error {
  readonly code: 'missing-tools';
  readonly missing: readonly string[];
  readonly command: string;
}
export const sidecarCacheFolder: () => string;
export const sidecarKey: () => string;
export const ensureSidecar: (options?: { log?: (line: string) => void }) => Promise<string>;
export const buildPackagedSidecar: (
  folder: string,
  options?: { log?: (line: string) => void },
) => Promise<string[]>;
