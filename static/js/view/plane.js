// Draws one feature plane, or ball: sectors, axes, class directions, points. Knows nothing of where they come from.

import { CIRCLE_SHARE, circleBins } from '../lib/geometry.js';
import { decisionRegions, disc } from '../lib/regions.js';
import { ticks } from '../lib/scales.js';
import { tick } from '../lib/format.js';
import { drawArrows } from './arrows.js';
import { drawCaps, drawGlobe, drawMiddles } from './ball.js';
import { classColour } from './stamps.js';
import { drawLinks } from './links.js';
import { drawAsked, drawMeasured } from './margin.js';
import { drawGuessed } from './petals.js';

const RIM = disc(1, 120);
const BADGE = 10;

/** Words on a plane grow with it: on a large one they are read from the back row. */
const textSize = (radius, least) => Math.max(least, Math.round(radius / 15));
const BIN_COUNT = 180;

/**
 * `picture`: {labels, placed (points on screen, x and y interleaved, in radii), reach, morph, share (of the radius that
 * length 1 has at the end of it), layer (a PointLayer), names of the classes, slots (their places among the colours and
 * shapes), unseen (points of no class trained on, {placed, depths, labels}, or undefined), predicted, margin (what is asked for, as
 * view/margin.js takes it, with each point's `certainty`; undefined to leave it out), force (as view/arrows.js takes
 * it, or undefined), links (as view/links.js takes them), petals (as view/petals.js takes them), tips (where each class is named, [{x, y, cls, opacity}], those
 * behind first), areMeans (whether the tips are class means, and not the ends of class directions), marks: [{x, y, text, kind}]};
 * on a plane also {flat: true, points, weights, bias, directions (x and y interleaved)}, on a ball {depths, ball (as
 * view/ball.js takes it)}; neither where the picture is only a shadow of more dimensions.
 * `paint`: {side in CSS pixels, ratio, dark, ink, soft, line, card}.
 */
export function drawPlane(g, picture, paint) {
  const { side, ratio } = paint;
  const radius = side / 2 - BADGE - 4;
  g.setTransform(ratio, 0, 0, ratio, 0, 0);
  g.clearRect(0, 0, side, side);
  g.translate(side / 2, side / 2);
  if (picture.flat) drawSectors(g, picture, radius, paint);
  drawAxes(g, picture, radius, paint);
  if (picture.ball) drawGlobe(g, picture, radius, paint);
  if (picture.flat) drawAsked(g, picture, radius, paint);
  if (picture.ball) drawCaps(g, picture, radius, paint);
  drawDirections(g, picture, radius, paint);
  if (picture.flat) drawTowers(g, picture, radius, paint);
  drawCloud(g, picture, radius, paint);
  drawLinks(g, picture, radius, paint);
  const rim = radius - BADGE - 3;
  if (picture.flat) drawMeasured(g, picture, radius, { ...paint, rim });
  if (picture.flat) drawGuessed(g, picture, radius, { ...paint, rim });
  if (picture.ball) drawMiddles(g, picture, radius, paint);
  drawArrows(g, picture, radius, paint);
  drawAxisNumbers(g, picture, radius, paint);
  drawBadges(g, picture, radius, paint);
  drawMarks(g, picture, radius, paint);
}

function drawCloud(g, { layer, placed, depths, labels, slots, unseen, margin }, radius, { ratio, side, dark }) {
  if (!labels.length) return;
  const pointRadius = Math.max(1.5, Math.min(2.4, side / 165)) * ratio;
  layer.resize(Math.round(side * ratio));
  const stamp = { radius: Math.round(pointRadius * 4) / 4, dark };
  const cloud = layer.draw(placed, { labels, slots, unseen }, radius * ratio, stamp, { certainty: margin?.certainty, depths });
  g.drawImage(cloud, -side / 2, -side / 2, side, side);
}

/** The wedges in which each class wins; on the way to the circle the two pictures are mixed. */
function drawSectors(g, { weights, bias, slots, reach, morph }, radius, { dark }) {
  if (!weights.length) return;
  const layers = [
    { opacity: 1 - morph, offset: bias },
    { opacity: morph, offset: [] },
  ];
  for (const { opacity, offset } of layers) {
    if (opacity < 0.01) continue;
    const scaledBias = Array.from(offset, (b) => b / reach);
    decisionRegions(weights, scaledBias, RIM).forEach((region, cls) => {
      g.globalAlpha = opacity * (dark ? 0.16 : 0.09);
      g.fillStyle = classColour(slots[cls], dark);
      trace(g, region, radius);
      g.fill();
    });
  }
  g.globalAlpha = 1;
}

function trace(g, polygon, radius) {
  g.beginPath();
  polygon.forEach(([x, y], i) => (i ? g.lineTo(x * radius, -y * radius) : g.moveTo(x * radius, -y * radius)));
  g.closePath();
}

const ringsOf = (reach) => ticks(0, reach, 4).slice(1);

function drawAxes(g, { reach, morph, share }, radius, { line, soft }) {
  g.lineWidth = 1;
  g.strokeStyle = line;
  g.globalAlpha = 1 - morph;
  for (const value of ringsOf(reach)) circle(g, 0, 0, (value / reach) * radius);
  g.globalAlpha = morph;
  g.strokeStyle = soft;
  circle(g, 0, 0, share * radius);
  g.globalAlpha = 1;
}

function circle(g, x, y, radius) {
  g.beginPath();
  g.arc(x, y, radius, 0, 7);
  g.stroke();
}

function drawAxisNumbers(g, { reach, morph, share }, radius, { soft, card }) {
  g.font = `${textSize(radius, 11)}px system-ui, sans-serif`;
  g.textAlign = 'left';
  g.textBaseline = 'middle';
  g.lineWidth = 3;
  g.lineJoin = 'round';
  g.strokeStyle = card;
  g.fillStyle = soft;
  g.globalAlpha = 1 - morph;
  for (const value of ringsOf(reach)) halo(g, tick(value), 3, -(value / reach) * radius + 8);
  g.globalAlpha = morph;
  halo(g, '1', share * radius * 0.71 - 12, -share * radius * 0.71 + 12);
  g.globalAlpha = 1;
}

function halo(g, text, x, y) {
  g.strokeText(text, x, y);
  g.fillText(text, x, y);
}

function drawDirections(g, { tips, areMeans, slots }, radius, { dark }) {
  if (areMeans) return;
  g.lineWidth = 1.5;
  for (const { x, y, cls, opacity } of tips) {
    g.globalAlpha = 0.8 * opacity;
    g.strokeStyle = classColour(slots[cls], dark);
    g.beginPath();
    g.moveTo(0, 0);
    g.lineTo(x * radius, -y * radius);
    g.stroke();
  }
  g.globalAlpha = 1;
}

/** On the circle: how many digits point each way, as bars that stand on it. */
function drawTowers(g, { points, labels, directions, slots, morph }, radius, { dark }) {
  if (morph < 0.02) return;
  const bins = circleBins(points, labels, directions.length / 2, BIN_COUNT);
  const heights = new Float32Array(BIN_COUNT);
  const room = (1 - CIRCLE_SHARE) * radius * 0.86 * morph;
  const foot = CIRCLE_SHARE * radius;
  g.globalAlpha = 0.75;
  bins.forEach((counts, cls) => {
    g.fillStyle = classColour(slots[cls], dark);
    g.beginPath();
    counts.forEach((count, bin) => {
      if (!count) return;
      const from = foot + barHeight(heights[bin], labels.length) * room;
      heights[bin] += count;
      bar(g, bin, from, foot + barHeight(heights[bin], labels.length) * room);
    });
    g.fill();
  });
  g.globalAlpha = 1;
}

/** Square root, so that few strays stay visible next to a full ray; a twelfth of all digits fills the room. */
function barHeight(count, total) {
  return Math.min(1, Math.sqrt((count / total) * 12));
}

function bar(g, bin, from, to) {
  const start = (-2 * Math.PI * bin) / BIN_COUNT;
  const end = (-2 * Math.PI * (bin + 0.85)) / BIN_COUNT;
  g.moveTo(Math.cos(start) * from, Math.sin(start) * from);
  g.lineTo(Math.cos(start) * to, Math.sin(start) * to);
  g.lineTo(Math.cos(end) * to, Math.sin(end) * to);
  g.lineTo(Math.cos(end) * from, Math.sin(end) * from);
  g.closePath();
}

function drawBadges(g, { tips, names, slots }, radius, { dark, card }) {
  g.textAlign = 'center';
  g.textBaseline = 'middle';
  g.font = `600 ${textSize(radius, 12)}px Georgia, "Noto Serif", serif`;
  for (const { x, y, cls, opacity } of tips) {
    g.globalAlpha = opacity;
    g.beginPath();
    g.arc(x * radius, -y * radius, BADGE, 0, 7);
    g.fillStyle = card;
    g.fill();
    g.strokeStyle = classColour(slots[cls], dark);
    g.lineWidth = 1.75;
    g.stroke();
    g.fillStyle = darker(slots[cls], dark);
    g.fillText(names?.[cls] ?? String(cls), x * radius, -y * radius + 0.5);
  }
  g.globalAlpha = 1;
}

/** Pale colours are no good for numerals on white; the ring says the colour already. */
function darker(slot, dark) {
  if (dark) return '#f3efe6';
  return [1, 2, 4, 5, 6, 9].includes(slot % 10) ? '#3d3a35' : classColour(slot, false);
}

/** The digit just drawn, the digit under the pointer. */
function drawMarks(g, { marks }, radius, { ink, card }) {
  for (const { x, y, text, kind } of marks) {
    g.lineWidth = 2;
    g.strokeStyle = ink;
    g.fillStyle = kind === 'drawn' ? ink : 'transparent';
    g.beginPath();
    g.arc(x * radius, -y * radius, kind === 'drawn' ? 9 : 6, 0, 7);
    g.fill();
    g.stroke();
    if (!text) continue;
    g.fillStyle = card;
    g.font = `700 ${textSize(radius, 12)}px system-ui, sans-serif`;
    g.textAlign = 'center';
    g.textBaseline = 'middle';
    g.fillText(text, x * radius, -y * radius + 0.5);
  }
}
