/** The part of an AudioContext that a clock needs. */
export interface TimeSource {
  readonly currentTime: number;
  readonly outputLatency?: number;
}

/** Where playback is, in seconds of the take, told by the one clock that the sound runs on. */
export interface PlayClock {
  /** What is heard now. */
  position(): number;
  readonly rate: number;
  readonly isRunning: boolean;
  start(rate: number): { readonly contextTime: number };
  stop(): void;
  moveTo(position: number): void;
}

export const createPlayClock = (source: TimeSource): PlayClock => {
  let basePosition = 0;
  let startedAt: number | undefined;
  let rate = 1;

  const position = (): number => {
    if (startedAt === undefined) return basePosition;
    // Sound leaves the speaker a little after the context's clock; the picture keeps to what is heard.
    const heard = source.currentTime - (source.outputLatency ?? 0);
    return basePosition + Math.max(0, heard - startedAt) * rate;
  };

  return {
    position,
    get rate() {
      return rate;
    },
    get isRunning() {
      return startedAt !== undefined;
    },
    start: (nextRate) => {
      basePosition = position();
      rate = nextRate;
      startedAt = source.currentTime;
      return { contextTime: startedAt };
    },
    stop: () => {
      basePosition = position();
      startedAt = undefined;
    },
    moveTo: (next) => {
      basePosition = next;
      if (startedAt !== undefined) startedAt = source.currentTime;
    },
  };
};
