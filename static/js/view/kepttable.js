// The kept models of a kind, a row each, with what can be done with it.

import { percent, when } from '../lib/format.js';
import { boot, h, say } from './dom.js';

export class KeptTable {
  /** `on`: {open(id), of digits; remove(id), pin(id, pinned), fileOf(id)}. */
  constructor(table, on) {
    this.table = table;
    this.on = on;
    this.figure = on.open ? 'accuracy' : 'eer';
  }

  /**
   * `models` as the server lists them, `labels` what data are called by name, `opened` the ids of those on screen, `damaged` the
   * names of files that cannot be opened.
   */
  show(models, labels, opened, damaged) {
    const head = ['model', 'data', this.figure, 'time'].map((name) => h('th', { scope: 'col', textContent: say(`kept.${name}`) }));
    const actions = h('td', {}, h('span', { class: 'visually-hidden', textContent: say('kept.actions') }));
    this.table.replaceChildren(h('thead', {}, h('tr', {}, head, actions)),
      h('tbody', {}, models.map((model) => this.row(model, labels, opened.includes(model.id))), damaged.map((file) => this.damagedRow(file))));
  }

  row(model, labels, isOpen) {
    const { id, run, network, dim, data, time } = model;
    return h('tr', { 'aria-current': isOpen ? 'true' : undefined },
      h('th', { scope: 'row' }, run, ' ', h('span', { textContent: say('kept.network', network, dim) }), noteOf(model)),
      h('td', { textContent: labels[data] ?? data }),
      h('td', { textContent: percent(model[this.figure] ?? NaN) }),
      h('td', { textContent: when(time, boot.lang) }),
      h('td', { class: 'actions' },
        this.use(model),
        h('a', { href: this.on.fileOf(id), download: '', textContent: say('kept.file'), 'aria-label': say('kept.file.of', run) }),
        this.pin(model),
        this.removal(model)));
  }

  damagedRow(file) {
    return h('tr', { class: 'damaged' },
      h('th', { scope: 'row', colSpan: 4 }, say('kept.damaged'), ' ', h('span', { textContent: file })),
      h('td', { class: 'actions' }, this.removal({ id: file, run: file, title: file })));
  }

  removal(model) {
    return h('button', {
      type: 'button', class: 'plain owners', textContent: say('model.remove'), 'aria-label': say('kept.remove.of', model.run), onclick: () => this.askRemoval(model),
    });
  }

  /** Digits are opened here; faces decide elsewhere. */
  use({ id, run }) {
    return this.on.open
      ? h('button', { type: 'button', textContent: say('kept.open'), 'aria-label': say('kept.open.of', run), onclick: () => this.on.open(id) })
      : h('a', { href: `/verify#model=${id}`, textContent: say('kept.decide'), 'aria-label': say('kept.decide.of', run) });
  }

  pin({ id, run, pinned }) {
    const key = pinned ? 'kept.unpin' : 'kept.pin';
    return h('button', {
      type: 'button', class: 'plain owners', 'data-pin': id, textContent: say(key), 'aria-label': say(`${key}.of`, run), onclick: () => this.on.pin(id, !pinned),
    });
  }

  /** Goes on where the button was that has been pressed. */
  focusPin(id) {
    this.table.querySelector(`[data-pin="${id}"]`)?.focus();
  }

  askRemoval({ id, title }) {
    if (confirm(say('model.remove.sure', title))) this.on.remove(id);
  }
}

/** Whether it stays, or goes when the next one is kept. */
function noteOf({ pinned, goesNext }) {
  if (!pinned && !goesNext) return '';
  return h('span', { class: 'note', textContent: say(pinned ? 'kept.pinned' : 'kept.goes') });
}
