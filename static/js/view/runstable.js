// The stored experiments, a row each, with what can be done with them.

import { degrees, fixed, percent, when } from '../lib/format.js';
import { SORTS, numberOf, titleOf } from '../lib/runlist.js';
import { boot, h, say } from './dom.js';

const MEASURED = [
  ['loss', 'loss', (value) => fixed(value, 3)], ['accuracy', 'accuracy', percent], ['median', 'medianOwnAngleDeg', degrees],
  ['p95', 'p95OwnAngleDeg', degrees], ['eer', 'eer', percent],
];

const COLUMNS = ['chosen', 'star', 'title', 'data', ...MEASURED.map(([column]) => column), 'seconds', 'created', 'who', 'state', 'remove'];

/** What stands in place of a setting that a text need not say. */
export const unsaid = { classes: say('selection.all') };

export class RunsTable {
  /** `on`: {sort(column), choose(id, chosen), star(id, on), remove(id)}. */
  constructor(table, on) {
    this.table = table;
    this.on = on;
  }

  /** `sort`: {column, isDown}; `chosen`: a Set of ids; `apart`: by id, what tells those of one name apart. */
  show(experiments, sort, chosen, apart) {
    const focused = this.table.querySelector(':focus')?.dataset.what;
    this.table.replaceChildren(h('thead', {}, h('tr', {}, COLUMNS.map((column) => this.head(column, sort)))),
      h('tbody', {}, experiments.map((one) => this.row(one, chosen.has(one.id), apart.get(one.id)))));
    // A new row of the same thing: whoever works with the keyboard goes on where they were.
    if (focused) [...this.table.querySelectorAll('[data-what]')].find(({ dataset }) => dataset.what === focused)?.focus();
  }

  head(column, { column: by, isDown }) {
    const text = say(`runs.column.${column}`);
    if (!SORTS.includes(column)) return h('td', {}, h('span', { class: 'visually-hidden', textContent: text }));
    const order = column === by ? (isDown ? 'descending' : 'ascending') : undefined;
    const sign = h('span', { 'aria-hidden': 'true', textContent: order ? (isDown ? ' ▾' : ' ▴') : '' });
    return h('th', { scope: 'col', 'aria-sort': order },
      h('button', { type: 'button', class: 'plain', 'data-what': `sort ${column}`, onclick: () => this.on.sort(column) }, text, sign));
  }

  row(one, isChosen, apart) {
    const { id, text, page, runs, dataLabel, dataChanged, created, mine, who, star, seconds } = one;
    const title = apart ? `${titleOf(one)}, ${apart}` : titleOf(one);
    const each = (cell) => runs.map((run) => h('div', {}, cell(run)));
    const cell = (column, ...content) => h('td', { 'data-column': say(`runs.column.${column}`), class: column }, ...content);
    return h('tr', { 'data-run': id },
      cell('chosen', h('input', {
        type: 'checkbox', checked: isChosen, 'data-what': `choose ${id}`, 'aria-label': say('runs.choose', title),
        onchange: ({ target }) => this.on.choose(id, target.checked),
      })),
      cell('star', h('button', {
        type: 'button', class: 'plain', textContent: star ? '★' : '☆', 'aria-pressed': String(star), disabled: !mine,
        'data-what': `star ${id}`, 'aria-label': say('runs.star', title), onclick: () => this.on.star(id, !star),
      })),
      h('th', { scope: 'row' }, h('a', { href: `/${page}?run=${id}#${text}` }, runs.map((run) => h('div', {}, run.title)), apart ? h('span', { class: 'hint', textContent: apart }) : null)),
      cell('data', dataLabel, dataChanged ? h('div', { class: 'note', textContent: say('runs.changed') }) : ''),
      MEASURED.map(([column, name, words]) => cell(column, each((run) => words(numberOf(run, name))))),
      cell('seconds', fixed(seconds, 1)),
      cell('created', when(created, boot.lang)),
      cell('who', this.who(one, who)),
      cell('state', this.state(one)),
      cell('remove', h('button', {
        type: 'button', class: 'plain', textContent: say('runs.column.remove'), disabled: !mine, 'data-what': `remove ${id}`,
        'aria-label': say('runs.remove.of', title), onclick: () => confirm(say('runs.remove.sure', title)) && this.on.remove(id),
      })));
  }

  who({ own }, who) {
    return own ? say('runs.you') : (who || say('runs.nobody'));
  }

  state({ state, step, totalSteps }) {
    return say(`runs.state.${state}`, step, totalSteps);
  }
}
