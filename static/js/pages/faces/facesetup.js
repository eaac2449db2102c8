// What the settings of /faces look like: short names, a few dimensions to choose from, starting points.

import { joinComparison, splitComparison } from '../../lib/spec.js';
import { boot, say } from '../../view/dom.js';

export const FIRST_FIELDS = ['data', 'net', 'dim', 'people', 'holdout-people', 'epochs', 'seed'];

/** Two maps beside each other can be read, and what follows compares two. */
export const MOST_RUNS = 2;

const DIMENSIONS = ['2', '3', '16', '64', '128'];
const NO_USE = ['test-data', 'classes'];

/** A field as this page offers it, or null when it has no use for it. */
export function adaptField(info) {
  if (NO_USE.includes(info.key)) return null;
  const short = `faces.field.${info.key}`;
  const label = boot.messages[short] ?? info.label;
  const help = info.help || (label === info.label ? '' : info.label);
  if (info.key !== 'dim') return { ...info, label, help, ofFaces: true };
  const choices = DIMENSIONS.map((value) => ({ value, label: boot.messages[`faces.dim.${value}`] ?? value }));
  return { ...info, label, help: say('faces.dim.help'), kind: 'choice', choices };
}

/** A field changed by hand; with other data, what nobody has touched follows what is usual for them. */
export function changeField(settings, key, text) {
  if (key === 'data') settings.followUsual(usualFor(settings.runs[0].data), usualFor(text));
  settings.setField(key, text);
}

function usualFor(data) {
  const [usual] = splitComparison(boot.usual[data] ?? '');
  return usual ?? {};
}

/** Begins anew from a starting point; two losses stay, and get its data, people and numbers per face. */
export function startWith(settings, text) {
  const { runs, sharable } = settings;
  if (runs.length === 1) return settings.open(text);
  const [start] = splitComparison(text);
  const shared = Object.fromEntries(Object.entries(start).filter(([key]) => sharable.has(key) && key !== 'loss'));
  return settings.open(joinComparison(runs.map((run) => ({ ...run, ...shared })), sharable));
}

/** The starting point whose data and dimension a run has, or undefined. */
export function startOf(starts, run) {
  const same = (text) => {
    const [start] = splitComparison(text);
    const isClosed = (fields) => fields['holdout-people'] === '0';
    return isClosed(start) === isClosed(run) && (!isClosed(run) || start.dim === run.dim);
  };
  return Object.keys(starts).find((name) => same(starts[name]));
}
