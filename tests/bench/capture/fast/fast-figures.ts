/** What a recording faster than time came to. */
export interface FastFigures {
  readonly mediaHours: number;
  readonly speed: number;
  readonly framesExpected: number;
  readonly framesGot: number;
  /** Of the page's and the host's memory in RAM from the first sample to the last. */
  readonly growthMegabytes: number;
  readonly stopToPlayableMs: number;
}
