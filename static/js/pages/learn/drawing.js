// A question's answer drawn by hand: the petals that are expected of a run, on an empty plane.

import { FIRST_PETALS } from '../../lib/guess.js';
import { h, say } from '../../view/dom.js';
import { PetalHand } from '../../view/petalhand.js';

export class PetalDrawing {
  /** `whose`: {title, count: of classes}; `changed()` hears every move. */
  constructor(whose, changed) {
    const plane = h('div', { class: 'guess-plane' });
    this.petals = FIRST_PETALS;
    this.how = h('p', { class: 'hint' }, say('petals.how'));
    this.element = h('div', { class: 'guess-drawing' }, plane, this.how);
    this.hand = new PetalHand(plane, (petals) => {
      this.petals = petals;
      this.hand.show({ ...whose, petals, isDrawn: true });
      changed();
    });
    this.hand.show({ ...whose, petals: FIRST_PETALS, isDrawn: false });
  }

  /** The petals as they are now; from here on they lie over what comes of the run. */
  end() {
    this.hand.show(undefined);
    this.element.replaceChildren(h('p', { class: 'hint' }, say('petals.waits')));
    return this.petals;
  }
}
