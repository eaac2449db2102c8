// What digits are read as: counts by true class and class read, and the digits behind a count.

import { aboutPoint } from './angles.js';

/** For each class (rows) how many of its digits are read as each class (columns). `truth`, `read`: a class per digit. */
export function confusionOf(truth, read, rows, columns) {
  const counts = Array.from({ length: rows }, () => new Array(columns).fill(0));
  truth.forEach((cls, i) => counts[cls][read[i]]++);
  return counts;
}

/**
 * The digits of a class that are read as another, or as their own: [{index, deg}], worst first. That is who lies farthest
 * from the direction of its own class; of those of no class trained on, who lies nearest to the one it is taken for.
 * `truth`: a class per digit of the run, the unseen ones last.
 */
export function digitsOf(run, truth, cls, read) {
  const found = [];
  truth.forEach((own, index) => {
    if (own !== cls) return;
    const about = aboutPoint(run, index, own);
    if (about.predicted === read) found.push({ index, deg: about.isUnseen ? about.other.angleDeg : about.ownDeg, isUnseen: about.isUnseen });
  });
  return found.sort((a, b) => (a.isUnseen ? a.deg - b.deg : b.deg - a.deg)).map(({ index, deg }) => ({ index, deg }));
}
