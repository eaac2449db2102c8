// What digits are read as, a table per run, and the pictures behind a cell: the same cell of every run.

import { confusionOf, digitsOf } from '../../lib/confusion.js';
import { count, degrees } from '../../lib/format.js';
import { byId, h, say, setText } from '../../view/dom.js';
import '../../widgets/confusion.js';

/** So many pictures at a time. */
const MORE = 40;

/** A table of more classes than these would be of more cells than anybody reads. */
const MOST_CLASSES = 26;

export class Confusion {
  /** `imageOf(index)`: the address of a digit's picture. */
  constructor(imageOf) {
    this.imageOf = imageOf;
    this.card = byId('confusion');
    this.tables = [];
    this.limit = MORE;
    this.card.addEventListener('toggle', () => this.refresh());
  }

  /** `shown` as in play.js; `digits`: {labels, unseen (classes, in the order of the points), names, seen (how many)}. */
  show(shown, digits) {
    this.shown = shown.filter(({ run }) => run.predicted.length === digits.labels.length);
    this.digits = digits;
    this.refresh();
  }

  clear() {
    this.shown = [];
    this.refresh();
  }

  /** Nothing is counted while nobody looks. */
  refresh() {
    if (!this.card.open) return;
    const all = this.shown ?? [];
    const isLarge = all.length > 0 && this.digits.names.length > MOST_CLASSES;
    const shown = isLarge ? [] : all;
    setText('confusion-hint', isLarge ? say('confusion.large', this.digits.names.length, MOST_CLASSES)
      : shown.length ? say('confusion.hint', count(this.digits.labels.length)) : say('confusion.empty'));
    const host = byId('confusion-tables');
    while (this.tables.length > shown.length) this.tables.pop().remove();
    while (this.tables.length < shown.length) host.append(this.makeTable());
    const isThere = this.cell && shown.length && this.cell.row < this.digits.names.length && this.cell.column < this.digits.seen;
    if (!isThere) this.cell = undefined;
    shown.forEach((one, i) => this.fill(this.tables[i], one));
    this.showCell();
  }

  makeTable() {
    const table = h('fs-confusion');
    table.addEventListener('cell', ({ detail }) => this.open(detail));
    this.tables.push(table);
    return table;
  }

  /** Opens a cell, or closes it if it is the one that is open. */
  open({ row, column }) {
    const isSame = this.cell?.row === row && this.cell?.column === column;
    this.cell = isSame ? undefined : { row, column };
    this.limit = MORE;
    this.refresh();
    setText('confusion-words', this.cell ? this.shown.map(({ title, run }) => this.picturesOf(title, run).words).join('. ') : '');
  }

  fill(table, { title, run, place }) {
    const { names, seen, labels, unseen } = this.digits;
    const others = unseen.length === run.unseenPredicted.length ? unseen : [];
    const [truth, read] = [[...labels, ...others], [...run.predicted, ...run.unseenPredicted]];
    table.setClasses(others.length ? names : names.slice(0, seen), seen);
    table.setName(title);
    table.style.setProperty('--own', `var(--run${place})`);
    table.show(confusionOf(truth, read, others.length ? names.length : seen, seen), this.cell);
  }

  /** The pictures of the cell that is open, worst first, run by run. */
  showCell() {
    const host = byId('confusion-cell');
    host.hidden = !this.cell;
    if (!this.cell) {
      host.replaceChildren();
      return;
    }
    const parts = this.shown.map(({ title, run }) => this.picturesOf(title, run));
    const key = JSON.stringify([parts, this.limit]);
    if (this.laid === key && host.children.length) return;
    this.laid = key;
    const focused = [...host.children].findIndex((section) => section.contains(document.activeElement));
    host.replaceChildren(...parts.map((part) => this.section(part)));
    // The button that was pressed is gone: whoever works with the keyboard goes on at the next one, or at its heading.
    const section = host.children[focused];
    (section?.querySelector('button') ?? section?.querySelector('h3'))?.focus();
  }

  picturesOf(title, run) {
    const { names, labels, unseen, seen } = this.digits;
    const { row, column } = this.cell;
    const list = digitsOf(run, [...labels, ...unseen], row, column);
    const kind = row >= seen ? 'unseen' : row === column ? 'right' : 'wrong';
    const words = say(`confusion.open.${kind}`, title, names[row], names[column], count(list.length));
    return { words, list };
  }

  section({ words, list }) {
    const more = list.length > this.limit ? h('button', {
      type: 'button', textContent: say('confusion.more', count(list.length - this.limit)), onclick: () => {
        this.limit += MORE;
        this.showCell();
      },
    }) : null;
    const { names } = this.digits;
    const { row, column } = this.cell;
    return h('section', {}, h('h3', { tabIndex: -1, textContent: words }),
      h('ul', {}, list.slice(0, this.limit).map(({ index, deg }) => h('li', {},
        h('img', { src: this.imageOf(index), alt: say('confusion.image', index, names[row], names[column], degrees(deg)), width: 44, height: 44, loading: 'lazy' }),
        h('span', { 'aria-hidden': 'true', textContent: degrees(deg) })))),
      more);
  }
}
