// Who is enrolled: a tile per person, and the ways of enrolling another.

import * as api from '../api.js';
import { h, say } from '../view/dom.js';

export class GalleryView {
  /** `on`: {remove(person), visit(person)}. */
  constructor(host, on) {
    this.host = host;
    this.on = on;
  }

  /** `people`: [{id, name, pictures, canVisit}]. */
  show(people) {
    this.host.replaceChildren(...people.map((person) => this.tile(person)));
  }

  tile(person) {
    return h('li', { class: 'enrolled' },
      h('button', {
        type: 'button', class: 'enrolled-face', disabled: !person.canVisit, title: say('identify.visit', person.name),
        'aria-label': say('identify.visit', person.name), onclick: () => this.on.visit(person),
      }, h('img', { src: api.galleryPicture(person.id, person.pictures[0]), alt: '', width: 64, height: 64 })),
      h('span', { class: 'enrolled-name', textContent: person.name }),
      h('button', {
        type: 'button', class: 'plain enrolled-remove', title: say('identify.remove', person.name),
        'aria-label': say('identify.remove', person.name), onclick: () => this.on.remove(person),
      }, h('span', { 'aria-hidden': 'true', textContent: '✕' })));
  }
}
