// The force on a plane: arrows at some of the points, as long as the push that the loss gives them.

import { evenly } from '../lib/arrows.js';

/** A full arrow, and the longest one, in radii of the plane. */
const FULL = 0.18;
const LONGEST = 0.25;
const HEAD = 5;

/** `force`: {push (seen in the plane, x and y interleaved), full: the push of a full arrow}, or undefined. */
export function drawArrows(g, { placed, force }, radius, { ink, card }) {
  if (!force) return;
  const path = new Path2D();
  for (const i of evenly(placed.length / 2)) {
    arrow(path, placed[2 * i] * radius, -placed[2 * i + 1] * radius, force.push[2 * i] / force.full, -force.push[2 * i + 1] / force.full, radius);
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

/** From (x, y) along a step given in full arrows; what is shorter than a pixel is left out. */
function arrow(path, x, y, stepX, stepY, radius) {
  const step = Math.hypot(stepX, stepY);
  const length = Math.min(LONGEST, FULL * step) * radius;
  if (!(length > 1)) return;
  const [ux, uy] = [stepX / step, stepY / step];
  const [tipX, tipY] = [x + ux * length, y + uy * length];
  const head = Math.min(HEAD, length * 0.5);
  path.moveTo(x, y);
  path.lineTo(tipX, tipY);
  path.moveTo(tipX - head * (ux - 0.6 * uy), tipY - head * (uy + 0.6 * ux));
  path.lineTo(tipX, tipY);
  path.lineTo(tipX - head * (ux + 0.6 * uy), tipY - head * (uy - 0.6 * ux));
}
