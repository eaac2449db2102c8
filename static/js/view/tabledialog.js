// The textbook's table: 32 faces by five traits, each there or not. A tap takes one.

import { faceImage } from '../lib/faces.js';
import { h, say } from './dom.js';

const ROWS = 32;
const TRAITS = 5;
const PICTURE = 128;

const bitsOf = (row) => row.toString(2).padStart(TRAITS, '0');

/** Opens the table; answers the row taken, or null. `traits` describe the people, the table's five first. */
export function chooseFromTable(traits) {
  const five = traits.slice(0, TRAITS);
  return new Promise((resolve) => {
    let taken = null;
    const dialog = h('dialog', { class: 'textbook', 'aria-labelledby': 'textbook-title' });
    const take = (row) => {
      taken = row;
      dialog.close();
    };
    dialog.append(
      h('h2', { id: 'textbook-title', textContent: say('verify.table.title') }),
      h('p', { class: 'hint', textContent: say('verify.table.text') }),
      h('p', { class: 'hint', textContent: five.map(({ label }, i) => `${i + 1} ${label}`).join('  ·  ') }),
      h('div', { class: 'textbook-rows' }, Array.from({ length: ROWS }, (_, row) => faceButton(row, five, take))),
      h('button', { type: 'button', textContent: say('photo.cancel'), onclick: () => dialog.close() }));
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(taken);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

function faceButton(row, five, take) {
  const bits = bitsOf(row);
  const there = five.filter((_, i) => bits[i] === '1').map(({ label }) => label).join(', ');
  return h('button', { type: 'button', 'aria-label': say('verify.table.face', row, there || bits), onclick: () => take(row) },
    h('img', { src: faceImage({ person: `row${row}`, traits: {}, shot: {} }, PICTURE), alt: '', loading: 'lazy' }),
    h('span', { textContent: bits }));
}
