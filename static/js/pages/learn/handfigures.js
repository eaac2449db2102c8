// Live figures that need neither a run nor a model: faces made of features, and how many comparisons there are.

import { comparisons } from '../../lib/question.js';
import { count, fixed, large } from '../../lib/format.js';
import { h, say } from '../../view/dom.js';

/** The five features of the textbook's table, in the order of the row's binary digits. */
const FEATURES = ['eyelid', 'nose', 'eyes', 'skin', 'shape'];
const ROWS = 2 ** FEATURES.length;
const COLUMNS = [5, 10, 20, 33];
const VALUES = [2, 4, 10];
const CLASSES = 10;
const PICTURES = [100, 1000, 10_000, 60_000];

const faceOf = (row, size) => `/api/paper/face.png?person=row${row}&size=${size}`;

/** What both have in common: they are ready at once. */
class HandFigure {
  constructor(host, figure, ended) {
    this.ended = ended;
    this.body = h('div', { class: 'hand-figure' });
    host.append(this.body);
    this.fill();
  }

  async load() {}

  hold() {
    this.body.hidden = true;
  }

  release() {
    this.body.hidden = false;
    this.ended({});
  }
}

/** Five switches make one of 32 faces; more columns and finer values make more than there are people. */
export class TraitsFigure extends HandFigure {
  fill() {
    this.row = 0b10110;
    this.face = h('img', { width: 256, height: 256 });
    this.boxes = FEATURES.map((key, i) => h('input', { type: 'checkbox', onchange: () => this.show(this.row ^ (1 << (FEATURES.length - 1 - i))) }));
    this.code = h('p', { class: 'trait-code', role: 'status' });
    this.small = Array.from({ length: ROWS }, (_, row) =>
      h('button', { type: 'button', 'aria-label': say('learn.traits.face', row + 1), onclick: () => this.show(row) },
        h('img', { src: faceOf(row, 64), width: 64, height: 64, alt: '' })));
    this.body.append(
      h('div', { class: 'trait-one' }, this.face,
        h('div', {}, ...FEATURES.map((key, i) => h('label', { class: 'check' }, this.boxes[i], ` ${say(`learn.traits.${key}`)}`)), this.code)),
      h('div', { class: 'trait-all' }, ...this.small), this.more());
    this.show(this.row);
  }

  show(row) {
    this.row = row;
    const digits = [...row.toString(2).padStart(FEATURES.length, '0')];
    digits.forEach((digit, i) => (this.boxes[i].checked = digit === '1'));
    this.face.src = faceOf(row, 256);
    this.face.alt = say('learn.traits.face', row + 1);
    this.code.textContent = say('learn.traits.code', digits.join(' '), row + 1, ROWS);
    this.small.forEach((button, i) => button.setAttribute('aria-pressed', String(i === row)));
  }

  more() {
    const words = h('output', { class: 'trait-count' });
    const select = (key, list) => h('select', { 'aria-label': say(`learn.traits.${key}`), onchange: () => tell() }, ...list.map((one) => h('option', {}, String(one))));
    const [columns, values] = [select('columns', COLUMNS), select('values', VALUES)];
    const tell = () => (words.value = say('learn.traits.count', large(Number(values.value) ** Number(columns.value))));
    tell();
    return h('p', { class: 'trait-more' }, h('label', {}, `${say('learn.traits.columns')} `, columns), h('label', {}, `${say('learn.traits.values')} `, values), words);
  }
}

/** Pairs and triplets among so many pictures of ten classes. */
export class CountFigure extends HandFigure {
  fill() {
    this.rows = h('tbody');
    this.buttons = PICTURES.map((pictures) => h('button', { type: 'button', onclick: () => this.show(pictures) }, count(pictures)));
    const head = ['looks', 'number', 'time'].map((key) => h('th', { scope: 'col' }, say(`learn.count.${key}`)));
    this.body.append(
      h('div', { class: 'door-sizes' }, h('span', { class: 'hint' }, say('learn.count.pictures', CLASSES)),
        h('div', { class: 'segmented', role: 'group', 'aria-label': say('learn.count.pictures', CLASSES) }, ...this.buttons)),
      h('table', { class: 'count-table' }, h('thead', {}, h('tr', {}, ...head)), this.rows));
    this.show(PICTURES[1]);
  }

  show(pictures) {
    const { pairs, triplets } = comparisons(pictures, CLASSES);
    this.rows.replaceChildren(...[['single', pictures], ['pairs', pairs], ['triplets', triplets]].map(([key, number]) => h('tr', {},
      h('th', { scope: 'row' }, say(`learn.count.${key}`)), h('td', {}, large(number)), h('td', {}, lasting(number / SECOND)))));
    this.buttons.forEach((button, i) => button.setAttribute('aria-pressed', String(PICTURES[i] === pictures)));
  }
}

/** A crowd in which ten are wanted, each found nine times out of ten. */
const WANTED = 10;
const FOUND = 0.9;
const CROWDS = [500, 5000, 50_000];
const RATES = [100, 1000, 10_000];

/** The alarms in a crowd, true and false, each a dot. */
export class AlarmsFigure extends HandFigure {
  fill() {
    this.dots = h('div', { class: 'alarm-dots', role: 'img' });
    this.words = h('p', { class: 'door-words', role: 'status' });
    const select = (key, list, now) => h('select', { 'aria-label': say(`learn.alarms.${key}`), onchange: () => this.show() },
      ...list.map((one) => h('option', { value: one, selected: one === now }, count(one))));
    this.crowd = select('crowd', CROWDS, CROWDS[2]);
    this.rate = select('rate', RATES, RATES[1]);
    this.body.append(
      h('p', { class: 'trait-more' }, h('label', {}, `${say('learn.alarms.crowd')} `, this.crowd), h('label', {}, `${say('learn.alarms.rate')} `, this.rate)),
      this.dots, this.words);
    this.show();
  }

  show() {
    const wrong = Math.round((Number(this.crowd.value) - WANTED) / Number(this.rate.value));
    const right = Math.round(WANTED * FOUND);
    this.dots.replaceChildren(...Array.from({ length: wrong + right }, (_, i) => h('span', { class: i < right ? 'wanted' : '' })));
    this.words.textContent = say('learn.alarms.words', right + wrong, wrong, fixed((100 * wrong) / (right + wrong), 0));
    this.dots.setAttribute('aria-label', this.words.textContent);
  }
}

/** Comparisons in a second, were a machine that quick. */
const SECOND = 1e5;
const UNITS = [['seconds', 1, 120], ['minutes', 60, 7200], ['hours', 3600, 172_800], ['days', 86_400, 63_072_000], ['years', 31_536_000, Infinity]];

function lasting(seconds) {
  const [unit, size] = UNITS.find(([, , most]) => seconds < most);
  const number = seconds / size;
  return say(`learn.count.${unit}`, number < 10 ? number.toPrecision(2) : large(Math.round(number)));
}
