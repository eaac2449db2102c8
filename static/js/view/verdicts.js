// The numbers at the threshold now set: four figures, and every decision counted in words.

import { count, degrees, fixed } from '../lib/format.js';
import { rate, roundRate } from '../lib/rates.js';
import { h, say } from './dom.js';

const WISHES = [0.1, 0.01, 0.001, 0.0001];

export class Verdicts {
  /** `hosts`: {figures, confusion, targets}. */
  constructor(hosts, threshold) {
    this.hosts = hosts;
    this.threshold = threshold;
    this.texts = {};
    threshold.listen((deg) => this.place(deg));
  }

  /** `pairs`: a PairSet; `facts`: the server's {eer, auc, smallestFar}. */
  set(pairs, facts) {
    this.pairs = pairs;
    this.hosts.figures.replaceChildren(
      this.figure('far', say('decide.far')), this.figure('frr', say('decide.frr')),
      this.figure('eer', say('decide.eer')), this.figure('least', say('decide.least', count(pairs.differents))));
    this.texts.eer.data = rate(facts.eer);
    this.texts.least.data = rate(facts.smallestFar);
    this.hosts.confusion.replaceChildren(this.table());
    this.hosts.targets.replaceChildren(targets(pairs, facts, this.threshold));
    this.place(this.threshold.angleDeg);
  }

  figure(key, label) {
    return h('div', {}, h('dt', { textContent: label }), h('dd', { id: `figure-${key}` }, this.text(key)));
  }

  text(key) {
    return (this.texts[key] = document.createTextNode(''));
  }

  table() {
    const head = ['', 'decide.accepted', 'decide.refused'].map((key) => h(key ? 'th' : 'td', { scope: key ? 'col' : undefined }, key ? say(key) : ''));
    const row = (name, cls, cells) => h('tr', { class: cls }, h('th', { scope: 'row' }, name), ...cells);
    const cell = (key, cls) => h('td', { class: cls, id: `count-${key}` }, this.text(key));
    return h('table', { class: 'confusion' }, h('thead', {}, h('tr', {}, ...head)), h('tbody', {},
      row(say('decide.same.row', count(this.pairs.sames)), 'same', [cell('trueAccepts', 'right'), cell('falseRejects', 'wrong')]),
      row(say('decide.different.row', count(this.pairs.differents)), 'different', [cell('falseAccepts', 'wrong'), cell('trueRejects', 'right')])));
  }

  place(deg) {
    if (!this.pairs) return;
    const decided = this.pairs.at(deg);
    this.texts.far.data = rate(decided.far);
    this.texts.frr.data = rate(decided.frr);
    for (const key of ['trueAccepts', 'falseRejects', 'falseAccepts', 'trueRejects']) this.texts[key].data = count(decided[key]);
  }
}

/** What is left of the right people when only so few wrong ones may get in; honest about too few pairs. */
function targets(pairs, { auc, smallestFar }, threshold) {
  const rows = WISHES.map((far) => {
    const angleDeg = pairs.angleAtFar(far);
    const shown = far >= smallestFar;
    return h('tr', { class: shown ? undefined : 'unknown' },
      h('th', { scope: 'row' }, roundRate(far)),
      h('td', {}, shown ? rate(1 - pairs.at(angleDeg).frr) : say('decide.tooFew')),
      h('td', {}, shown ? h('button', { type: 'button', class: 'plain strong', onclick: () => threshold.set(angleDeg), 'aria-label': say('decide.goto', degrees(angleDeg)) }, degrees(angleDeg)) : '–'));
  });
  return h('table', { class: 'targets' },
    h('caption', {}, say('decide.targets', fixed(auc, 4))),
    h('thead', {}, h('tr', {}, ...['decide.targets.far', 'decide.targets.tar', 'decide.targets.angle'].map((key) => h('th', { scope: 'col' }, say(key))))),
    h('tbody', {}, ...rows));
}
