// The wedge that a loss asks for, the wedge measured, and who is still outside.

import { angleToClassDeg, lengthOf } from './angles.js';
import { quantile } from './scales.js';

/** From this probability of its own class on, a sample counts as satisfied. */
const SURE = 0.9;
const MOST = 0.95;
const ARC_STEP_DEG = 2;
const DEG = 180 / Math.PI;

export const isSure = (p) => p >= SURE;

/** How many samples the loss is not sure of; what is not a number is not sure either. */
export function countUnsatisfied(certainty) {
  let count = 0;
  for (const p of certainty) count += isSure(p) ? 0 : 1;
  return count;
}

/**
 * Whether even a feature right on its direction would leave the loss unsatisfied, were the classes spread evenly: where
 * they are not, some may satisfy it. Where the feature's length counts, or the scale is still warming up, longer features
 * or more training may do.
 */
export function hasNoWedge({ measures, scale, marginStrength }) {
  return measures.wedgeDeg === 0 && Number.isFinite(scale) && marginStrength === 1;
}

/**
 * The outline of a wedge round its direction as [[length, deg from the direction], …], out along one side and back
 * along the other, up to `reach`; `lengths` ascend, `halfDeg` are the half-angles there, 0 where the loss is never sure.
 * One that is as wide at every length goes on to the reach, beyond the longest length given.
 */
export function wedgeOutline(lengths, halfDeg, reach) {
  const first = halfDeg.findIndex((deg) => deg > 0);
  if (first < 0) return [];
  const side = [];
  for (let i = Math.max(0, first - 1); i < lengths.length && lengths[i] <= reach; i++) side.push([lengths[i], halfDeg[i]]);
  if (!side.length) return [];
  if (halfDeg.every((deg) => deg === halfDeg[0])) side.push([reach, halfDeg[0]]);
  const [outermost, widest] = side.at(-1);
  const rim = [];
  for (let deg = widest - ARC_STEP_DEG; deg > -widest; deg -= ARC_STEP_DEG) rim.push([outermost, deg]);
  return [...side, ...rim, ...side.reverse().map(([length, deg]) => [length, -deg])];
}

/** Where an outline is farthest out: [length, half-angle in degrees]; [0, 0] without one. */
export const outermost = (outline) => outline.reduce((most, one) => (one[0] > most[0] ? one : most), [0, 0]);

/**
 * Per class the mean direction of the features read right, and the angle within which 95 % of them lie around it, in any
 * dimension: {towards (a unit vector), half (radians)}, or null.
 */
export function measuredWedges(features, dim, predicted, labels, classes) {
  const own = Array.from({ length: classes }, () => []);
  labels.forEach((label, i) => {
    if (predicted[i] === label && lengthOf(features, dim, i) > 0) own[label]?.push(i);
  });
  return own.map((rows) => {
    if (!rows.length) return null;
    const towards = meanDirection(features, dim, rows);
    return { towards, half: toRad(quantile(rows.map((i) => angleToClassDeg(features, dim, i, towards, 0)), MOST)) };
  });
}

/** The unit vector of the sum of some features' directions. */
function meanDirection(features, dim, rows) {
  const sum = new Array(dim).fill(0);
  for (const i of rows) {
    const length = lengthOf(features, dim, i);
    for (let d = 0; d < dim; d++) sum[d] += features[i * dim + d] / length;
  }
  const length = Math.hypot(...sum) || 1;
  return sum.map((value) => value / length);
}

export const toRad = (deg) => deg / DEG;
