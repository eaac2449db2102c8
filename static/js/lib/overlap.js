// How far the angles of pairs of one person and of pairs of different people overlap. Angles of two models
// are on two scales; overlaps are on one: d′, equal error rate, and what it costs to let few strangers in.

import { angleBetween, unitRows } from './pairs.js';

export const BIN_DEG = 0.02;
const BINS = 180 / BIN_DEG;

/** The share of different people taken for one person at which the share of refused pairs is told. */
const FAR = 0.01;

/** An error rate from here on is close to guessing, which is 50 %. */
const UNLEARNED = 0.4;

/** Differences up to so many standard errors may be chance: 95 in 100 are. */
const NOISE = 2;

/** The angles of one kind of pair: counts in fine bins, mean and spread. */
class Hill {
  constructor(bins = new Int32Array(BINS), count = 0, sum = 0, squares = 0) {
    Object.assign(this, { bins, count, sum, squares });
  }

  add(deg) {
    this.bins[Math.min(BINS - 1, Math.floor(deg / BIN_DEG))]++;
    this.count++;
    this.sum += deg;
    this.squares += deg * deg;
  }

  /** What is left when some of the pairs are taken away. */
  without({ bins, count, sum, squares }) {
    return new Hill(this.bins.map((all, i) => all - bins[i]), this.count - count, this.sum - sum, this.squares - squares);
  }

  get mean() {
    return this.sum / this.count;
  }

  /** Mean squared distance from the mean. */
  get variance() {
    return Math.max(0, this.squares / this.count - this.mean ** 2);
  }

  get sd() {
    return Math.sqrt(this.variance);
  }
}

export class Overlap {
  /** `same`, `different`: the hills; `each`: per person {same, different}, the pairs in which that person is. */
  constructor(same, different, each = []) {
    Object.assign(this, { same, different, each });
    this.points = this.curve();
  }

  /** Of all pairs of embeddings, row-major (N × dim); `persons` tells whose each of them is. */
  static of(rows, dim, persons) {
    const unit = unitRows(rows, dim);
    const [same, different] = [new Hill(), new Hill()];
    const each = new Map([...new Set(persons)].sort((a, b) => a - b).map((person) => [person, { same: new Hill(), different: new Hill() }]));
    const own = persons.map((person) => each.get(person));
    for (let a = 0; a < persons.length; a++) {
      for (let b = a + 1; b < persons.length; b++) {
        const deg = angleBetween(unit, dim, a, b);
        if (persons[a] === persons[b]) {
          same.add(deg);
          own[a].same.add(deg);
        } else {
          different.add(deg);
          own[a].different.add(deg);
          own[b].different.add(deg);
        }
      }
    }
    return new Overlap(same, different, [...each.values()]);
  }

  get people() {
    return this.each.length;
  }

  get pairs() {
    return this.same.count + this.different.count;
  }

  /** |μs − μd| / √((σs² + σd²)/2), Green and Swets' d′ with both spreads pooled. */
  get dPrime() {
    return Math.abs(this.same.mean - this.different.mean) / this.spreadDeg;
  }

  /** Root of the mean of both variances, in degrees. */
  get spreadDeg() {
    return Math.sqrt((this.same.variance + this.different.variance) / 2);
  }

  /** Every threshold: [{deg, far, frr}]; a pair up to it is taken for one person. */
  curve() {
    let [accepted, refused] = [0, this.same.count];
    const points = [{ deg: 0, far: 0, frr: 1 }];
    for (let bin = 0; bin < BINS; bin++) {
      if (!this.same.bins[bin] && !this.different.bins[bin]) continue;
      accepted += this.different.bins[bin];
      refused -= this.same.bins[bin];
      points.push({ deg: (bin + 1) * BIN_DEG, far: accepted / this.different.count, frr: refused / this.same.count });
    }
    return points;
  }

  /** Where FAR and FRR are equal, in straight lines between thresholds: {rate, deg}. */
  get eer() {
    const { far, deg } = this.crossing((point) => point.far - point.frr);
    return { rate: far, deg };
  }

  /** The share of pairs of one person refused where 1 % of the others are accepted. */
  get frrAtFar() {
    return this.crossing((point) => point.far - FAR).frr;
  }

  /** The point between thresholds beyond which something that rises is above 0. */
  crossing(rising) {
    if (!Number.isFinite(this.same.mean) || !Number.isFinite(this.different.mean)) return { deg: NaN, far: NaN, frr: NaN };
    const k = this.points.findIndex((point) => rising(point) > 0);
    const [before, after] = [this.points[k - 1], this.points[k]];
    const part = -rising(before) / (rising(after) - rising(before));
    const at = (key) => before[key] + part * (after[key] - before[key]);
    return { deg: at('deg'), far: at('far'), frr: at('frr') };
  }

  /** What is told of it, {dPrime, eer, frr}. */
  get measures() {
    return { dPrime: this.dPrime, eer: this.eer.rate, frr: this.frrAtFar };
  }

  /** The measures without the first person, without the second … (Quenouille's jackknife). */
  get leaveOneOut() {
    this.left ??= this.each.map((one) => new Overlap(this.same.without(one.same), this.different.without(one.different)).measures);
    return this.left;
  }

  /** Standard errors of the measures, by people: pairs that share somebody are no independent witnesses. */
  get errors() {
    return Object.fromEntries(['dPrime', 'eer', 'frr'].map((key) => [key, standardError(this.leaveOneOut.map((one) => one[key]))]));
  }
}

/** A statistic's standard error from its values without each of n people. */
export function standardError(values) {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  return Math.sqrt(((n - 1) / n) * values.reduce((sum, value) => sum + (value - mean) ** 2, 0));
}

/**
 * What may be said of two overlaps of the same people, {kind, which, difference, error}: `lost` (no numbers), `unlearned`
 * (close to guessing), `faultless` (no mistakes on either side), `alike` (within noise), `divided` (d′ and EER disagree) or `apart`; `which` is the place meant,
 * of `apart` and `divided` the one with the smaller EER; `difference` of the EERs and its standard error, paired by person.
 */
export function verdictOf(overlaps) {
  const [one, other] = overlaps.map(({ measures }) => measures);
  const first = (isSo) => [one, other].findIndex(isSo);
  const lost = first(({ dPrime, eer }) => !Number.isFinite(dPrime) || !Number.isFinite(eer));
  if (lost >= 0) return { kind: 'lost', which: lost };
  const unlearned = first(({ eer }) => eer >= UNLEARNED);
  if (unlearned >= 0) return { kind: 'unlearned', which: unlearned };
  if (one.eer === 0 && other.eer === 0) return { kind: 'faultless', which: 0 };
  const difference = Math.abs(one.eer - other.eer);
  const [left, right] = overlaps.map(({ leaveOneOut }) => leaveOneOut);
  const error = standardError(left.map(({ eer }, i) => eer - right[i].eer));
  const which = one.eer < other.eer ? 0 : 1;
  if (!(difference > NOISE * error)) return { kind: 'alike', which, difference, error };
  const agree = (one.dPrime > other.dPrime) === (which === 0);
  return { kind: agree ? 'apart' : 'divided', which, difference, error };
}
