// Turning a ball by dragging: rotations as 3 × 3 matrices, row by row.

/** Seen slightly from above and from the side, so that all three axes show. */
export const FIRST_LOOK = multiply(aboutX(0.35), aboutY(-0.5));

function multiply(a, b) {
  const out = new Array(9);
  for (let row = 0; row < 3; row++) {
    for (let col = 0; col < 3; col++) {
      out[3 * row + col] = a[3 * row] * b[col] + a[3 * row + 1] * b[3 + col] + a[3 * row + 2] * b[6 + col];
    }
  }
  return out;
}

function aboutX(rad) {
  const [c, s] = [Math.cos(rad), Math.sin(rad)];
  return [1, 0, 0, 0, c, -s, 0, s, c];
}

function aboutY(rad) {
  const [c, s] = [Math.cos(rad), Math.sin(rad)];
  return [c, 0, s, 0, 1, 0, -s, 0, c];
}

/** The rotation after a drag by (dx, dy), in radii of the ball, dy downwards: what was grabbed follows the hand. */
export function dragged(rotation, dx, dy) {
  return multiply(multiply(aboutX(dy), aboutY(dx)), rotation);
}

/** Rows of an (N × 3) array turned: places (x, y interleaved, y up) and depths (towards the eye). */
export function turned(rows, rotation) {
  const count = rows.length / 3;
  const places = new Float32Array(2 * count);
  const depths = new Float32Array(count);
  const [a, b, c, d, e, f, g, h, i] = rotation;
  for (let n = 0; n < count; n++) {
    const [x, y, z] = [rows[3 * n], rows[3 * n + 1], rows[3 * n + 2]];
    places[2 * n] = a * x + b * y + c * z;
    places[2 * n + 1] = d * x + e * y + f * z;
    depths[n] = g * x + h * y + i * z;
  }
  return { places, depths };
}
