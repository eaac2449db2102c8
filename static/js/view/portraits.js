// Thumbnails of the held-out people, cut from one picture by the style sheet's background.

import { h } from './dom.js';

export class Portraits {
  /** `url`: all thumbnails, `columns` in a row, each `side` pixels; `names(image)`: who it is. */
  constructor({ url, columns, rows, side }, name) {
    Object.assign(this, { url, columns, rows, side, name });
  }

  /** A thumbnail of an image, or one to be told later. */
  make(image, size = 64) {
    const face = h('span', { class: 'thumb', role: 'img' });
    face.style.width = face.style.height = `${size}px`;
    face.style.backgroundImage = `url("${this.url}")`;
    face.style.backgroundSize = `${this.columns * size}px ${this.rows * size}px`;
    if (image !== undefined) this.show(face, image, size);
    return face;
  }

  show(face, image, size = 64) {
    if (face.image === image) return;
    face.image = image;
    face.style.backgroundPosition = `${-(image % this.columns) * size}px ${-Math.floor(image / this.columns) * size}px`;
    face.setAttribute('aria-label', this.name(image));
  }
}
