// The kept models of a kind below a stage: opened again, taken along, pinned, deleted.

import * as api from './api.js';
import { byId, say, setText } from '../view/dom.js';
import { KeptTable } from '../view/kepttable.js';

export class KeptModels {
  /** `kind`: digits or faces; `labels`: what data are called, by name; `on`: {open(id), of digits; trouble(error)}. */
  constructor(kind, labels, on) {
    this.kind = kind;
    this.labels = labels;
    this.on = on;
    this.list = [];
    this.damaged = [];
    this.opened = '';
    this.table = new KeptTable(byId('kept-models'), {
      open: on.open, fileOf: api.modelFile, remove: (id) => this.change(api.dropModel(id)),
      pin: (id, pinned) => this.change(api.pinModel(id, pinned)).then(() => this.table.focusPin(id)),
    });
    this.load();
  }

  /** Reads the list again when the runs on screen have been kept; `ids`: under which they are. */
  follow(ids = []) {
    if (ids.join() === this.opened) return;
    this.opened = ids.join();
    this.load();
  }

  async load() {
    try {
      [this.list, this.damaged] = await Promise.all([api.models(this.kind), api.damagedModels()]);
      this.show();
    } catch (error) {
      this.on.trouble(error);
    }
  }

  async change(asked) {
    try {
      await asked;
    } catch (error) {
      this.on.trouble(error);
    }
    await this.load();
  }

  show() {
    byId('kept-card').hidden = !this.list.length && !this.damaged.length;
    setText('kept-title', say('kept.title', this.list.length));
    this.table.show(this.list, this.labels, this.opened.split(','), this.damaged);
  }
}
