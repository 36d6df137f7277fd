/** Now, in milliseconds on a clock that page and workers share and that nobody sets back. */
export const wallNow = (): number => performance.timeOrigin + performance.now();
