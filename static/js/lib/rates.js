// Rates of error: their axes, their uncertainty, and how people read them.

import { PERCENT, decimal } from './format.js';

// Acklam's rational approximation of the inverse of the normal distribution; relative error 1.2e-9.
const A = [-39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716, 2.506628277459239];
const B = [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572];
const C = [-0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968, 2.938163982698783];
const D = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416];
const LOW = 0.02425;

const poly = (coefficients, x) => coefficients.reduce((sum, c) => sum * x + c, 0);

/** The normal deviate of a share 0 … 1: the axes of a DET plot (Martin et al., Eurospeech 1997). */
export function probit(share) {
  if (!(share > 0)) return -Infinity;
  if (!(share < 1)) return Infinity;
  if (share > 1 - LOW) return -probit(1 - share);
  if (share < LOW) {
    const q = Math.sqrt(-2 * Math.log(share));
    return poly(C, q) / (poly(D, q) * q + 1);
  }
  const q = share - 0.5;
  const r = q * q;
  return (poly(A, r) * q) / (poly(B, r) * r + 1);
}

/** Wilson's 95 % interval of `hits` in `tries`: {low, high}, shares. */
export function wilson(hits, tries) {
  if (!tries) return { low: 0, high: 1 };
  const z = 1.96;
  const share = hits / tries;
  const middle = (share + (z * z) / (2 * tries)) / (1 + (z * z) / tries);
  const half = (z * Math.sqrt((share * (1 - share)) / tries + (z * z) / (4 * tries * tries))) / (1 + (z * z) / tries);
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** A share as people read it: 0.025 %, 1.4 %, 36 %; two digits are enough. */
export function rate(share) {
  if (!Number.isFinite(share)) return '–';
  const value = 100 * share;
  if (value === 0) return `0${PERCENT}`;
  // Near 100 % it is the rest that counts: 99.9 % is not 100 %.
  const telling = value > 90 && value < 100 ? 100 - value : value;
  const decimals = telling >= 10 || value === 100 ? 0 : Math.max(0, Math.min(4, (value > 90 ? 0 : 1) - Math.floor(Math.log10(telling) + 1e-9)));
  return `${decimal(share, decimals, 2)}${PERCENT}`;
}

/** A round share for an axis or a wish, without zeros at its end. */
export const roundRate = (share) => `${Number((100 * share).toPrecision(6))}${PERCENT}`;
