// The pushes that arrows on the planes show. A push is a row of `run.push`: which way, and how hard, the loss turns a
// feature, per radian.

import { lengthOf } from './angles.js';
import { quantile, roundUp } from './scales.js';

/** Arrows on one plane: enough to see, few enough to read. */
const WANTED = 150;

/** Multiples of the golden ratio fall evenly everywhere, and in step with no order that the samples may have. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** So many of `count` indices, evenly spread; all of them where there are no more. */
export function evenly(count, wanted = WANTED) {
  if (count <= wanted) return Array.from({ length: count }, (_, i) => i);
  return Array.from({ length: wanted }, (_, i) => Math.floor(((i * GOLDEN) % 1) * count));
}

/** A full arrow, and the longest one, in radii of the plane. */
const FULL = 0.26;
const LONGEST = 0.3;

/**
 * How long the arrow of a push is, in radii of the plane. It grows with the root: pushes range over decades, and a small
 * one that goes on is what is to be seen.
 */
export const arrowLength = (push, full) => Math.min(LONGEST, FULL * Math.sqrt(push / full));

/** A round number that nearly all pushes on all planes stay below: what a full arrow stands for; 0 without pushes. */
export function fullPush(runs) {
  const all = runs.filter((run) => run?.push.length)
    .flatMap((run) => evenly(run.push.length / run.dim).map((i) => lengthOf(run.push, run.dim, i)))
    .filter(Number.isFinite);
  return all.length ? roundUp(quantile(all, 0.98)) : 0;
}
