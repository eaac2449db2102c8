// Who is enrolled: a tile per person with all their pictures, and ways to add one, to come again and to be removed.

import * as api from '../../app/api.js';
import { h, say } from '../../view/dom.js';

/** The buttons of a tile. */
const KINDS = ['enrolled-face', 'enrolled-add', 'enrolled-remove'];

export class GalleryView {
  /** `on`: {remove(person), visit(person), add(person), emptied(): of the person that had the focus}. */
  constructor(host, on) {
    this.host = host;
    this.on = on;
  }

  /**
   * `people`: [{id, name, pictures, canVisit, seen}]; seen: the deciding model was trained on them; `damaged`: the ids of
   * what nobody can be told from any more. The focus stays in its place, where the next one is when somebody went.
   */
  show(people, damaged) {
    const kind = KINDS.find((one) => document.activeElement?.matches(`.${one}`) && this.host.contains(document.activeElement));
    const alike = () => [...this.host.querySelectorAll(`.${kind}`)];
    const place = kind ? alike().indexOf(document.activeElement) : -1;
    this.host.replaceChildren(...people.map((person) => this.tile(person)), ...damaged.map((id) => this.damagedTile(id)));
    if (place < 0) return;
    const next = alike()[place] ?? alike().at(-1);
    if (next) next.focus();
    else this.on.emptied();
  }

  /** A picture of somebody: the one that stands there, if it has come or is on its way; one that failed is asked for again. */
  picture(id, n, side) {
    const src = api.galleryPicture(id, n);
    const there = this.host.querySelector(`img[src="${src}"][width="${side}"]`);
    const isWhole = there && !(there.complete && !there.naturalWidth);
    return isWhole ? there : h('img', { src, alt: '', width: side, height: side });
  }

  /** All the pictures if there are several, and the way to add one. */
  pictures(person) {
    const { id, name, pictures } = person;
    const label = say('identify.add', name);
    return h('div', { class: 'enrolled-pictures' },
      (pictures.length > 1 ? pictures : []).map((n) => this.picture(id, n, 24)),
      h('button', {
        type: 'button', class: 'enrolled-add', title: label, 'aria-label': label, onclick: () => this.on.add(person),
      }, h('span', { 'aria-hidden': 'true', textContent: '+' })));
  }

  tile(person) {
    return h('li', { class: 'enrolled' },
      h('button', {
        type: 'button', class: 'enrolled-face', disabled: !person.canVisit, title: say('identify.visit', person.name),
        'aria-label': say('identify.visit', person.name), onclick: () => this.on.visit(person),
      }, this.picture(person.id, person.pictures[0], 64)),
      h('span', { class: 'enrolled-name', textContent: person.seen ? `${person.name} *` : person.name }),
      this.pictures(person),
      this.removal(person, person.name));
  }

  damagedTile(id) {
    return h('li', { class: 'enrolled damaged' },
      h('span', { class: 'enrolled-face', 'aria-hidden': 'true', textContent: '?' }),
      h('span', { class: 'enrolled-name', title: id, textContent: say('identify.damaged') }),
      this.removal({ id }, `${say('identify.damaged')} (${id})`));
  }

  removal(person, name) {
    const label = say('identify.remove', name);
    return h('button', {
      type: 'button', class: 'plain enrolled-remove', title: label, 'aria-label': label, onclick: () => this.on.remove(person),
    }, h('span', { 'aria-hidden': 'true', textContent: '✕' }));
  }
}
