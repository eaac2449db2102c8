// A curve of one's own in the chart of target logits: the hand over it, the buttons beneath it, what can be undone.

import { smoothCurve } from '../lib/monotone.js';
import { parsePoints, pointsText } from '../lib/psipoints.js';
import { cosDeg } from '../lib/wedge.js';
import { byId, h, say, setText } from './dom.js';
import { PsiHand } from './psihand.js';

const MODES = ['drag', 'draw'];

export class PsiEditor {
  /** `chart`: the element with the chart; `on`: {change(text), start(key): the text of points on a known loss, a promise}. */
  constructor(chart, on) {
    this.chart = chart;
    this.on = on;
    this.past = [];
    this.mode = 'drag';
    this.hand = new PsiHand(chart, {
      preview: (points) => chart.moveLine(this.place, smoothCurve(points)),
      change: (points, why) => this.take(pointsText(points), why),
      undo: () => this.undo(),
      select: () => this.showTools(),
      full: () => this.hint(say('psi.most', this.knob.most)),
    });
    for (const mode of MODES) byId(`psi-${mode}`).onclick = () => this.setMode(mode);
    byId('psi-undo').onclick = () => this.undo();
    byId('psi-add').onclick = () => this.hand.addAfter();
    byId('psi-remove').onclick = () => this.hand.remove();
    byId('psi-start').onchange = ({ target }) => this.start(target);
  }

  /** Whether the points at a place are those at hand, whose past is known. */
  has(place, text) {
    return place === this.place && text === this.text;
  }

  /** What else the chart shows while points at a place are drawn: cos θ, and the loss that they started from. */
  behind(place, text) {
    return [{ title: COSINE_TITLE, curve: COSINE }, ...(this.origin && this.has(place, text) ? [this.origin] : [])];
  }

  /**
   * `knob`: the curve's description; `text`: the points; `place`: which line of the chart it is; `run`: the run's text;
   * `losses`: those of the catalogue; it can start from one with a margin, or from cos θ.
   */
  show({ knob, text, place, run, losses }) {
    if (!this.has(place, text)) Object.assign(this, { past: [], why: undefined, origin: undefined });
    Object.assign(this, { knob, text, place });
    byId('psi-bar').hidden = false;
    byId('psi-java').href = `/api/java/loss?spec=${encodeURIComponent(run)}`;
    if (!this.isOffered) this.offer(losses);
    this.showHand();
  }

  hide() {
    byId('psi-bar').hidden = true;
    this.hand.hide();
  }

  showHand() {
    this.hand.show(parsePoints(this.text), { range: this.knob, most: this.knob.most, isDrawing: this.mode === 'draw' });
    this.hint(say(`psi.hint.${this.mode}`));
    this.showTools();
  }

  showTools() {
    allow('undo', this.past.length > 0);
    allow('add', this.hand.mayAdd);
    allow('remove', this.hand.mayRemove);
    for (const mode of MODES) byId(`psi-${mode}`).setAttribute('aria-pressed', String(mode === this.mode));
  }

  hint(words) {
    setText('psi-hint', words);
  }

  setMode(mode) {
    this.mode = mode;
    this.showHand();
  }

  offer(losses) {
    this.isOffered = true;
    this.plain = losses.find(({ icon }) => icon.margin === 'none').key;
    const known = losses.filter(({ icon }) => !['none', 'drawn'].includes(icon.margin));
    byId('psi-start').replaceChildren(
      h('option', { value: '', textContent: say('psi.start.choose') }),
      h('option', { value: this.plain, textContent: COSINE_TITLE }),
      ...known.map(({ key, name }) => h('option', { value: key, textContent: name })));
  }

  async start(select) {
    const { place } = this;
    const { value, selectedOptions: [option] } = select;
    select.value = '';
    const text = value && (await this.on.start(value));
    if (!text || place !== this.place || byId('psi-bar').hidden) return;
    this.origin = value === this.plain ? undefined : { title: option.textContent, curve: smoothCurve(parsePoints(text)) };
    this.take(text, 'start');
  }

  /** Another curve; keys pressed in a row on one point are undone together. */
  take(text, why) {
    if (text === this.text) return;
    if (!why.startsWith('key') || why !== this.why) this.past.push(this.text);
    this.why = why;
    this.tell(text);
  }

  undo() {
    if (!this.past.length) return;
    this.why = undefined;
    this.tell(this.past.pop());
  }

  tell(text) {
    this.text = text;
    this.chart.moveLine(this.place, smoothCurve(parsePoints(text)));
    this.showHand();
    this.on.change(text);
  }
}

/** A tool that can do nothing keeps the focus: whoever works by keys goes on from there. */
function allow(tool, isAllowed) {
  byId(`psi-${tool}`).setAttribute('aria-disabled', String(!isAllowed));
}

const COSINE_TITLE = 'cos θ';
const EVERY_DEGREE = Array.from({ length: 181 }, (_, deg) => deg);
const COSINE = { thetaDeg: EVERY_DEGREE, psi: EVERY_DEGREE.map(cosDeg) };
