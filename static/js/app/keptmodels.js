// The kept models of digits on /play: opened again, taken along, deleted.

import * as api from '../../app/api.js';
import { byId, say, setText } from '../../view/dom.js';
import { KeptTable } from '../../view/kepttable.js';

export class KeptModels {
  /** `labels`: what data are called, by name; `on`: {open(id), trouble(error)}. */
  constructor(labels, on) {
    this.labels = labels;
    this.on = on;
    this.list = [];
    this.opened = '';
    this.table = new KeptTable(byId('kept-models'), { open: on.open, fileOf: api.modelFile, remove: (id) => this.remove(id) });
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
      this.list = await api.models('digits');
      this.show();
    } catch (error) {
      this.on.trouble(error);
    }
  }

  async remove(id) {
    try {
      await api.dropModel(id);
    } catch (error) {
      this.on.trouble(error);
    }
    await this.load();
  }

  show() {
    byId('kept-card').hidden = !this.list.length;
    setText('kept-title', say('kept.title', this.list.length));
    this.table.show(this.list, this.labels, this.opened.split(','));
  }
}
