/**
 * The one content security policy of both shells. Nothing inline, nothing remote; WebAssembly may compile (the voice-activity
 * model), scripts may not be made from text. `connectSource` is the only address the page may open, or `'none'`.
 */
export const contentSecurityPolicy = (connectSource: string): string =>
  [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self' blob: data:",
    "media-src 'self' blob:",
    "font-src 'self'",
    "worker-src 'self' blob:",
    `connect-src 'self' ${connectSource}`.trim(),
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ');
