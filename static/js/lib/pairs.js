// Angles between all pairs of embeddings: the truth beside any map.

import { angleOf } from './angles.js';

/** Rows of an (N × dim) array at unit length. */
export function unitRows(rows, dim) {
  const out = new Float32Array(rows.length);
  for (let start = 0; start < rows.length; start += dim) {
    let square = 0;
    for (let i = 0; i < dim; i++) square += rows[start + i] ** 2;
    const scale = square > 0 ? 1 / Math.sqrt(square) : 0;
    for (let i = 0; i < dim; i++) out[start + i] = rows[start + i] * scale;
  }
  return out;
}

/** Angle in degrees between rows `a` and `b` of an array of unit rows. */
export function angleBetween(unit, dim, a, b) {
  let dot = 0;
  for (let i = 0; i < dim; i++) dot += unit[a * dim + i] * unit[b * dim + i];
  return angleOf(dot);
}

/** Angles in degrees between the rows named by `order`, as a full square, row by row. */
export function angleSquare(rows, dim, order) {
  const unit = unitRows(rows, dim);
  const n = order.length;
  const square = new Float32Array(n * n);
  for (let a = 0; a < n; a++) {
    for (let b = a + 1; b < n; b++) {
      square[a * n + b] = square[b * n + a] = angleBetween(unit, dim, order[a], order[b]);
    }
  }
  return square;
}

/**
 * Pairs of one person and of different people, counted by angle in bins of one degree, from a square
 * of angles whose rows belong to `labels`: {same, different, sameCount, differentCount}.
 */
export function pairBins(square, labels) {
  const same = new Int32Array(180);
  const different = new Int32Array(180);
  const n = labels.length;
  for (let a = 0; a < n; a++) {
    for (let b = a + 1; b < n; b++) {
      const bins = labels[a] === labels[b] ? same : different;
      bins[Math.min(179, Math.floor(square[a * n + b]))]++;
    }
  }
  return { same, different };
}

/** The angle in degrees at which as many pairs of one person lie beyond as others lie below, and that share. */
export function equalError({ same, different }) {
  const total = (bins) => bins.reduce((sum, count) => sum + count, 0);
  const [allSame, allDifferent] = [total(same), total(different)];
  if (!allSame || !allDifferent) return { deg: NaN, rate: NaN };
  let [refused, accepted] = [allSame, 0];
  for (let deg = 0; deg < 180; deg++) {
    refused -= same[deg];
    accepted += different[deg];
    const [frr, far] = [refused / allSame, accepted / allDifferent];
    if (far >= frr) return { deg: deg + 1, rate: (far + frr) / 2 };
  }
  return { deg: 180, rate: 0.5 };
}

/** The `count` rows nearest to row `index` by angle: [{index, deg}], nearest first. */
export function nearestRows(rows, dim, index, count) {
  const unit = unitRows(rows, dim);
  const found = [];
  for (let other = 0; other < rows.length / dim; other++) {
    if (other !== index) found.push({ index: other, deg: angleBetween(unit, dim, index, other) });
  }
  return found.sort((a, b) => a.deg - b.deg).slice(0, count);
}
