// The wedge that a loss asks for, the wedge measured, and who is still outside. Points are x and y interleaved.

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
 * Whether even a feature right on its direction would leave the loss unsatisfied, and nobody satisfies it. Where the
 * feature's length counts, or the scale is still warming up, longer features or more training may do.
 */
export function isUnreachable({ measures, certainty, scale, marginStrength }) {
  return measures.wedgeDeg === 0 && Number.isFinite(scale) && marginStrength === 1 && countUnsatisfied(certainty) === certainty.length;
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

/** Per class the mean direction of the points read right and where 95 % of them lie: {towards, half} in radians, or null. */
export function measuredWedges(points, predicted, labels, classes) {
  const own = Array.from({ length: classes }, () => ({ x: 0, y: 0, angles: [] }));
  for (let i = 0; i < labels.length; i++) {
    const length = Math.hypot(points[2 * i], points[2 * i + 1]);
    if (predicted[i] !== labels[i] || !own[labels[i]] || !(length > 0)) continue;
    const one = own[labels[i]];
    one.x += points[2 * i] / length;
    one.y += points[2 * i + 1] / length;
    one.angles.push(Math.atan2(points[2 * i + 1], points[2 * i]));
  }
  return own.map(({ x, y, angles }) => {
    if (!angles.length) return null;
    const towards = Math.atan2(y, x);
    return { towards, half: quantile(angles.map((angle) => apart(angle, towards)), MOST) };
  });
}

/** Between two directions in radians, 0 to π. */
function apart(a, b) {
  const turn = Math.abs(a - b) % (2 * Math.PI);
  return Math.min(turn, 2 * Math.PI - turn);
}

export const toRad = (deg) => deg / DEG;
