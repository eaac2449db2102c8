// A guess at the petals of a plane: wedges, `halfDeg` to each side of the middle of their class, within which 95 % of the
// digits read rightly lie, and `length` long, which 95 % of all features are shorter than.

import { scoreOf, verdictOf } from './guess.js';
import { toRad } from './margin.js';

export const HALF_DEG = { least: 0.5, most: 60 };
const LENGTH = { least: 1, most: 128 };

/**
 * The length in the middle of a plane on which petals are drawn: nobody knows yet how long features will be, so every ring is
 * twice as long as the one inside it, and as much farther out counts as much everywhere, as in the score.
 */
const INNERMOST = LENGTH.least / 2;
const DOUBLINGS = Math.log2(LENGTH.most / INNERMOST);
const ARC_STEP_DEG = 2;

/** The rings of that plane: [{length, share (of its radius), isNamed}]. */
export const RINGS = Array.from({ length: DOUBLINGS }, (_, i) => ({
  length: LENGTH.least * 2 ** i, share: (i + 1) / DOUBLINGS, isNamed: i % 2 === 1,
}));

/** Where a length lies on that plane, as a share of its radius; and the length at a share. */
export const shareOf = (length) => Math.log2(length / INNERMOST) / DOUBLINGS;
const lengthAt = (share) => INNERMOST * 2 ** (share * DOUBLINGS);

const within = ({ least, most }, value) => Math.min(most, Math.max(least, value));

/** Petals by half a degree and two digits of length, within what may be drawn. */
function rounded(halfDeg, length) {
  return { halfDeg: within(HALF_DEG, Math.round(2 * halfDeg) / 2), length: within(LENGTH, Number(length.toPrecision(2))) };
}

/** Petals after a hand has gone so many degrees away from their middle, and so much of the radius outwards. */
export function pulled({ halfDeg, length }, deg, share) {
  return rounded(halfDeg + deg, lengthAt(shareOf(length) + share));
}

/** Petals after a key: by whole degrees, by a quarter of a ring; far: five times as wide a step, or a whole ring. */
export function stepped({ halfDeg, length }, wider, longer, isFar) {
  const deg = wider ? Math.round(halfDeg) + wider * (isFar ? 5 : 1) : halfDeg;
  return rounded(deg, length * 2 ** (longer * (isFar ? 1 : 0.25)));
}

/** The direction of a petal, of so many evenly spread ones: the first one upwards, then clockwise (radians). */
export const axisOf = (petal, count) => Math.PI / 2 - (2 * Math.PI * petal) / count;

/** By how many degrees, from −180 to 180, a place lies clockwise of a direction; and which of evenly spread ones is nearest. */
export function clockwiseOf(axis, x, y) {
  return toTurn(axis - Math.atan2(y, x));
}

export function nearestPetal(x, y, count) {
  const away = Array.from({ length: count }, (_, petal) => Math.abs(clockwiseOf(axisOf(petal, count), x, y)));
  return away.indexOf(Math.min(...away));
}

/** An angle in radians as degrees from −180 to 180. */
function toTurn(rad) {
  return (Math.atan2(Math.sin(rad), Math.cos(rad)) * 180) / Math.PI;
}

/** The end of a petal as [[x, y], …], y up, from one side to the other; with the middle of the plane it is the whole outline. */
export function petalEnd(axis, halfDeg, radius) {
  const steps = Math.ceil((2 * halfDeg) / ARC_STEP_DEG);
  return Array.from({ length: steps + 1 }, (_, i) => {
    const angle = axis + toRad(halfDeg * ((2 * i) / steps - 1));
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  });
}

/** What petals have become, as the page says it in numbers: 95 % are within such angles, or at most so long. */
export const truthOf = ({ measures }) => ({ halfDeg: measures.p95OwnAngleDeg, length: measures.norm95 });

/**
 * How good a guess is: {width, length, score, verdict}; undefined where there is no petal. Width and length are scored as every
 * guess is, the score is their mean, and the verdict that of the worse one.
 */
export function gradeOf(petals, truth) {
  if (!(truth.halfDeg > 0 && truth.length > 0)) return undefined;
  const [width, length] = ['halfDeg', 'length'].map((what) => scoreOf(petals[what], truth[what]));
  const verdicts = ['halfDeg', 'length'].map((what) => verdictOf(petals[what], truth[what]));
  return { width, length, score: Math.round((width + length) / 2), verdict: ['far', 'near', 'hit'].find((one) => verdicts.includes(one)) };
}
