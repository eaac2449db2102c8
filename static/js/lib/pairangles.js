// The angle between every two classes: of their directions, and of where their digits are.

import { angleToClassDeg } from './angles.js';
import { measuredWedges } from './margin.js';

/**
 * A square of angles in degrees: above the diagonal between the directions of two classes, below it between their means (of
 * the features read right), on it from each direction to its own mean; NaN where a class has no mean. Also the nearest pair
 * of directions: {square (rows), a, b, deg}.
 */
export function pairAngles({ features, dim, predicted, directions }, labels) {
  const classes = directions.length / dim;
  const means = measuredWedges(features, dim, predicted, labels, classes).map((wedge) => wedge?.towards);
  const toDirection = (row, cls) => (row ? angleToClassDeg(row, dim, 0, directions, cls) : NaN);
  const between = (row, other) => (row && other ? angleToClassDeg(row, dim, 0, other, 0) : NaN);
  const directionOf = (cls) => directions.slice(cls * dim, (cls + 1) * dim);
  const square = Array.from({ length: classes }, (_, row) => Array.from({ length: classes }, (_, col) => {
    if (row === col) return toDirection(means[row], row);
    return row < col ? toDirection(directionOf(row), col) : between(means[row], means[col]);
  }));
  return { square, ...nearestPair(square) };
}

function nearestPair(square) {
  let best = { a: -1, b: -1, deg: Infinity };
  square.forEach((row, a) => row.forEach((deg, b) => {
    if (a < b && deg < best.deg) best = { a, b, deg };
  }));
  return best;
}
