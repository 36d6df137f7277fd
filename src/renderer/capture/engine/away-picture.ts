const background = '#1d2125';
const line = '#8b949e';

/** A plain dark picture with a camera crossed out: what is shown once a camera has been away for a moment. */
export const awayPicture = (width: number, height: number, timestampUs: number): VideoFrame => {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new Error('No canvas to draw on.');
  context.fillStyle = background;
  context.fillRect(0, 0, width, height);
  const unit = Math.min(width, height) / 12;
  context.translate(width / 2, height / 2);
  context.strokeStyle = line;
  context.lineWidth = unit / 5;
  context.lineJoin = 'round';
  context.lineCap = 'round';
  context.beginPath();
  context.roundRect(-1.6 * unit, -unit, 2.3 * unit, 2 * unit, unit / 3);
  context.moveTo(0.7 * unit, -0.1 * unit);
  context.lineTo(1.6 * unit, -0.7 * unit);
  context.lineTo(1.6 * unit, 0.7 * unit);
  context.lineTo(0.7 * unit, 0.1 * unit);
  context.moveTo(-1.7 * unit, -1.5 * unit);
  context.lineTo(1.5 * unit, 1.5 * unit);
  context.stroke();
  return new VideoFrame(canvas, { timestamp: timestampUs });
};
