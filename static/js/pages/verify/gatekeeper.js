// The quality gate at the door of /verify: guesses how good the two pictures are and, if it is told to, refuses before
// anything is decided.

import * as api from '../../app/api.js';
import { isLate, session } from '../../app/session.js';
import { described } from '../../lib/faces.js';
import { fixed } from '../../lib/format.js';
import { latest } from '../../lib/latest.js';
import { byId, say, setText } from '../../view/dom.js';
import { inWords } from '../../view/verdict.js';

const SIDES = ['left', 'right'];

export class Gatekeeper {
  /** `isOn`: whether it refuses, or only says so; `changed(isOn)` hears whenever the decision may be another one. */
  constructor(isOn, changed) {
    this.changed = changed;
    this.box = byId('gate-on');
    this.box.checked = isOn;
    this.box.onchange = () => this.show();
    this.ask = latest(() => this.guess());
  }

  /** Which of the two faces are looked at, and by which model; undefined without one. */
  setFaces(model, faces) {
    if (model !== this.model) this.quality = undefined;
    Object.assign(this, { model, faces });
    this.ask();
  }

  /** The quality that is asked for; undefined while it is not known. */
  setLevel(level) {
    this.level = level;
    if (this.quality) this.show();
    else this.ask();
  }

  async guess() {
    const { model, faces } = this;
    if (!model || this.level === undefined) {
      this.show();
      return;
    }
    try {
      ({ quality: this.quality, flaws: this.flaws, doubts: this.doubts } = await session.begin('model/quality').answer(api.faceQuality(model, faces.map(described))));
    } catch (error) {
      if (isLate(error)) return;
      this.quality = undefined; // without a guess there is no gate
    }
    this.show();
  }

  show() {
    byId('gate-note').parentElement.hidden = !this.isKnown;
    if (this.isKnown) {
      setText('gate-note', this.note);
    }
    this.changed(this.box.checked);
  }

  /** What the gate makes of the two pictures, in a sentence. */
  get note() {
    const { bad } = this;
    if (!bad) return this.noteOfNone;
    const flaws = this.flaws[SIDES.indexOf(bad)];
    if (flaws.length) return say(`verify.gate.flawed.${bad}`, inWords(flaws.map((knob) => `${knob}.more`)));
    const numbers = [this.quality[SIDES.indexOf(bad)], this.level];
    return say(`verify.gate.bad.${bad}`, ...numbers.map((value) => fixed(value, 2)));
  }

  /** The same where neither is refused: both are good, or one is a photograph that somebody should look at. */
  get noteOfNone() {
    const unsure = SIDES.filter((_, i) => this.doubts[i].length).at(-1);
    if (!unsure) return say(this.faces.some(({ photo }) => photo) ? 'verify.gate.good.photo' : 'verify.gate.good');
    return say(`verify.gate.unsure.${unsure}`, inWords(this.doubts[SIDES.indexOf(unsure)].map((knob) => `${knob}.maybe`)));
  }

  get isKnown() {
    return Boolean(this.model && this.quality) && this.level !== undefined;
  }

  /** The side whose picture is not good enough, one with a flaw first, then the worse one; else undefined. */
  get bad() {
    const flawed = SIDES.filter((_, i) => this.flaws[i].length);
    if (flawed.length) return flawed.at(-1);
    const [left, right] = this.quality;
    const worst = left < right ? 0 : 1;
    return this.quality[worst] < this.level ? SIDES[worst] : undefined;
  }

  /** The side that is refused before anybody is compared, if the gate is on. */
  get refused() {
    return this.box.checked && this.isKnown ? this.bad : undefined;
  }
}
