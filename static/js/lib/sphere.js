// Embeddings are points on a sphere: angles between them, and a map around one of them. Vectors are arrays of unit length.

const DEG = 180 / Math.PI;
const ROUNDS = 12;

function dot(a, b) {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

/** The angle between two unit vectors, in degrees; from their distance, so that small angles stay exact. */
export function angleDeg(a, b) {
  let squares = 0;
  for (let i = 0; i < a.length; i++) squares += (a[i] - b[i]) ** 2;
  return 2 * DEG * Math.asin(Math.min(1, Math.sqrt(squares) / 2));
}

function scaled(vector, factor) {
  return vector.map((value) => value * factor);
}

function unit(vector) {
  const length = Math.sqrt(dot(vector, vector));
  return length > 1e-9 ? scaled(vector, 1 / length) : null;
}

/** What is left of a vector without its parts along some unit vectors. */
function without(vector, ...directions) {
  let rest = vector;
  for (const direction of directions) {
    const part = dot(rest, direction);
    rest = rest.map((value, i) => value - part * direction[i]);
  }
  return rest;
}

/** The direction of the sum of some unit vectors. */
export function centre(vectors) {
  const sum = new Array(vectors[0].length).fill(0);
  for (const vector of vectors) vector.forEach((value, i) => (sum[i] += value));
  return unit(sum) ?? vectors[0];
}

/** The nearest of some vectors: {index, deg}; index −1 when there are none. */
export function nearest(vector, others) {
  let best = { index: -1, deg: Infinity };
  others.forEach((other, index) => {
    const deg = angleDeg(vector, other);
    if (deg < best.deg) best = { index, deg };
  });
  return best;
}

/**
 * A map around `middle`: every point's distance from the middle is its true angle to it; its direction is that in which it
 * lies in the plane of two tangents, one towards `towards`, the other the way in which `others` differ most besides.
 * Answers place(vector) → {deg, turn}, turn in radians.
 */
export function mapAround(middle, towards, others) {
  const [, first] = planeThrough(middle, towards);
  const second = spread(others.map((other) => without(other, middle, first))) ?? anyTangent(middle, first);
  return (vector) => ({ deg: angleDeg(vector, middle), turn: Math.atan2(dot(vector, second), dot(vector, first)) });
}

/** The unit vector along which vectors spread most, by power iteration; null when they do not spread. */
function spread(vectors) {
  if (!vectors.length) return null;
  let direction = unit(vectors.find((vector) => dot(vector, vector) > 1e-9) ?? vectors[0]);
  for (let round = 0; direction && round < ROUNDS; round++) {
    const sum = new Array(direction.length).fill(0);
    for (const vector of vectors) {
      const part = dot(vector, direction);
      vector.forEach((value, i) => (sum[i] += part * value));
    }
    direction = unit(sum);
  }
  return direction;
}

/** Two axes of the plane through the origin and two unit vectors, the first of which is the first axis. */
export function planeThrough(one, other) {
  return [one, unit(without(other, one)) ?? anyTangent(one)];
}

/** A unit vector at right angles to some others, which are so to each other. */
export function anyTangent(...directions) {
  for (let axis = 0; axis < directions[0].length; axis++) {
    const candidate = unit(without(directions[0].map((_, i) => (i === axis ? 1 : 0)), ...directions));
    if (candidate) return candidate;
  }
  return scaled(directions[0], -1);
}
