// The table of two runs' overlaps, a row each; degrees stand in their own row only, on that model's own scale.

import { degrees, fixed } from '../lib/format.js';
import { rate } from '../lib/rates.js';
import { h, runColour, say } from './dom.js';

const COLUMNS = ['dPrime', 'eer', 'frr'];

/** `runs`: [{place, title, overlap}]. */
export function fillCompareTable(table, runs) {
  table.replaceChildren(
    h('thead', {}, h('tr', {}, h('td'), [...COLUMNS, 'scale'].map((name) => h('th', { scope: 'col', textContent: say(`faces.compare.${name}`) })))),
    h('tbody', {}, runs.map(row)));
}

function row({ place, title, overlap }) {
  const { measures, errors, same, different, eer } = overlap;
  const name = h('th', { scope: 'row', textContent: title });
  name.style.color = runColour(place);
  const own = say('faces.compare.own', ...[same.mean, different.mean, eer.deg].map((deg) => degrees(deg, 0)));
  return h('tr', {}, name, COLUMNS.map((key) => cell(key, measures[key], errors[key])), h('td', { class: 'own-scale', textContent: own }));
}

function cell(key, value, error) {
  const [words, plusMinus] = key === 'dPrime'
    ? [fixed(value, 2), fixed(error, 2)]
    : [rate(value), fixed(100 * error, 100 * error < 1 ? 2 : 1)];
  return h('td', { class: key }, words, h('span', { class: 'hint', textContent: ` ± ${plusMinus}` }));
}
