export class MissingToolsError extends Error {
  readonly code: 'missing-tools';
  readonly missing: readonly string[];
  readonly command: string;
}
export const sidecarCacheFolder: () => string;
export const sidecarKey: (graphics?: readonly string[]) => string;
interface SidecarOptions {
  log?: (line: string) => void;
  graphics?: readonly string[];
}
export const ensureSidecar: (options?: SidecarOptions) => Promise<string>;
export const buildPackagedSidecar: (folder: string, options?: SidecarOptions) => Promise<string[]>;
