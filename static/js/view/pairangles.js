// The angles between classes as a table of colours: the nearer two of them, the stronger.

import { degrees, fixed } from '../lib/format.js';
import { h, inARow, say } from './dom.js';

/** So many classes have room for numbers, and so many for their colours. */
const MOST_NUMBERS = 16;
const MOST_CLASSES = 40;
const FAR_DEG = 90;

/** Fills a table; `angles` as lib/pairangles.pairAngles gives them; `name(cls)` answers what a class is called. */
export function showPairAngles(table, { square }, title, name) {
  const shown = square.slice(0, MOST_CLASSES);
  if (table.rows.length !== shown.length + 1) table.replaceChildren(...emptyTable(shown.length));
  table.classList.toggle('dense', shown.length > MOST_NUMBERS);
  table.setAttribute('aria-label', say('pairs.label', title));
  shown.forEach((row, i) => {
    const cells = table.rows[i + 1].cells;
    cells[0].textContent = table.rows[0].cells[i + 1].textContent = name(i);
    row.slice(0, shown.length).forEach((value, j) => showCell(cells[j + 1], value, i - j, [name(i), name(j)]));
  });
}

/** The two directions nearest to each other, in words, and how many classes are left out. */
export function pairsInWords({ square, a, b, deg }, name) {
  const isCut = square.length > MOST_CLASSES;
  return inARow(a < 0 ? '' : say('pairs.nearest', name(a), name(b), degrees(deg)), isCut ? say('pairs.some', MOST_CLASSES, square.length) : '');
}

function showCell(cell, deg, side, names) {
  cell.textContent = fixed(deg, 0);
  cell.style.setProperty('--near', `${Math.round(100 * Math.max(0, 1 - deg / FAR_DEG) ** 1.2) || 0}%`);
  cell.title = say(`pairs.cell.${side < 0 ? 'directions' : side ? 'means' : 'own'}`, ...names, degrees(deg));
}

function emptyTable(count) {
  const times = (make) => Array.from({ length: count }, make);
  return [
    h('thead', {}, h('tr', {}, h('td', {}), times(() => h('th', { scope: 'col' })))),
    h('tbody', {}, times((_, i) => h('tr', {}, h('th', { scope: 'row' }), times((_, j) => h('td', { class: i === j ? 'own' : null }))))),
  ];
}
