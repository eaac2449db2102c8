// Drawing by keys: arrow keys lead the pen, space sets it down and lifts it; where it is is said.

import { FIRST, ledBy, middleOf } from '../lib/pen.js';
import { say, setText } from './dom.js';

const RING = 9;

export class PadKeys {
  /** `pad` is told start(point), extend(point), end() and paint(), as by a hand; it is `size` pixels wide. */
  constructor(pad, size) {
    Object.assign(this, { pad, size, place: FIRST, isDown: false, isShown: false });
    pad.canvas.addEventListener('keydown', (event) => this.press(event));
    pad.canvas.addEventListener('blur', () => this.leave());
  }

  get point() {
    return middleOf(this.place, this.size);
  }

  press(event) {
    const place = event.altKey || event.ctrlKey || event.metaKey ? undefined : ledBy(event.key, this.place);
    if (!place && event.key !== ' ') return;
    event.preventDefault();
    this.isShown = true;
    this.place = place ?? this.place;
    if (!place) event.repeat || this.toggle();
    else if (this.isDown) this.pad.extend(this.point);
    this.pad.paint();
    setText('pad-pen', say(`pad.pen.${this.isDown ? 'down' : 'up'}`, this.place.column, this.place.row));
  }

  toggle() {
    if (this.isDown) return this.lift();
    this.isDown = true;
    return this.pad.start(this.point);
  }

  /** Ends the stroke, if there is one. */
  lift() {
    if (!this.isDown) return;
    this.isDown = false;
    this.pad.end();
  }

  leave() {
    this.lift();
    this.isShown = false;
    this.pad.paint();
  }

  /** The pen itself: a ring, filled while it draws. */
  paint(g) {
    if (!this.isShown) return;
    g.beginPath();
    g.arc(...this.point, RING, 0, 2 * Math.PI);
    g.lineWidth = 3;
    g.fillStyle = g.strokeStyle = getComputedStyle(this.pad.canvas).outlineColor;
    g[this.isDown ? 'fill' : 'stroke']();
  }
}
