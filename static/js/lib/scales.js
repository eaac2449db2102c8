// From numbers to places on the screen, and round numbers for axes.

/** A function that maps [from, to] onto [start, end]. */
export function linear(from, to, start, end) {
  const slope = (end - start) / (to - from || 1);
  return (value) => start + (value - from) * slope;
}

const ROUND = [1, 1.25, 1.5, 1.75, 2, 2.5, 3, 3.5, 4, 5, 6, 7, 8, 9, 10];

/** The next number at or above value that is round times a power of ten: never more than a quarter above it. */
export function roundUp(value) {
  if (!(value > 0) || !Number.isFinite(value)) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const step = ROUND.find((s) => s * power >= value * (1 - 1e-9));
  return step * power;
}

/** About `wanted` round numbers in [from, to], both ends included where they are round. */
export function ticks(from, to, wanted) {
  const span = to - from;
  if (!(span > 0) || !Number.isFinite(span)) return [from];
  const rough = span / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].find((s) => s * power >= rough) * power;
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step);
}

/** The value below which a share q (0 to 1) of the numbers lies. */
export function quantile(numbers, q) {
  const sorted = Float64Array.from(numbers).sort();
  return sorted.length ? sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] : NaN;
}

/** For counts in bins of one degree, evenly spread within their bin: the angle in degrees below which a share q of them lies. */
export function binQuantile(bins, q) {
  const wanted = q * sum(bins);
  let below = 0;
  for (let bin = 0; bin < bins.length; bin++) {
    if (bins[bin] > 0 && below + bins[bin] >= wanted) return bin + (wanted - below) / bins[bin];
    below += bins[bin];
  }
  return NaN;
}

export function sum(numbers) {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}

/** Slow at both ends: 0 → 0, 1 → 1. */
export function ease(t) {
  return t < 0.5 ? 4 * t * t * t : 1 - (-2 * t + 2) ** 3 / 2;
}
