// A few hundred points as dots on a small canvas, both axes alike.

import { classColour } from './stamps.js';

const MARGIN = 14;

/** `places`: x, y interleaved; `groups`: which dots get the same colour. */
export function drawDots(canvas, places, groups, { dark }) {
  const ratio = Math.min(2, devicePixelRatio || 1);
  const [width, height] = [canvas.clientWidth, canvas.clientHeight];
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  const g = canvas.getContext('2d');
  g.scale(ratio, ratio);
  const xs = places.filter((_, i) => i % 2 === 0);
  const ys = places.filter((_, i) => i % 2 === 1);
  const [left, right, low, high] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const scale = Math.min((width - 2 * MARGIN) / (right - left || 1), (height - 2 * MARGIN) / (high - low || 1));
  g.globalAlpha = 0.75;
  xs.forEach((x, i) => {
    g.fillStyle = classColour([0, 6, 3][groups[i]] ?? groups[i], dark);
    g.beginPath();
    g.arc(width / 2 + (x - (left + right) / 2) * scale, height / 2 - (ys[i] - (low + high) / 2) * scale, 3, 0, 7);
    g.fill();
  });
}
