// What runs have in common before one of them was forked from another.

const START = 'at=';

/** After how many batches a change in the course of a run begins; one that begins at an end nobody wrote down: none. */
const beginOf = (change) => (change?.startsWith(START) ? parseInt(change.slice(START.length), 10) : 0);

/** After how many batches two runs part that were one, by their texts; 0 if they never were one, or never part. */
export function partAt(one, other) {
  const [changes, others] = [one, other].map((text) => text.split('~'));
  if (one === other || changes[0] !== others[0]) return 0;
  const first = changes.findIndex((change, i) => change !== others[i]);
  const parting = first < 0 ? [others[changes.length]] : [changes[first], others[first]].filter(Boolean);
  return Math.min(...parting.map(beginOf));
}

/** Those of `shown`, {text, run: {step}}, that are not one with an earlier of them at that moment. */
export function withoutPasts(shown) {
  const pasts = sharedPasts(shown.map(({ text, run: { step } }) => ({ text, step })));
  return shown.filter((_, i) => !pasts[i]);
}

/** For each run, {text, step}, which earlier one it still is at that step, and until when: {run, until}; else nothing. */
export function sharedPasts(runs) {
  return runs.map(({ text, step }, i) => runs.slice(0, i)
    .map((earlier, run) => ({ run, until: partAt(earlier.text, text) }))
    .find(({ until }) => step <= until && until > 0));
}
