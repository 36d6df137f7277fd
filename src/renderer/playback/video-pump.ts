import { CanvasSink, type InputVideoTrack, type WrappedCanvas } from 'mediabunny';

/** Draws one video track onto a canvas, the frame that belongs to each position. */
export interface VideoPump {
  /** Decodes and draws the frame at this position; resolves when it is on the canvas. */
  seek(position: number): Promise<void>;
  /** Draws what is due by now. */
  tick(position: number): void;
  close(): void;
}

/** Further behind than this, decoding frame by frame is slower than starting at the next key frame. */
const hopelesslyBehindSeconds = 1.5;

export const createVideoPump = async (
  track: InputVideoTrack,
  canvas: HTMLCanvasElement,
): Promise<VideoPump> => {
  canvas.width = await track.getDisplayWidth();
  canvas.height = await track.getDisplayHeight();
  const drawing = canvas.getContext('2d');
  // Three: the one that waits, the one being decoded, and the one being drawn.
  const sink = new CanvasSink(track, { poolSize: 3 });
  let turn = 0;
  let frames: AsyncGenerator<WrappedCanvas, void, unknown> | undefined;
  let waiting: WrappedCanvas | undefined;
  let isFetching = false;
  let wanted = 0;

  const draw = (frame: WrappedCanvas): void => {
    drawing?.drawImage(frame.canvas, 0, 0, canvas.width, canvas.height);
  };

  const fetchNext = async (): Promise<void> => {
    const mine = turn;
    const source = frames;
    if (isFetching || !source) return;
    isFetching = true;
    try {
      while (mine === turn) {
        const { value: frame } = await source.next();
        if (mine !== turn || !frame) break;
        if (frame.timestamp > wanted) {
          waiting = frame;
          break;
        }
        draw(frame);
      }
    } finally {
      if (mine === turn) isFetching = false;
    }
  };

  const begin = (position: number): void => {
    turn += 1;
    void frames?.return();
    frames = sink.canvases(Math.max(0, position));
    waiting = undefined;
    isFetching = false;
    wanted = position;
  };

  return {
    seek: async (position) => {
      begin(position);
      const mine = turn;
      const { value: first } = (await frames?.next()) ?? {};
      if (mine !== turn) return;
      if (first) draw(first);
      await fetchNext();
    },
    tick: (position) => {
      wanted = position;
      if (!waiting || waiting.timestamp > position) return;
      if (position - waiting.timestamp > hopelesslyBehindSeconds) begin(position);
      else {
        draw(waiting);
        waiting = undefined;
      }
      fetchNext().catch(() => undefined);
    },
    close: () => {
      turn += 1;
      void frames?.return();
    },
  };
};
