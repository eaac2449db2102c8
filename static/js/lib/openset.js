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

/** The curve {far, dir} over all thresholds, by rising false-alarm rate. */
export function openSetCurve({ mated, strangers }) {
  const cuts = [0, ...[...strangers].sort((a, b) => a - b), 180];
  return cuts.map((deg) => openSetAt(deg, { mated, strangers }));
}

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
