// What a reader guessed before a run, and what the run then said.

import { truthOf } from './petals.js';

/** Of a slider's range: a guess within the first is right, within the second near. */
const RIGHT = 0.04;
const NEAR = 0.12;

/** A measure of a run's last moment as people say it: shares in per cent. */
const valueOf = (run, measure) => (measure === 'testAccuracy' ? 100 * run.testAccuracy : run.measures[measure]);

/**
 * The right answer of a question: a number, the place of a choice, or petals as lib/petals.js has them; `facts`: {runs} of the last moment, {pairs} of a model
 * (a PairSet), or {rates}, of the right people turned away for each choice.
 */
export function answerOf({ kind, number, measure }, { runs, pairs, rates }) {
  const values = runs?.map((run) => valueOf(run, measure));
  switch (kind) {
    case 'choice': return number - 1;
    case 'run': return values[number - 1];
    case 'least': return values.indexOf(Math.min(...values));
    case 'most': return values.indexOf(Math.max(...values));
    case 'turned-away': return 100 * pairs.at(pairs.angleAtFar(number)).frr;
    case 'petals': return truthOf(runs[number - 1]);
    case 'cause': return rates.indexOf(Math.max(...rates));
    default: return number;
  }
}

/** How good a guess is: `right`, `near` or `far`; of a choice, never `near`. */
export function gradeOf(slider, guess, answer) {
  if (!slider) return guess === answer ? 'right' : 'far';
  const away = Math.abs(guess - answer) / (slider.to - slider.from);
  return away <= RIGHT ? 'right' : away <= NEAR ? 'near' : 'far';
}

/** How many pairs there are among so many pictures, and triplets of two of one class and one of another. */
export function comparisons(pictures, classes) {
  const own = pictures / classes;
  return { pairs: (pictures * (pictures - 1)) / 2, triplets: pictures * (own - 1) * (pictures - own) };
}
