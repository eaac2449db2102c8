// The numbers of every run: a column per run, a row per number.

import { degrees, fixed, percent, short } from '../lib/format.js';
import { h, say } from './dom.js';

const ROWS = [
  ['accuracy', (run) => percent(run.testAccuracy)],
  ['own', (run) => degrees(run.meanOwnAngleDeg)],
  ['own95', (run) => degrees(run.own95AngleDeg)],
  ['inter', (run) => `${degrees(run.minInterAngleDeg)} / ${degrees(run.meanInterAngleDeg)}`],
  ['length', (run) => `${short(run.norm5)} – ${short(run.norm95)}`],
  ['time', (run) => `${fixed(run.epoch, 1)} / ${fixed(run.seconds, 1)}`],
];

/** Fills the table; dashes before anything is trained. `runs` has undefined where a run has no numbers. */
export function fillTable(table, titles, runs) {
  const head = h('tr', {}, h('th', { scope: 'col', textContent: say('numbers.run') }),
    titles.map((title, i) => h('th', { scope: 'col', textContent: title, class: `run${i}` })));
  const rows = ROWS.map(([name, text]) => h('tr', {},
    h('th', { scope: 'row', textContent: say(`numbers.${name}`) }),
    titles.map((_, i) => h('td', { textContent: runs[i] ? text(runs[i]) : '–' }))));
  table.replaceChildren(h('thead', {}, head), h('tbody', {}, rows));
}
