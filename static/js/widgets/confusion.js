// <fs-confusion>: what digits are read as, a table of buttons: rows are the true classes, columns the classes read.
//
// One cell takes the focus; arrow keys go from there to the others. Tells `cell`, with {row, column}, when one is pressed.

import { count as inDigits } from '../lib/format.js';
import { h, say } from '../view/dom.js';

const WAYS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

class FsConfusion extends HTMLElement {
  /** `names` of the rows; the first `columns` of them are trained on and can be read. */
  setClasses(names, columns) {
    if (this.made === `${names}/${columns}`) return;
    this.made = `${names}/${columns}`;
    this.names = names;
    this.caption = h('caption');
    this.cells = names.map((_, row) => names.slice(0, columns).map((__, column) => this.makeCell(row, column)));
    const line = (row) => h('tr', {}, h('th', { scope: 'row', textContent: names[row] }), this.cells[row].map((cell) => h('td', {}, cell)));
    const rows = names.map((_, row) => line(row));
    const head = h('tr', {}, h('th', { scope: 'col', textContent: say('confusion.corner') }),
      names.slice(0, columns).map((name) => h('th', { scope: 'col', textContent: name })));
    const unseen = h('tr', {}, h('th', { class: 'unseen', colSpan: columns + 1, scope: 'rowgroup', textContent: say('legend.unseen') }));
    this.replaceChildren(h('table', { class: 'confusion' }, this.caption, h('thead', {}, head), h('tbody', {}, rows.slice(0, columns)),
      names.length > columns ? h('tbody', {}, unseen, rows.slice(columns)) : null));
    this.cells[0][0].tabIndex = 0;
    this.setName(this.name ?? '');
  }

  makeCell(row, column) {
    const cell = h('button', { type: 'button', tabIndex: -1, class: row === column ? 'right' : 'wrong' });
    cell.addEventListener('click', () => this.dispatchEvent(new CustomEvent('cell', { detail: { row, column } })));
    cell.addEventListener('focus', () => this.take(cell));
    cell.addEventListener('keydown', (event) => this.walk(event, row, column));
    return cell;
  }

  /** The one that Tab comes back to. */
  take(cell) {
    for (const other of this.cells.flat()) other.tabIndex = other === cell ? 0 : -1;
  }

  walk(event, row, column) {
    const way = WAYS[event.key];
    if (!way) return;
    event.preventDefault();
    this.cells[row + way[0]]?.[column + way[1]]?.focus();
  }

  /** Whose table it is. */
  setName(name) {
    this.name = name;
    if (this.caption) this.caption.textContent = name;
  }

  /** `counts`: rows of numbers, as lib/confusion.js gives them; `open`: {row, column} of the cell on show, or undefined. */
  show(counts, open) {
    counts.forEach((line, row) => {
      const all = line.reduce((sum, n) => sum + n, 0);
      line.forEach((n, column) => this.showCell(this.cells[row][column], n, all, [row, column]));
    });
    this.cells.forEach((line, row) => line.forEach((cell, column) =>
      cell.setAttribute('aria-pressed', String(open?.row === row && open?.column === column))));
  }

  showCell(cell, n, all, [row, column]) {
    cell.textContent = n ? inDigits(n) : '·';
    cell.style.setProperty('--share', `${all ? Math.sqrt(n / all) * 100 : 0}%`);
    cell.setAttribute('aria-label', say('confusion.cell', this.names[row], this.names[column], n, all));
  }
}

customElements.define('fs-confusion', FsConfusion);
