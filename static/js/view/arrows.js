// The force on a plane: arrows at some of the points, the longer the harder the loss pushes them.

import { arrowLength, evenly } from '../lib/arrows.js';

const HEAD = 5;

/** `force`: {push (seen in the plane, x and y interleaved), full: the push of a full arrow}, or undefined. */
export function drawArrows(g, { placed, force }, radius, { ink, card }) {
  if (!force) return;
  const path = new Path2D();
  for (const i of evenly(force.push.length / 2)) {
    const [x, y] = [force.push[2 * i], -force.push[2 * i + 1]];
    const push = Math.hypot(x, y);
    arrow(path, placed[2 * i] * radius, -placed[2 * i + 1] * radius, x / push, y / push, radius * arrowLength(push, force.full));
  }
  g.lineCap = g.lineJoin = 'round';
  for (const [colour, width, opacity] of [[card, 3.5, 0.7], [ink, 1.3, 0.9]]) {
    g.strokeStyle = colour;
    g.lineWidth = width;
    g.globalAlpha = opacity;
    g.stroke(path);
  }
  g.globalAlpha = 1;
}

/** From (x, y) along a unit vector; what is shorter than a pixel is left out. */
function arrow(path, x, y, ux, uy, length) {
  if (!(length > 1)) return;
  const [tipX, tipY] = [x + ux * length, y + uy * length];
  const head = Math.min(HEAD, length * 0.5);
  path.moveTo(x, y);
  path.lineTo(tipX, tipY);
  path.moveTo(tipX - head * (ux - 0.6 * uy), tipY - head * (uy + 0.6 * ux));
  path.lineTo(tipX, tipY);
  path.lineTo(tipX - head * (ux + 0.6 * uy), tipY - head * (uy - 0.6 * ux));
}
