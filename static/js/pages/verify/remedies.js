// The three remedies on /verify: a quality gate, rules for the shot, and more varied training.

import { Gate } from '../../lib/gate.js';
import { PairSet } from '../../lib/pairset.js';
import { rate } from '../../lib/rates.js';
import { counterpart, withConditions } from '../../lib/retraining.js';
import { BeforeAfter, RejectChart } from '../../view/gatecard.js';
import { byId, h, say, setText } from '../../view/dom.js';

const EXAMPLES = 6;

/** What a photographer can be asked for, by the truths of the shot that the server sends for drawn people. */
const RULES = {
  facing: ({ yaw, pitch }, i) => Math.abs(yaw[i]) <= 10 && Math.abs(pitch[i]) <= 8,
  bright: ({ dark }, i) => dark[i] <= 0.35,
  even: ({ light }, i) => light[i] <= 0.4,
  bare: ({ cover }, i) => cover[i] === 0,
  sharp: ({ blur }, i) => blur[i] <= 0.15,
  calm: ({ smile }, i) => smile[i] <= 0.5,
};

export class Remedies {
  /**
   * `retrain(spec)` trains a run and then decides with it; `gateMoved(level)` hears which quality the gate asks for,
   * undefined while it is not known.
   */
  constructor(threshold, retrain, gateMoved) {
    Object.assign(this, { threshold, retrain, gateMoved, judged: [] });
    this.makeGate();
    this.makeRules();
  }

  /** `data`: the server's package; `pairs`: the PairSet of all of it. */
  set(model, data, pairs, thumbs) {
    Object.assign(this, { data, pairs, thumbs, gate: undefined });
    this.gateMoved(undefined);
    byId('rules-panel').hidden = !data.yaw;
    if (data.yaw) this.setRules();
    this.showRetrain(model);
  }

  /** `quality`: one number per photograph, higher is better. */
  setQuality(quality) {
    this.quality = quality;
    this.worstFirst = [...quality.keys()].sort((a, b) => quality[a] - quality[b]);
    this.gate = new Gate(this.pairs, quality);
    this.setGate();
  }

  makeGate() {
    const slider = h('input', { type: 'range', id: 'gate-share', min: 0, max: 50, step: 1, value: 10, 'aria-label': say('decide.gate.share') });
    const words = h('output', { id: 'gate-words', class: 'gate-words' });
    const refused = h('div', { class: 'refused', id: 'gate-refused' });
    const table = h('div', { id: 'gate-table' });
    const chart = h('div', { class: 'chart' });
    byId('gate').replaceChildren(h('p', { class: 'hint' }, say('decide.gate.how')),
      h('label', { class: 'gate-slider' }, h('span', {}, say('decide.gate.share')), slider), words, table, refused, chart,
      h('p', { class: 'hint' }, say('decide.gate.caption')));
    this.gateTable = new BeforeAfter(table, this.threshold);
    this.rejects = new RejectChart(chart, this.threshold);
    let waiting = false;
    slider.oninput = () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        if (this.gate) this.setGate();
      });
    };
    this.slider = slider;
    this.refused = refused;
  }

  setGate() {
    const share = this.slider.valueAsNumber / 100;
    this.slider.style.setProperty('--filled', `${2 * this.slider.valueAsNumber}%`);
    const level = this.gate.level(share);
    const { quality } = this;
    const after = share ? new PairSet(this.data, (image) => quality[image] >= level) : this.pairs;
    this.gateTable.set(this.pairs, after);
    this.rejects.set(this.gate, share);
    this.gateMoved(level);
    const out = quality.filter((value) => value < level).length;
    byId('gate-words').textContent = say('decide.gate.words', out, quality.length);
    this.showRefused(out);
  }

  /** The worst of those refused. */
  showRefused(count) {
    this.refused.replaceChildren(...this.worstFirst.slice(0, Math.min(EXAMPLES, count)).map((image) => this.thumbs.make(image, 40)));
  }

  makeRules() {
    const boxes = Object.keys(RULES).map((key) =>
      h('label', { class: 'check' }, h('input', { type: 'checkbox', name: 'rule', value: key, checked: key === 'bare' || key === 'bright', onchange: () => this.data && this.setRules() }), say(`decide.rule.${key}`)));
    const table = h('div', { id: 'rules-table' });
    byId('rules').replaceChildren(h('p', { class: 'hint' }, say('decide.rules.how')), h('div', { class: 'rule-list' }, ...boxes),
      h('output', { id: 'rules-words', class: 'gate-words' }), table);
    this.rulesTable = new BeforeAfter(table, this.threshold);
  }

  setRules() {
    const chosen = [...byId('rules').querySelectorAll('input:checked')].map(({ value }) => RULES[value]);
    const kept = Uint8Array.from(this.data.yaw, (_, image) => (chosen.every((rule) => rule(this.data, image)) ? 1 : 0));
    const left = kept.reduce((sum, one) => sum + one, 0);
    this.rulesTable.set(this.pairs, chosen.length ? new PairSet(this.data, (image) => kept[image]) : this.pairs);
    byId('rules-words').textContent = say('decide.gate.words', kept.length - left, kept.length);
  }

  /** What changes in training: studio photographs become varied ones, or the other way round to see what variety is worth. */
  showRetrain({ id, spec }) {
    const { eer, conditions, people, drawn } = this.data;
    if (!drawn || !spec) {
      byId('retrain').replaceChildren(h('p', { class: 'hint' }, say('decide.retrain.folder')));
      return;
    }
    const now = { id, spec, eer, conditions, people };
    const before = counterpart(now, this.judged);
    this.judged = [...this.judged.filter((other) => other.id !== id), now];
    const figures = (judged) => [say(`decide.conditions.${judged.conditions}`), rate(judged.eer)];
    const words = before ? h('p', { id: 'retrained', class: 'retrained' }, say('decide.retrain.compared', ...figures(before), ...figures(now)))
      : h('p', {}, say('decide.retrain.now', ...figures(now)));
    const other = conditions === 'varied' ? 'studio' : 'varied';
    this.again = h('button', { type: 'button', id: 'retrain-go', class: 'go', onclick: () => this.retrain(withConditions(spec, other)) },
      say(`decide.retrain.${other}`));
    this.again.disabled = Boolean(this.training);
    byId('retrain').replaceChildren(h('p', { class: 'hint' }, say('decide.retrain.how')), words, this.again, h('p', { id: 'retrain-progress', class: 'hint' }));
  }

  /** Said here too: the bar of a training's progress is far above. `progress` as the model bar shows it, or null. */
  showTraining(progress) {
    this.training = progress;
    if (this.again) this.again.disabled = Boolean(progress);
    if (byId('retrain-progress')) setText('retrain-progress', progress ? say('decide.retrain.progress', Math.round(100 * progress.share)) : '');
  }
}
