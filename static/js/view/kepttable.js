// The kept models of digits, a row each, with what can be done with it.

import { percent, when } from '../lib/format.js';
import { boot, h, say } from './dom.js';

export class KeptTable {
  /** `on`: {open(id), remove(id), fileOf(id)}. */
  constructor(table, on) {
    this.table = table;
    this.on = on;
  }

  /** `models` as the server lists them, `labels` what data are called by name, `opened` the ids of those on screen. */
  show(models, labels, opened) {
    const head = ['model', 'data', 'accuracy', 'time'].map((name) => h('th', { scope: 'col', textContent: say(`kept.${name}`) }));
    const actions = h('td', {}, h('span', { class: 'visually-hidden', textContent: say('kept.actions') }));
    this.table.replaceChildren(h('thead', {}, h('tr', {}, head, actions)),
      h('tbody', {}, models.map((model) => this.row(model, labels, opened.includes(model.id)))));
  }

  row(model, labels, isOpen) {
    const { id, run, network, dim, data, accuracy, time } = model;
    return h('tr', { 'aria-current': isOpen ? 'true' : undefined },
      h('th', { scope: 'row' }, run, ' ', h('span', { textContent: say('kept.network', network, dim) })),
      h('td', { textContent: labels[data] ?? data }),
      h('td', { textContent: percent(accuracy ?? NaN) }),
      h('td', { textContent: when(time, boot.lang) }),
      h('td', { class: 'actions' },
        h('button', { type: 'button', textContent: say('kept.open'), 'aria-label': say('kept.open.of', run), onclick: () => this.on.open(id) }),
        h('a', { href: this.on.fileOf(id), download: '', textContent: say('kept.file'), 'aria-label': say('kept.file.of', run) }),
        h('button', {
          type: 'button', class: 'plain owners', textContent: say('model.remove'), 'aria-label': say('kept.remove.of', run), onclick: () => this.askRemoval(model),
        })));
  }

  askRemoval({ id, title }) {
    if (confirm(say('model.remove.sure', title))) this.on.remove(id);
  }
}
