// What lies under and over the faces on a plane or a ball: rings with numbers, the ball's outline, class
// directions as arrows that end in the person's face.

import { ticks } from '../lib/scales.js';
import { tick } from '../lib/format.js';
import { turned } from '../lib/arcball.js';
import { gridLines, strokeRound } from './globe.js';

const BADGE = 30;

/** Rings of equal length round the origin; `reach` in the plane's own units. */
export function planeScenery({ directions, reach, onCircle, colours, thumbs, faceOf }) {
  const arrows = arrowsOf(directions, 2, (x, y) => [x * reach, y * reach, 1]);
  return {
    under(g, { scale, toCanvas, palette }) {
      const [cx, cy] = toCanvas(0, 0);
      g.strokeStyle = palette.line;
      g.lineWidth = 1;
      const radii = onCircle ? [1] : ticks(0, reach, 4).slice(1);
      for (const radius of radii) ring(g, cx, cy, radius * scale);
      g.fillStyle = palette.soft;
      g.font = '11px system-ui, sans-serif';
      for (const radius of radii) g.fillText(tick(radius), cx + 3, cy - radius * scale - 3);
      drawArrows(g, arrows, [cx, cy], toCanvas, colours);
    },
    over: (g, { toCanvas }) => drawBadges(g, arrows, toCanvas, thumbs, faceOf),
  };
}

/** A ball with a grid that turns with it. */
export function ballScenery({ directions, reach, rotation, colours, thumbs, faceOf }) {
  const { places, depths } = turned(directions, rotation);
  const arrows = arrowsOf(places, 2, (x, y, i) => [x * reach, y * reach, depths[i] < 0 ? 0.3 : 1], false);
  const grid = gridLines(rotation, reach);
  return {
    under(g, { scale, toCanvas, palette }) {
      const [cx, cy] = toCanvas(0, 0);
      g.strokeStyle = palette.line;
      g.lineWidth = 1;
      ring(g, cx, cy, reach * scale);
      strokeRound(g, grid, toCanvas);
      drawArrows(g, arrows, [cx, cy], toCanvas, colours);
    },
    over: (g, { toCanvas }) => drawBadges(g, arrows, toCanvas, thumbs, faceOf),
  };
}

/** [{x, y, opacity, cls}]: ends of the arrows; `stretch` to unit length first unless they are shadows of a ball's. */
function arrowsOf(directions, dim, place, stretch = true) {
  return Array.from({ length: directions.length / dim }, (_, cls) => {
    const [dx, dy] = [directions[dim * cls], directions[dim * cls + 1]];
    const length = stretch ? Math.hypot(dx, dy) || 1 : 1;
    const [x, y, opacity] = place(dx / length, dy / length, cls);
    return { x, y, opacity, cls };
  });
}

function ring(g, x, y, radius) {
  g.beginPath();
  g.arc(x, y, radius, 0, 7);
  g.stroke();
}

function drawArrows(g, arrows, [cx, cy], toCanvas, colours) {
  g.lineWidth = 1.75;
  for (const { x, y, opacity, cls } of arrows) {
    const [px, py] = toCanvas(x, y);
    g.globalAlpha = 0.8 * opacity;
    g.strokeStyle = colours[cls];
    g.beginPath();
    g.moveTo(cx, cy);
    g.lineTo(px, py);
    g.stroke();
  }
  g.globalAlpha = 1;
}

/** The ones behind come first. */
function drawBadges(g, arrows, toCanvas, thumbs, faceOf) {
  for (const { x, y, opacity, cls } of [...arrows].sort((a, b) => a.opacity - b.opacity)) {
    const face = faceOf(cls);
    if (face < 0) continue;
    const [px, py] = toCanvas(x, y);
    g.globalAlpha = opacity;
    thumbs.draw(g, face, px, py, BADGE);
  }
  g.globalAlpha = 1;
}
