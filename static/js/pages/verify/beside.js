// A second curve beside the deciding model's: what raw pixels can do, or another model on its own unseen people.

import * as api from '../../app/api.js';
import { session, unlessLate } from '../../app/session.js';
import { rate } from '../../lib/rates.js';
import { byId, h, say } from '../../view/dom.js';

const PIXELS = 'pixels';
const NOTHING = 'nothing';

export class Beside {
  /** `others()`: the models there are; `choice`: pixels, nothing or a model's id; `changed(choice)` hears another one. */
  constructor(tradeOff, { others, choice, changed, trouble }) {
    Object.assign(this, { tradeOff, others, choice, trouble });
    byId('beside').onchange = () => {
      this.choice = byId('beside').value;
      changed(this.choice);
      this.load();
    };
  }

  /** The model that decides has changed, or the others have. */
  setModel(model) {
    this.model = model;
    const options = this.others().filter(({ id }) => id !== model.id)
      .map(({ id, title, eer }) => [id, say('decide.beside.model', title, rate(eer))]);
    const all = [[PIXELS, say('decide.beside.pixels')], ...options, [NOTHING, say('decide.beside.nothing')]];
    byId('beside').replaceChildren(...all.map(([value, textContent]) => h('option', { value, textContent })));
    byId('beside').value = all.some(([value]) => value === this.choice) ? this.choice : PIXELS;
    this.load();
  }

  async load() {
    const { model } = this;
    const chosen = byId('beside').value;
    const turn = session.begin('model/beside');
    this.tradeOff.setBeside(undefined);
    if (chosen === NOTHING) return;
    const curve = chosen === PIXELS ? api.modelCurve(model.id, 'pixels') : api.modelCurve(chosen, 'embedding');
    await turn.answer(curve).then((found) => this.tradeOff.setBeside(found), unlessLate(this.trouble));
  }
}
