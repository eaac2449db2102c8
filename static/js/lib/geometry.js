// Where a feature lands in the picture: raw, at length 1, or anywhere on the way between the two; and from where more
// dimensions than two are looked at.

import { turned } from './arcball.js';
import { lengthOf } from './angles.js';
import { anyTangent, planeThrough } from './sphere.js';

const RIM_STEPS = 48;

/** Radius of the unit circle as a share of the plane's radius; the rest is room for its bars. */
export const CIRCLE_SHARE = 0.62;

/** The same of the unit sphere: the names of the classes float above it. */
export const BALL_SHARE = 0.86;

/** Two orthonormal axes (2 × dim) in which the class directions differ most; the plane's own for dim 2. */
export function planeAxes(directions, dim) {
  if (dim <= 2) return [unit(dim, 0), unit(dim, 1)];
  const first = leadingAxis(directions, dim, []);
  return [first, leadingAxis(directions, dim, [first])];
}

/** Axes (2 × dim) of the plane of two class directions, where the angle between these two is true; undefined without them. */
export function axesThrough(directions, dim, [a, b]) {
  const [one, other] = [a, b].map((cls) => Array.from(directions.slice(cls * dim, (cls + 1) * dim)));
  return a !== b && one.length === dim && other.length === dim ? planeThrough(one, other) : undefined;
}

function unit(dim, at) {
  return Float64Array.from({ length: dim }, (_, i) => (i === at ? 1 : 0));
}

/** Power iteration on Σ w wᵀ, kept orthogonal to the axes already found. */
function leadingAxis(directions, dim, found) {
  let axis = Float64Array.from({ length: dim }, (_, i) => 1 / (1 + i + found.length));
  for (let round = 0; round < 30; round++) {
    const next = new Float64Array(dim);
    for (let row = 0; row < directions.length; row += dim) {
      const along = dotAt(directions, row, axis);
      for (let i = 0; i < dim; i++) next[i] += along * directions[row + i];
    }
    for (const other of found) {
      const along = dotAt(next, 0, other);
      for (let i = 0; i < dim; i++) next[i] -= along * other[i];
    }
    const length = Math.hypot(...next) || 1;
    axis = next.map((v) => v / length);
  }
  return axis;
}

function dotAt(rows, start, vector) {
  let total = 0;
  for (let i = 0; i < vector.length; i++) total += rows[start + i] * vector[i];
  return total;
}

/** Rows of a (N × dim) array seen along two axes: x and y interleaved, 2·N numbers. */
export function project(rows, dim, axes) {
  if (dim === 2) return rows;
  const seen = new Float32Array((rows.length / dim) * 2);
  for (let row = 0, out = 0; row < rows.length; row += dim, out += 2) {
    seen[out] = dotAt(rows, row, axes[0]);
    seen[out + 1] = dim > 1 ? dotAt(rows, row, axes[1]) : 0;
  }
  return seen;
}

/**
 * Places on screen, in units of the plane's radius, y up. `reach` is the feature length at the rim
 * in the raw view; `morph` goes from 0 (raw) to 1 (on the circle).
 */
export function placePoints(points, reach, morph, out) {
  const raw = (1 - morph) / reach;
  for (let i = 0; i < points.length; i += 2) {
    const x = points[i];
    const y = points[i + 1];
    const length = Math.sqrt(x * x + y * y);
    const scale = raw + (length > 0 ? (morph * CIRCLE_SHARE) / length : 0);
    out[i] = x * scale;
    out[i + 1] = y * scale;
  }
  return out;
}

/** The array a share t of the way from one to the other; the other itself when they do not match. */
export function between(from, to, t, out) {
  if (t >= 1 || !from || from.length !== to.length) {
    out.set(to);
    return out;
  }
  for (let i = 0; i < to.length; i++) out[i] = from[i] + (to[i] - from[i]) * t;
  return out;
}

/** Counts per class and direction: bins[class][bin], the bins going once round from angle 0. */
export function circleBins(points, labels, classes, binCount) {
  const bins = Array.from({ length: classes }, () => new Uint16Array(binCount));
  for (let i = 0; i < labels.length; i++) {
    const turn = Math.atan2(points[2 * i + 1], points[2 * i]) / (2 * Math.PI);
    const bin = Math.floor((turn < 0 ? turn + 1 : turn) * binCount) % binCount;
    if (bins[labels[i]]) bins[labels[i]][bin]++;
  }
  return bins;
}

/**
 * Features of any dimension in radii of the picture: `reach` long ones lie at its rim in the raw view (`morph` 0), all on the
 * unit sphere at the end (`morph` 1), whatever side they are looked at from.
 */
export function inRadii(rows, dim, reach, morph) {
  const out = new Float32Array(rows.length);
  for (let i = 0; i < rows.length / dim; i++) {
    const length = lengthOf(rows, dim, i);
    const scale = (1 - morph) / reach + (length > 0 ? (morph * BALL_SHARE) / length : 0);
    for (let d = i * dim; d < (i + 1) * dim; d++) out[d] = rows[d] * scale;
  }
  return out;
}

/**
 * Rows of any dimension as they are seen: {places (x, y interleaved), depths}. A ball (dim 3) is seen as `rotation` says and
 * has depths towards the eye; everything else along two `axes`.
 */
export function seenFrom(rows, dim, { axes, rotation }) {
  return dim === 3 ? turned(rows, rotation) : { places: project(rows, dim, axes), depths: undefined };
}

/** How strongly something is drawn whose depth on a ball is from −1, behind, to 1: less the farther away. */
export function nearness(depth) {
  return 0.65 + 0.35 * Math.max(-1, Math.min(1, depth));
}

/** The circle on a sphere of some radius, `halfRad` around a unit direction (dim 3): rows of points, the last one the first. */
export function capRim(direction, halfRad, radius) {
  const one = anyTangent(direction);
  const other = anyTangent(direction, one);
  const [along, across] = [radius * Math.cos(halfRad), radius * Math.sin(halfRad)];
  const rim = new Float32Array(3 * (RIM_STEPS + 1));
  for (let i = 0; i <= RIM_STEPS; i++) {
    const turn = (2 * Math.PI * i) / RIM_STEPS;
    const [c, s] = [across * Math.cos(turn), across * Math.sin(turn)];
    for (let d = 0; d < 3; d++) rim[3 * i + d] = along * direction[d] + c * one[d] + s * other[d];
  }
  return rim;
}
