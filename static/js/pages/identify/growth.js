// How many strangers are taken for somebody as the gallery grows from 3 people to 100,000.

import * as api from '../../app/api.js';
import { isLate, session } from '../../app/session.js';
import { count, degrees, fixed, percent } from '../../lib/format.js';
import { expectedFalseIdentification, falseAcceptRate, falseIdentifications } from '../../lib/openset.js';
import { byId, say, setText } from '../../view/dom.js';
import { drawGrowth } from './charts.js';

const POLL_MS = 700;

export class Growth {
  /** `trouble(error)` is told what goes wrong. */
  constructor(trouble) {
    this.trouble = trouble;
    byId('growth-size').oninput = () => this.show(this.thresholdDeg);
    byId('growth-start').onclick = () => this.start();
  }

  use(model) {
    this.model = model;
    this.measured = undefined;
    this.gone = undefined; // the sentence about a model that was deleted
    byId('growth-start').disabled = !model;
    byId('growth-progress').textContent = '';
    byId('growth').replaceChildren();
    setText('growth-verdict', '');
    if (model) this.follow().catch(this.trouble);
  }

  async start() {
    byId('growth-start').disabled = true;
    try {
      await api.startGrowth(this.model.id);
      await this.follow();
    } catch (error) {
      if (!isLate(error)) byId('growth-start').disabled = false;
      this.trouble(error);
    }
  }

  /** Asks how far the measurement is until it is over. */
  async follow() {
    const turn = session.begin('model/growth');
    for (;;) {
      const now = await turn.answer(this.ask());
      if (!now) return;
      this.measured = now;
      this.show(this.thresholdDeg);
      if (!now.running) break;
      await turn.answer(new Promise((resolve) => setTimeout(resolve, POLL_MS)));
    }
    byId('growth-start').disabled = this.measured.best.length === this.measured.sizes.length;
  }

  /** How far the measurement of the model is; undefined if the model is gone, which is said where its progress stood. */
  async ask() {
    const { model } = this;
    try {
      return await api.growth(model.id);
    } catch (error) {
      if (error.network) throw error;
      if (model !== this.model) return undefined;
      this.gone = say('identify.growth.gone', error.message);
      byId('growth-progress').textContent = this.gone;
      return undefined;
    }
  }

  show(thresholdDeg) {
    this.thresholdDeg = thresholdDeg;
    const { measured: now } = this;
    if (!now) return;
    const place = Number(byId('growth-size').value);
    const size = now.sizes[place];
    byId('growth-size-value').textContent = count(size);
    byId('growth-size').setAttribute('aria-valuetext', count(size));
    byId('growth-size').style.setProperty('--filled', `${(100 * place) / (now.sizes.length - 1)}%`);
    byId('growth-progress').textContent = this.gone ?? progressOf(now);
    const measured = falseIdentifications(now.best, thresholdDeg);
    const far = falseAcceptRate(now.angles, thresholdDeg);
    const expected = Number.isFinite(far) ? now.sizes.map((n) => expectedFalseIdentification(far, n)) : [];
    drawGrowth(byId('growth'), { sizes: now.sizes, measured, expected, at: size });
    if (place >= measured.length) return setText('growth-verdict', say('identify.growth.before'));
    const oneIn = far > 0 ? say('identify.growth.onein', count(Math.round(1 / far))) : say('identify.growth.none');
    setText('growth-verdict', say('identify.growth.verdict', degrees(thresholdDeg), oneIn, count(size),
      Math.round(measured[place] * now.probes), now.probes, percent(measured[place]), percent(expected[place])));
  }
}

function progressOf({ running, enrolled, sizes, searchMillis, ended }) {
  if (ended) return ended;
  if (running) return say('identify.growth.progress', count(enrolled), count(sizes.at(-1)));
  return searchMillis ? say('identify.growth.search', count(enrolled), fixed(searchMillis, 1)) : '';
}
