// What a threshold is for: a phone, a gate, a search for a suspect, each with its own prices and its own
// preferred place on the curve.

import { count, degrees, fixed } from '../lib/format.js';
import { rate, roundRate } from '../lib/rates.js';
import { h, say } from './dom.js';

/** The marks of the purposes on a curve. */
export const marksOf = (purposes) => purposes.map(({ key, angleDeg }) => ({
  angleDeg, text: say(`decide.purpose.${key}.sign`), title: `${say(`decide.purpose.${key}`)}: ${degrees(angleDeg)}`,
}));

export class Purposes {
  constructor(host, threshold) {
    this.host = host;
    this.threshold = threshold;
    this.rows = [];
    threshold.listen((deg) => this.place(deg));
  }

  /** `purposes`: the server's [{key, angleDeg, falseAccept, falseReject, strangers}]; prices in the owner's troubles. */
  set(pairs, purposes, smallestFar) {
    this.pairs = pairs;
    this.rows = purposes.map((purpose) => this.row(purpose, smallestFar));
    this.host.replaceChildren(...this.rows.map(({ root }) => root));
    this.place(this.threshold.angleDeg);
  }

  row(purpose, smallestFar) {
    const { key, angleDeg, falseAccept, falseReject, strangers } = purpose;
    const there = this.pairs.at(angleDeg);
    const far = there.far < smallestFar ? say('decide.atMost', rate(smallestFar)) : rate(there.far);
    const price = document.createTextNode('');
    const root = h('button', { type: 'button', class: 'purpose', 'data-purpose': key, onclick: () => this.threshold.set(angleDeg) },
      h('span', { class: 'sign', 'aria-hidden': 'true', textContent: say(`decide.purpose.${key}.sign`) }),
      h('span', { class: 'purpose-name', textContent: `${say(`decide.purpose.${key}`)} · ${degrees(angleDeg)}` }),
      h('span', { class: 'purpose-why', textContent: say(`decide.purpose.${key}.why`, count(falseAccept), count(falseReject), roundRate(strangers)) }),
      h('span', { class: 'purpose-then', textContent: say('decide.purpose.then', far, rate(there.frr)) }),
      h('span', { class: 'purpose-price' }, price));
    return { root, price, purpose };
  }

  place(deg) {
    if (!this.pairs) return;
    const now = this.pairs.at(deg);
    for (const { root, price, purpose } of this.rows) {
      const best = cost(purpose, this.pairs.at(purpose.angleDeg));
      const more = cost(purpose, now) / best;
      const here = Math.abs(deg - purpose.angleDeg) < 0.05;
      root.setAttribute('aria-pressed', here);
      price.data = here || !(more > 1.005) ? say('decide.purpose.here') : say('decide.purpose.more', more < 10 ? fixed(more, 1) : count(Math.round(more)));
    }
  }
}

/** What one try costs on average: the detection cost of NIST's evaluations (Martin et al. 1997). */
const cost = ({ falseAccept, falseReject, strangers }, { far, frr }) =>
  strangers * falseAccept * far + (1 - strangers) * falseReject * frr;
