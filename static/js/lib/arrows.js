// The pushes that arrows on the planes show. A push is a row of `run.push`: which way, and how hard, the loss turns a
// feature, per radian.

import { lengthOf } from './angles.js';
import { quantile, roundUp } from './scales.js';

/** Arrows on one plane: enough to see, few enough to read. */
const WANTED = 150;

/** About `wanted` of `count` indices, evenly spread. */
export function evenly(count, wanted = WANTED) {
  const step = Math.max(1, count / wanted);
  return Array.from({ length: Math.min(count, wanted) }, (_, i) => Math.floor(i * step));
}

/** A round number that nearly all pushes on all planes stay below: what a full arrow stands for; 0 without pushes. */
export function fullPush(runs) {
  const all = runs.filter((run) => run?.push.length)
    .flatMap((run) => evenly(run.push.length / run.dim).map((i) => lengthOf(run.push, run.dim, i)))
    .filter(Number.isFinite);
  return all.length ? roundUp(quantile(all, 0.98)) : 0;
}
