/** Milliseconds as seconds: to the tenth below 10 s, whole from there on. */
export const secondsText = (ms: number): string =>
  ms < 9_950 ? (ms / 1000).toFixed(1) : String(Math.round(ms / 1000));
