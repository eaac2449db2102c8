// Angles between a feature and the class directions, in any dimension.

const DEG = 180 / Math.PI;

/** Length of row `index` of a (N × dim) array. */
export function lengthOf(rows, dim, index) {
  let total = 0;
  for (let i = 0; i < dim; i++) total += rows[index * dim + i] ** 2;
  return Math.sqrt(total);
}

/** Angle in degrees, 0 to 180, of a cosine, which rounding may have brought beyond −1 … 1. */
export const angleOf = (cosine) => Math.acos(Math.min(1, Math.max(-1, cosine))) * DEG;

/** Angle in degrees, 0 to 180, between row `index` of features and class direction `cls` (unit rows). */
export function angleToClassDeg(features, dim, index, directions, cls) {
  let dot = 0;
  for (let i = 0; i < dim; i++) dot += features[index * dim + i] * directions[cls * dim + i];
  return angleOf(dot / (lengthOf(features, dim, index) || 1));
}

/** The class other than `own` whose direction is nearest: {cls, angleDeg}. */
function nearestOther(features, dim, index, directions, own) {
  let best = { cls: -1, angleDeg: Infinity };
  for (let cls = 0; cls < directions.length / dim; cls++) {
    if (cls === own) continue;
    const angleDeg = angleToClassDeg(features, dim, index, directions, cls);
    if (angleDeg < best.angleDeg) best = { cls, angleDeg };
  }
  return best;
}

/** What the hover card says about one digit in one run; those of no class trained on come after the others. */
export function aboutPoint(run, index, label) {
  const count = run.predicted.length;
  const isUnseen = index >= count;
  const [features, decided, at] = isUnseen ? [run.unseen, run.unseenPredicted, index - count] : [run.features, run.predicted, index];
  return {
    label,
    isUnseen,
    predicted: decided[at],
    ownDeg: isUnseen ? NaN : angleToClassDeg(features, run.dim, at, run.directions, label),
    other: nearestOther(features, run.dim, at, run.directions, isUnseen ? -1 : label),
    length: lengthOf(features, run.dim, at),
  };
}

/** The value of a sampled curve (ascending xs) at x, by straight lines between samples. */
export function valueAt(xs, ys, x) {
  let right = xs.findIndex((sample) => sample >= x);
  if (right < 0) right = xs.length - 1;
  if (right === 0) return ys[0];
  const t = (x - xs[right - 1]) / (xs[right] - xs[right - 1] || 1);
  return ys[right - 1] + (ys[right] - ys[right - 1]) * Math.min(1, t);
}
