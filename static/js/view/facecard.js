// One face on /verify: its picture, and sliders for who it is and how it was photographed.

import { h } from './dom.js';
import { makeField } from './field.js';

/** How many of each kind are shown at once: the table's five traits, the five most telling conditions. */
const FIRST = 5;

export class FaceCard {
  /** `on`: {trait(key, text), shot(key, text)}; `knobs`: {traits, shot}; `first`: which of the two is open. */
  constructor(root, knobs, first, on) {
    this.root = root;
    this.image = root.querySelector('img');
    this.title = root.querySelector('h2').textContent;
    this.fields = {
      traits: this.fill('traits', knobs.traits, on.trait, first),
      shot: this.fill('shot', knobs.shot, on.shot, first),
    };
  }

  fill(kind, infos, changed, first) {
    const fields = infos.map((info) => [info, makeField(info, (text) => changed(info.key, text))]);
    const [shown, more] = ['first', 'more'].map((part) => this.root.querySelector(`[data-${part}=${kind}]`));
    fields.forEach(([, field], i) => (first === kind && i < FIRST ? shown : more).append(field.element));
    return fields;
  }

  /** Shows how a face was photographed: its texts by key. */
  showShot(shot, isPhoto) {
    this.show('shot', shot);
    this.root.classList.toggle('is-photo', isPhoto);
  }

  /** Shows who it is: all texts of the person by key. */
  showTraits(traits) {
    this.show('traits', traits);
  }

  show(kind, texts) {
    for (const [info, field] of this.fields[kind]) field.set(texts[info.key] ?? info.value);
  }

  /** Puts a picture; waits until it is there, so that nothing flickers. */
  async showImage(address, words) {
    const loading = h('img', { src: address });
    await loading.decode();
    this.image.src = address;
    this.image.alt = words;
  }
}
