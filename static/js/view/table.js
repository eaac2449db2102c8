// The numbers of every run: a column per run, a row per number. The measures come from the catalogue, so that a new
// one is shown as soon as the server knows it.

import { degrees, fixed, percent, short } from '../lib/format.js';
import { measureOf } from '../lib/ownangles.js';
import { h, say } from './dom.js';

const BEFORE = [['accuracy', (run) => percent(run.testAccuracy)]];
const AFTER = [['time', (run) => `${fixed(run.epoch, 1)} / ${fixed(run.seconds, 1)}`]];
const NUMBER = (value) => fixed(value, 3);
const BY_UNIT = { degrees, share: percent, length: short };

/**
 * Fills the table; dashes before anything is trained. `runs` has undefined where a run has no numbers; `measures`:
 * [{key, unit, label}].
 */
export function fillTable(table, titles, runs, measures) {
  const head = h('tr', {}, h('th', { scope: 'col', textContent: say('numbers.run') }),
    titles.map((title, i) => h('th', { scope: 'col', textContent: title, class: `run${i}` })));
  const own = ([name, text]) => [say(`numbers.${name}`), text];
  const measured = ({ key, unit, label }) => [label, (run) => (BY_UNIT[unit] ?? NUMBER)(measureOf(run, key))];
  const rows = [...BEFORE.map(own), ...measures.map(measured), ...AFTER.map(own)];
  table.replaceChildren(h('thead', {}, head), h('tbody', {}, rows.map(([name, text]) => h('tr', {},
    h('th', { scope: 'row', textContent: name }),
    titles.map((_, i) => h('td', { textContent: runs[i] ? text(runs[i]) : '–' }))))));
}
