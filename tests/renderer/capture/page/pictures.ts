/** A black left half, a white right half, and a little noise that moves, so that no frame is like the one before. */
export const striped = (context: OffscreenCanvasRenderingContext2D, frame: number): void => {
  const { width, height } = context.canvas;
  context.fillStyle = '#000';
  context.fillRect(0, 0, width / 2, height);
  context.fillStyle = '#fff';
  context.fillRect(width / 2, 0, width / 2, height);
  context.fillStyle = '#888';
  for (let dot = 0; dot < 40; dot += 1)
    context.fillRect((dot * 97 + frame * 13) % width, (dot * 61 + frame * 7) % (height / 4), 4, 4);
};

/** Pictures of noise, the heaviest load for an encoder. */
export const makeNoise = (width: number, height: number, count: number): OffscreenCanvas[] =>
  Array.from({ length: count }, () => {
    const canvas = new OffscreenCanvas(width, height);
    const pixels = new ImageData(width, height);
    // `getRandomValues` gives at most 64 KiB at a time.
    for (let at = 0; at < pixels.data.length; at += 65_536)
      crypto.getRandomValues(
        new Uint8Array(pixels.data.buffer, at, Math.min(65_536, pixels.data.length - at)),
      );
    for (let alpha = 3; alpha < pixels.data.length; alpha += 4) pixels.data[alpha] = 255;
    canvas.getContext('2d')?.putImageData(pixels, 0, 0);
    return canvas;
  });
