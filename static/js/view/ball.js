// What only a ball has: the globe it turns in, and on it, around each class direction, the cap that the loss asks for and the one
// in which the digits are.

import { BALL_SHARE, capRim, nearness } from '../lib/geometry.js';
import { turned } from '../lib/arcball.js';
import { measuredWedges, outermost, toRad, wedgeOutline } from '../lib/margin.js';
import { gridLines, strokeRound } from './globe.js';
import { classColour } from './stamps.js';

const DASHES = [4, 3];
const MIDDLE = 4.5;

const outward = (radius) => (x, y) => [x * radius, -y * radius];

/** How far from the middle the ball's surface is, in radii of the picture. */
const surface = (morph) => 1 - morph + BALL_SHARE * morph;

/** `picture.ball`: {rotation, features, directions (rows of 3)}. */
export function drawGlobe(g, { ball, morph }, radius, { line }) {
  g.lineWidth = 1;
  g.strokeStyle = line;
  strokeRound(g, gridLines(ball.rotation, surface(morph)), outward(radius), 0.7);
}

/** A tinted cap around each class direction: there the loss is satisfied; in the raw view at the rim of what is shown. */
export function drawCaps(g, { ball, slots, margin, reach, morph }, radius, { dark }) {
  if (!margin) return;
  const [length, halfDeg] = morph < 0.5 ? outermost(wedgeOutline(margin.lengths, margin.halfDeg, reach)) : [reach, margin.wedgeDeg];
  if (!(halfDeg > 0)) return;
  const away = (length / reach) * surface(morph);
  eachDirection(ball, (direction, cls) => {
    const rim = turned(capRim(direction, toRad(halfDeg), away), ball.rotation);
    g.fillStyle = g.strokeStyle = classColour(slots[cls], dark);
    g.lineWidth = 1;
    g.globalAlpha = (dark ? 0.22 : 0.14) * nearness(turned(direction, ball.rotation).depths[0]);
    fill(g, rim, radius);
    strokeRound(g, [rim], outward(radius));
  });
}

/** A diamond at each class mean, and round it, dashed, where 95 % of the digits of the class that are read right lie. */
export function drawMiddles(g, { ball, slots, margin, morph, predicted, labels }, radius, { dark, card }) {
  if (!margin || !labels.length) return;
  const away = surface(morph);
  measuredWedges(ball.features, 3, predicted, labels, ball.directions.length / 3).forEach((wedge, cls) => {
    if (!wedge) return;
    g.strokeStyle = classColour(slots[cls], dark);
    g.lineWidth = 2;
    g.setLineDash(DASHES);
    strokeRound(g, [turned(capRim(wedge.towards, wedge.half, away), ball.rotation)], outward(radius));
    g.setLineDash([]);
    const { places: [x, y], depths: [depth] } = turned(wedge.towards, ball.rotation);
    g.globalAlpha = nearness(depth);
    diamond(g, x * away * radius, -y * away * radius);
    g.fillStyle = g.strokeStyle;
    g.fill();
    g.strokeStyle = card;
    g.lineWidth = 1.25;
    g.stroke();
    g.globalAlpha = 1;
  });
}

function diamond(g, x, y) {
  g.beginPath();
  g.moveTo(x, y - MIDDLE);
  g.lineTo(x + MIDDLE, y);
  g.lineTo(x, y + MIDDLE);
  g.lineTo(x - MIDDLE, y);
  g.closePath();
}

function eachDirection({ directions }, visit) {
  for (let cls = 0; cls < directions.length / 3; cls++) visit(Array.from(directions.slice(3 * cls, 3 * cls + 3)), cls);
}

function fill(g, { places }, radius) {
  g.beginPath();
  for (let i = 0; i < places.length; i += 2) g.lineTo(places[i] * radius, -places[i + 1] * radius);
  g.fill();
}
