// The real pictures of what goes wrong at this threshold, worst first.

import { count, degrees } from '../lib/format.js';
import { h, say } from './dom.js';

const MOST = 24;
const SIZE = 60;

export class Errors {
  /** `hosts`: {tabs, strip}; tabs are two buttons with data-kind. */
  constructor(hosts, threshold) {
    this.hosts = hosts;
    this.threshold = threshold;
    this.kind = 'accept';
    this.cards = [];
    for (const tab of hosts.tabs.children) tab.onclick = () => this.choose(tab.dataset.kind);
    threshold.listen((deg) => this.place(deg));
  }

  set(pairs, faces) {
    Object.assign(this, { pairs, faces, cards: [] });
    this.hosts.strip.replaceChildren();
    this.place(this.threshold.angleDeg);
  }

  choose(kind) {
    this.kind = kind;
    this.hosts.strip.scrollLeft = 0;
    this.place(this.threshold.angleDeg);
  }

  place(deg) {
    if (!this.pairs) return;
    const { falseAccepts, falseRejects } = this.pairs.at(deg);
    const accepts = this.kind === 'accept';
    const [left, right] = this.hosts.tabs.children;
    left.firstChild.data = say('decide.letIn', count(falseAccepts), count(this.pairs.differents));
    right.firstChild.data = say('decide.turnedAway', count(falseRejects), count(this.pairs.sames));
    left.setAttribute('aria-pressed', accepts);
    right.setAttribute('aria-pressed', !accepts);
    this.fill(accepts ? falseAccepts : falseRejects, (k) => (accepts ? this.pairs.falseAccept(k) : this.pairs.falseReject(k)));
  }

  /** Worst first: a change of the threshold only shortens or lengthens the strip. */
  fill(errors, nth) {
    const shown = Math.min(errors, MOST);
    while (this.cards.length < shown) this.cards.push(this.card());
    for (let k = 0; k < this.cards.length; k++) {
      const card = this.cards[k];
      card.root.hidden = k >= shown;
      if (k < shown) this.update(card, nth(k));
    }
    this.hosts.strip.dataset.empty = shown ? '' : say(this.kind === 'accept' ? 'decide.noneLetIn' : 'decide.noneTurnedAway');
    this.hosts.strip.classList.toggle('none', !shown);
  }

  card() {
    const faces = [this.faces.make(undefined, SIZE), this.faces.make(undefined, SIZE)];
    const angle = document.createTextNode('');
    const root = h('li', {}, h('span', { class: 'pair' }, ...faces), h('span', { class: 'pair-angle' }, angle));
    this.hosts.strip.append(root);
    return { root, faces, angle };
  }

  update({ faces, angle }, { first, second, angleDeg }) {
    this.faces.show(faces[0], first, SIZE);
    this.faces.show(faces[1], second, SIZE);
    const text = degrees(angleDeg);
    if (angle.data !== text) angle.data = text;
  }
}
