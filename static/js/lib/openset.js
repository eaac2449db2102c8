// Identification with strangers: what a threshold does, from the angles of every probe.

/**
 * Shares at a threshold. `mated`: [{mateDeg, rank}] probes of enrolled people; `strangers`: the angle
 * of each stranger to the nearest enrolled person. Answers {dir, far}: enrolled people found at rank 1
 * within the threshold, and strangers taken for somebody.
 */
export function openSetAt(thresholdDeg, { mated, strangers }) {
  const found = mated.filter(({ mateDeg, rank }) => rank === 1 && mateDeg <= thresholdDeg).length;
  const fooled = strangers.filter((deg) => deg <= thresholdDeg).length;
  return { dir: found / mated.length, far: fooled / strangers.length, found, fooled };
}

const ascending = (angles) => [...angles].sort((a, b) => a - b);

/** Angles of those enrolled who come first: who is found is one of them, and near enough. */
const firstMates = ({ mated }) => ascending(mated.filter(({ rank }) => rank === 1).map(({ mateDeg }) => mateDeg));

/**
 * The most that can be found while the share of strangers taken for somebody stays within `far`:
 * {dir, thresholdDeg}. The threshold is the angle of the nearest stranger who has to stay out.
 */
export function dirAtFar(far, probes) {
  const strangers = ascending(probes.strangers);
  const thresholdDeg = strangers[Math.floor(far * strangers.length)] ?? Infinity;
  return { dir: firstMates(probes).filter((deg) => deg < thresholdDeg).length / probes.mated.length, thresholdDeg };
}

/** The curve {far, dir}, for every number of strangers taken for somebody the most that can be found. */
export function openSetCurve(probes) {
  const mates = firstMates(probes);
  let found = 0;
  return [...ascending(probes.strangers), Infinity].map((deg, fooled) => {
    while (found < mates.length && mates[found] < deg) found += 1;
    return { far: fooled / probes.strangers.length, dir: found / probes.mated.length };
  });
}

/** The smallest rate of false alarms so many strangers can speak for: none of n still leaves up to 3/n, with 95 % confidence. */
export const smallestFar = ({ strangers }) => Math.min(1, 3 / strangers.length);

/** Share of strangers whose largest cosine reaches the threshold, for each gallery size measured. */
export function falseIdentifications(best, thresholdDeg) {
  const cosine = Math.cos((thresholdDeg * Math.PI) / 180);
  return best.map((cosines) => cosines.filter((value) => value >= cosine).length / cosines.length);
}

/** Share of all pairs within the threshold, from counts per tenth of a degree. */
export function falseAcceptRate(angles, thresholdDeg) {
  const bins = Math.round((thresholdDeg * angles.length) / 180);
  let within = 0;
  let all = 0;
  angles.forEach((count, bin) => {
    all += count;
    if (bin < bins) within += count;
  });
  return all ? within / all : NaN;
}

/** 1 − (1 − FAR)^N, exact for tiny rates too: the chance that one of N comparisons goes wrong. */
export function expectedFalseIdentification(far, n) {
  return -Math.expm1(n * Math.log1p(-Math.min(far, 1 - 1e-12)));
}
