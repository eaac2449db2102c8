// What is told of a run's measures: angles to the class means are those of the samples that were read right, which says nothing
// of a run that reads few.

const OF_THE_READ = ['medianOwnAngleDeg', 'p95OwnAngleDeg'];

/** Whether a run reads enough for that; of people never trained on nobody is read, and all count. */
export const isTelling = ({ testAccuracy, eer }) => Number.isFinite(eer) || !(testAccuracy < 0.5);

/** A measure of a run, {testAccuracy, eer, measures}, by its key; NaN where it is not known, or tells nothing. */
export const measureOf = (run, key) => (OF_THE_READ.includes(key) && !isTelling(run) ? NaN : (run.measures?.[key] ?? NaN));

/** Angles to the own class mean: {half: of half the samples that were read right, most: of 95 % of them}. */
export function ownAnglesOf(run) {
  const [half, most] = OF_THE_READ.map((key) => measureOf(run, key));
  return { half, most };
}
