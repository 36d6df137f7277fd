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
