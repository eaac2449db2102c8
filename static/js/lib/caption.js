// What a moment shows, as sentences: [[key, …arguments], …], computed from the runs' measures. Nobody is praised inside
// noise, in a warm-up, or after a collapse.

import { degrees, fixed, percent, short } from './format.js';
import { isTelling, ownAnglesOf } from './ownangles.js';

/** A ratio smaller than this is not worth a word, however many digits it rests on: another seed moves it as much. */
const WORTH_SAYING = 1.25;

/**
 * Two standard errors of a difference between two runs, as a share of the median angle. Angles to the own direction
 * are about half-normal: their median m has density 0.43/m there, so its standard error is 1/(2 · 0.43/m · √n) = 1.17 m/√n;
 * that of the 95th percentile is 0.95 q/√n, which this covers. 2 · √2 · 1.17 = 3.3.
 */
const TWO_ERRORS = 3.3;

/** Losing so much accuracy is too dear to be called better. */
const TOO_DEAR = 0.05;

/** Of features all in one direction the mean of the unit vectors is nearly one long. */
const ONE_RAY = 0.9;

const HALF_AN_EPOCH = 0.5;

/**
 * `shown`: [{title, run, ending}], ending as the server names it or undefined; `isOver`: nothing more will come.
 * A single sound run has nothing to say here.
 */
export function captionOf(shown, { isOver }) {
  if (shown.every(({ run }) => run.step === 0)) return [['caption.first']];
  const troubles = shown.map((one) => troubleOf(one, isOver)).filter(Boolean);
  const sound = shown.filter((one) => !troubleOf(one, isOver));
  const weak = sound.filter(({ run }) => run.marginStrength < 1);
  const warmUp = warmUpOf(sound);
  if (sound.length < 2) return [...troubles, ...warmUp];
  if (weak.length) return [...troubles, ...warmUp, ['caption.wait']];
  return [...troubles, ...compared(sound, isOver), ...(isOver && shown.length > 2 ? sound.flatMap(ownOf) : [])];
}

/** What a run in the plane is like by itself: how long its features are, how far apart its classes, where its loss is sure. */
function ownOf({ title, run: { dim, measures } }) {
  if (dim !== 2 || !Number.isFinite(measures.wedgeDeg)) return [];
  const key = measures.wedgeDeg > 0 ? 'caption.own.wedge' : 'caption.own.none';
  return [[key, title, short(measures.norm5), short(measures.norm95), degrees(measures.minInterMeanDeg), degrees(measures.wedgeDeg || NaN)]];
}

/** Which runs' margin and scale are not in full force yet, those of one strength in one sentence. */
export function warmUpOf(shown) {
  const byStrength = new Map();
  for (const { title, run } of shown.filter(({ run: { marginStrength } }) => marginStrength < 1)) {
    const strength = fixed(100 * run.marginStrength, 0);
    byStrength.set(strength, [...(byStrength.get(strength) ?? []), title]);
  }
  return [...byStrength].map(([strength, titles]) => ['caption.warmup', titles.join(', '), strength]);
}

/** What is wrong with a run, as a sentence, or null. */
export function troubleOf({ title, run, ending }, isOver) {
  if (isBroken(run, ending)) return ['caption.diverged', title];
  const isLate = isOver || run.epoch >= HALF_AN_EPOCH;
  if (isLate && run.inOnePoint) return [`caption.collapsed.point.${run.corners}`, title, fixed(run.trainLoss, 2)];
  if (!isLate || !isNearChance(run)) return null;
  const isOpen = Number.isFinite(run.eer);
  if (isOneRay(run)) {
    return isOpen ? ['caption.collapsed.pairs', title, percent(run.eer)] : ['caption.collapsed', title, percent(run.testAccuracy), run.classes];
  }
  if (!isOver) return null;
  return isOpen ? ['caption.lost.pairs', title, percent(run.eer)] : ['caption.lost', title, percent(run.testAccuracy)];
}

/** Whether what is wrong with a run is that all its features have become one. */
export const hasCollapsed = (one, isOver) => troubleOf(one, isOver)?.[0].startsWith('caption.collapsed') ?? false;

function isBroken(run, ending) {
  return ending?.toLowerCase() === 'diverged' || !Number.isFinite(run.features[0]);
}

/** A fifth of the way from guessing to knowing, at most; whoever guesses at pairs is wrong about half of them. */
function isNearChance({ testAccuracy, classes, eer }) {
  return Number.isFinite(eer) ? eer > 0.4 : testAccuracy < 1 / classes + 0.2 * (1 - 1 / classes);
}

/** Whether all features point one way, or nearly all digits are taken for the same. */
function isOneRay({ features, dim, predicted, classes }) {
  const count = features.length / dim;
  const mean = new Float64Array(dim);
  for (let row = 0; row < features.length; row += dim) {
    const length = Math.hypot(...features.subarray(row, row + dim)) || 1;
    for (let i = 0; i < dim; i++) mean[i] += features[row + i] / length / count;
  }
  const votes = new Array(classes).fill(0);
  for (const cls of predicted) votes[cls]++;
  return Math.hypot(...mean) >= ONE_RAY || Math.max(...votes) >= ONE_RAY * count;
}

/** The tightest beside the widest: who, how much, and at what price. Nothing where angles are not measured. */
function compared(runs, isOver) {
  const early = runs.find(({ run }) => !isTelling(run));
  if (early) return [[isOver ? 'caption.weak' : 'caption.early', early.title, percent(early.run.testAccuracy)]];
  const sorted = runs.filter((one) => Number.isFinite(median(one))).sort((a, b) => median(a) - median(b));
  if (sorted.length < 2) return [];
  const [tight, wide] = [sorted[0], sorted.at(-1)];
  const needed = Math.max(WORTH_SAYING, 1 + TWO_ERRORS / Math.sqrt(Math.min(readRight(tight), readRight(wide))));
  const byHalf = median(wide) / median(tight);
  const byMost = p95(wide) / p95(tight);
  const angles = [degrees(median(tight)), degrees(median(wide)), degrees(p95(tight)), degrees(p95(wide))];
  const price = priceOf(tight, wide);
  const mostDiffer = Math.max(byMost, 1 / byMost) >= needed;
  if (!(byHalf >= needed) && !mostDiffer) return [[isOver ? 'caption.same' : 'caption.alike', ...angles], ...price.apart];
  if (!(byHalf >= needed && byMost >= needed)) return [['caption.mixed', tight.title, wide.title, ...angles], ...price.apart];
  if (apart(wide) > WORTH_SAYING * apart(tight)) {
    return [['caption.shrunk', tight.title, wide.title, degrees(apart(tight)), degrees(apart(wide))], ...price.apart];
  }
  if (price.lost > TOO_DEAR) return [['caption.dear', tight.title, wide.title, ...price.both, angles[0], angles[1]]];
  return [['caption.tighter', tight.title, wide.title, fixed(byHalf, 1), ...angles], price.sentence];
}

const median = ({ run }) => ownAnglesOf(run).half;
const p95 = ({ run }) => ownAnglesOf(run).most;
/** Smallest angle between two class means: who pulls everything together is not tighter. */
const apart = ({ run }) => run.measures.minInterMeanDeg ?? NaN;
const readRight = ({ run }) => (run.features.length / run.dim) * run.testAccuracy;

/**
 * What being tighter costs in accuracy: {lost (share), both (percentages), sentence, apart}; `apart` tells who reads more
 * right where that is more than noise, two standard errors.
 */
function priceOf(tight, wide) {
  const [p, q] = [tight.run.testAccuracy, wide.run.testAccuracy];
  const noise = 2 * Math.sqrt((p * (1 - p)) / tight.run.testCount + (q * (1 - q)) / wide.run.testCount);
  const both = [percent(p), percent(q)];
  const key = Math.abs(p - q) <= noise ? 'caption.price.none' : p < q ? 'caption.price' : 'caption.price.gain';
  const better = p > q ? [tight.title, ...both] : [wide.title, ...both.toReversed()];
  return {
    lost: q - p, both, sentence: [key, ...both, fixed(100 * Math.abs(p - q), 1)],
    apart: Math.abs(p - q) <= noise ? [] : [['caption.accuracy', ...better]],
  };
}
