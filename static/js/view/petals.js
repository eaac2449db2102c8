// Petals guessed beforehand, as outlines over the points: turned to where the classes have come to lie, as wide and long as guessed;
// and in words, beside what came.

import { fixed, short, tick } from '../lib/format.js';
import { CIRCLE_SHARE } from '../lib/geometry.js';
import { measuredWedges } from '../lib/margin.js';
import { gradeOf, petalEnd } from '../lib/petals.js';
import { say } from './dom.js';

const DASHES = [6, 4];

/** Where the sides begin, as a share of their length: at the middle all of them would be one blot. */
const OPEN = 0.12;

/** `petals`: {halfDeg, length}, or undefined without a guess; one longer than the picture has no end there. */
export function drawGuessed(g, { petals, points, predicted, labels, directions, reach, morph }, radius, { ink, card, rim }) {
  if (!petals || !labels.length) return;
  const length = (((1 - morph) * petals.length) / reach + morph * CIRCLE_SHARE) * radius;
  g.beginPath();
  for (const wedge of measuredWedges(points, 2, predicted, labels, directions.length / 2)) {
    if (wedge) trace(g, petalEnd(Math.atan2(wedge.towards[1], wedge.towards[0]), petals.halfDeg, Math.min(length, rim)), length <= rim);
  }
  g.lineJoin = 'round';
  g.strokeStyle = card; // whatever lies beneath
  g.lineWidth = 3.5;
  g.globalAlpha = 0.75;
  g.stroke();
  g.globalAlpha = 1;
  g.strokeStyle = ink;
  g.lineWidth = 1.4;
  g.setLineDash(DASHES);
  g.stroke();
  g.setLineDash([]);
}

function trace(g, end, isWhole) {
  const [first, last] = [end[0], end.at(-1)];
  g.moveTo(OPEN * first[0], -OPEN * first[1]);
  for (const [x, y] of isWhole ? end : [first]) g.lineTo(x, -y);
  if (!isWhole) g.moveTo(last[0], -last[1]);
  g.lineTo(OPEN * last[0], -OPEN * last[1]);
}

/** How good a guess is, {verdict, words}, as lib/petals.js has it and its truth; undefined where nothing came. */
export function petalsTold(title, petals, truth) {
  const grade = gradeOf(petals, truth);
  return grade && {
    verdict: grade.verdict,
    words: say(`petals.told.${grade.verdict}`, title, tick(petals.halfDeg), tick(petals.length), fixed(truth.halfDeg, 1), short(truth.length),
      grade.score, grade.width, grade.length),
  };
}
