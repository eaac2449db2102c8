// How long features are, by how their photographs were taken.

import { quantile } from './scales.js';

/** Where fewer photographs show a condition, or are without it, nothing is said. */
const FEWEST = 8;

/** Standard deviations of the rank sum that are more than chance, with about as many conditions as there are. */
const BEYOND_CHANCE = 3;

/**
 * Lengths as shares of the median of the same person's, as some people's features are long and others' short: {shares, rows,
 * low, high}. The rows are the conditions that enough photographs plainly show, those of the shortest features first: {label,
 * faces (indices), median (of their shares), change (against the median of the others, as a share of it), isBeyondChance}.
 * `columns`: [{label, texts}], a text per photograph, empty where it does not show the condition.
 */
export function byCondition(columns, lengths, persons) {
  const shares = ofOwnMedian(lengths, persons);
  const rows = columns.map(({ label, texts }) => rowOf(label, texts, shares)).filter(Boolean).sort((a, b) => a.change - b.change);
  return { shares, rows, low: Math.min(...shares), high: Math.max(...shares) };
}

function ofOwnMedian(lengths, persons) {
  const own = new Map();
  persons.forEach((person, index) => own.set(person, [...(own.get(person) ?? []), lengths[index]]));
  const medians = new Map([...own].map(([person, all]) => [person, quantile(all, 0.5)]));
  return persons.map((person, index) => lengths[index] / (medians.get(person) || 1));
}

function rowOf(label, texts, shares) {
  const all = [...texts.keys()];
  const faces = all.filter((index) => texts[index]);
  if (Math.min(faces.length, all.length - faces.length) < FEWEST) return undefined;
  const some = faces.map((index) => shares[index]);
  const others = all.filter((index) => !texts[index]).map((index) => shares[index]);
  const median = quantile(some, 0.5);
  return {
    label, faces, median, change: median / quantile(others, 0.5) - 1, isBeyondChance: Math.abs(rankScore(some, others)) > BEYOND_CHANCE,
  };
}

/** How far two samples are from being ranked alike, in standard deviations (Mann and Whitney 1947); above 0: the first is larger. */
function rankScore(some, others) {
  let larger = 0;
  for (const one of some) {
    for (const other of others) larger += one > other ? 1 : one === other ? 0.5 : 0;
  }
  const pairs = some.length * others.length;
  return (larger - pairs / 2) / Math.sqrt((pairs * (some.length + others.length + 1)) / 12);
}
