// The margin on a plane: the wedge the loss asks for round each class direction, and a bracket at the rim round the
// digits that are there.

import { CIRCLE_SHARE } from '../lib/geometry.js';
import { measuredWedges, toRad, wedgeOutline } from '../lib/margin.js';
import { classColour } from './stamps.js';

/** On the circle: the band just inside it that shows the wedge asked for, in radii. */
const BAND = [CIRCLE_SHARE - 0.09, CIRCLE_SHARE - 0.01];
const BRACKET_ON_CIRCLE = CIRCLE_SHARE - 0.12;
const TICK = 5;

/** `margin`: {lengths, halfDeg, wedgeDeg} as a run's frame has them; the directions are unit steps in the plane. */
export function drawAsked(g, { directions, slots, margin, reach, morph }, radius, { dark }) {
  if (!margin) return;
  const outline = wedgeOutline(margin.lengths, margin.halfDeg, reach);
  eachTurn(directions, (turn, cls) => {
    g.fillStyle = g.strokeStyle = classColour(slots[cls], dark);
    g.lineWidth = 1;
    if (outline.length) {
      g.beginPath();
      for (const [length, deg] of outline) {
        const [angle, away] = [turn + toRad(deg), (length / reach) * radius];
        g.lineTo(Math.cos(angle) * away, -Math.sin(angle) * away);
      }
      wash(g, 1 - morph, dark);
    }
    if (margin.wedgeDeg > 0) {
      const half = toRad(margin.wedgeDeg);
      g.beginPath();
      g.arc(0, 0, BAND[1] * radius, -turn - half, -turn + half);
      g.arc(0, 0, BAND[0] * radius, -turn + half, -turn - half, true);
      wash(g, morph, dark);
    }
  });
  g.globalAlpha = 1;
}

/** A light fill in a thin outline. */
function wash(g, opacity, dark) {
  if (opacity < 0.01) return;
  g.closePath();
  g.globalAlpha = opacity * (dark ? 0.2 : 0.12);
  g.fill();
  g.globalAlpha = opacity * 0.75;
  g.stroke();
}

/** Brackets round where 95 % of each class's digits lie, of those read right. */
export function drawMeasured(g, { points, predicted, labels, directions, slots, margin, morph }, radius, { dark, rim }) {
  if (!margin || !labels.length) return;
  const away = rim * (1 - morph) + BRACKET_ON_CIRCLE * radius * morph;
  g.lineWidth = 2;
  measuredWedges(points, 2, predicted, labels, directions.length / 2).forEach((wedge, cls) => {
    if (!wedge) return;
    const towards = Math.atan2(wedge.towards[1], wedge.towards[0]);
    const [from, to] = [-towards - wedge.half, -towards + wedge.half];
    g.strokeStyle = classColour(slots[cls], dark);
    g.beginPath();
    spoke(g, from, away - TICK, away);
    g.arc(0, 0, away, from, to);
    g.lineTo(Math.cos(to) * (away - TICK), Math.sin(to) * (away - TICK));
    g.stroke();
  });
}

function spoke(g, angle, from, to) {
  g.moveTo(Math.cos(angle) * from, Math.sin(angle) * from);
  g.lineTo(Math.cos(angle) * to, Math.sin(angle) * to);
}

function eachTurn(directions, visit) {
  for (let cls = 0; cls < directions.length / 2; cls++) {
    visit(Math.atan2(directions[2 * cls + 1], directions[2 * cls]), cls);
  }
}
