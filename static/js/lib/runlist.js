// The stored experiments as a list: which are shown, in which order, which stand side by side.

import { measureOf } from './ownangles.js';
import { THEN, splitComparison } from './spec.js';

/** What a column sorts by: of several runs the best one, of a missing number nothing. */
const least = (name) => (experiment) => Math.min(...numbers(experiment, name));
const most = (name) => (experiment) => Math.max(...numbers(experiment, name));
const numbers = ({ runs }, name) => runs.map((run) => numberOf(run, name)).filter(Number.isFinite);

/** A number of a stored run: as of one that trains. */
export const numberOf = (run, name) => measureOf({ testAccuracy: run.accuracy, eer: run.eer, measures: run }, name);

const KEYS = {
  star: ({ star }) => Number(star),
  title: (experiment) => titleOf(experiment),
  data: ({ dataLabel }) => dataLabel,
  loss: least('loss'),
  accuracy: most('accuracy'),
  median: least('medianOwnAngleDeg'),
  p95: least('p95OwnAngleDeg'),
  eer: least('eer'),
  seconds: ({ seconds }) => seconds,
  created: ({ created }) => created,
  who: ({ who }) => who,
  state: ({ state }) => state,
};

/** All that stands at the head of a column one can sort by. */
export const SORTS = Object.keys(KEYS);

/** What an experiment is called: its runs. */
export const titleOf = ({ runs }) => runs.map(({ title }) => title).join(' · ');

/** So many settings tell two of one name apart; more would hide the name. */
const MOST_TOLD = 4;

/** What column or title tells already. */
const TOLD = ['data', 'loss', THEN];

/** Experiments by what their rows would call them alike. */
function namesakes(experiments) {
  const groups = new Map();
  for (const one of experiments) {
    const name = `${titleOf(one)}\n${one.dataLabel}`;
    groups.set(name, [...(groups.get(name) ?? []), one]);
  }
  return [...groups.values()];
}

/** A setting of an experiment in text form, of each run if they differ in it; where it is not said its word, or a dash. */
const settingOf = (runs, key, unsaid) => [...new Set(runs.map((run) => run[key] || unsaid[key] || '–'))].join('/');

/** What tells some apart, each given as {key: text} of its runs: for each the settings in which they differ. */
function telling(settings, unsaid) {
  const keys = [...new Set(settings.flat().flatMap(Object.keys))].filter((key) => !TOLD.includes(key));
  const differing = keys.filter((key) => new Set(settings.map((runs) => settingOf(runs, key, unsaid))).size > 1).slice(0, MOST_TOLD);
  return settings.map((runs) => differing.map((key) => `${key}=${settingOf(runs, key, unsaid)}`).join(' '));
}

/**
 * What tells experiments of one name apart, by id: the settings in which they differ, such as `epochs=3 seed=2`; `unsaid`: by
 * key, the word where one is not said.
 */
export function differences(experiments, unsaid = {}) {
  const told = new Map();
  for (const group of namesakes(experiments)) {
    const texts = telling(group.map(({ text }) => splitComparison(text)), unsaid);
    group.forEach(({ id }, i) => told.set(id, texts[i]));
  }
  return told;
}

/** Those in which every word of `text` is to be found, whatever its case. */
export function filtered(experiments, text) {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return experiments.filter((one) => {
    const all = [titleOf(one), one.dataLabel, one.text, one.who].join('\n').toLowerCase();
    return words.every((word) => all.includes(word));
  });
}

/** In the order of a column; those without a value come last, whichever way. */
export function sorted(experiments, column, isDown) {
  const key = KEYS[column];
  const isMissing = (value) => typeof value === 'number' && !Number.isFinite(value);
  return [...experiments].sort((a, b) => {
    const [left, right] = [key(a), key(b)];
    if (isMissing(left) || isMissing(right)) return Number(isMissing(left)) - Number(isMissing(right));
    const order = typeof left === 'string' ? left.localeCompare(right) : left - right;
    return isDown ? -order : order;
  });
}

/** Whether a comparison can be shown from what is stored, without training. */
export const isStored = (experiments, text) =>
  experiments.some((one) => one.text === text && one.state === 'done' && !one.dataChanged);

/** How many runs some experiments have together. */
export const runsOf = (experiments) => experiments.reduce((sum, { runs }) => sum + runs.length, 0);
