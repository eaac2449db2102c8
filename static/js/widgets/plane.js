// <fs-plane>: a feature plane as wide as the room it has, whose points are pointed at with mouse, finger or arrow keys.
//
// Tells `point`, with {index, where (its place in the window)}, and `leave`.

import { h } from '../view/dom.js';
import { PlaneView, planeLabel } from '../view/planeview.js';
import { MovingElement } from './moving.js';

/** A point has moved when it is farther away than this, in pixels. */
const STILL = 0.5;
const WAYS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

class FsPlane extends MovingElement {
  constructor() {
    super();
    this.canvas = h('canvas', { class: 'plane', tabindex: 0, role: 'img' });
    this.view = new PlaneView(this.canvas);
    this.name = '';
    this.current = undefined;
    this.listen();
  }

  connectedCallback() {
    if (!this.contains(this.canvas)) this.append(this.canvas);
    super.connectedCallback();
  }

  listen() {
    for (const kind of ['pointermove', 'pointerdown']) this.canvas.addEventListener(kind, (event) => this.pointAt(event));
    for (const kind of ['pointerleave', 'blur']) this.canvas.addEventListener(kind, () => this.leave());
    this.canvas.addEventListener('keydown', (event) => this.walk(event));
  }

  pointAt(event) {
    const box = this.canvas.getBoundingClientRect();
    const index = this.view.pointNear(event.clientX - box.left, event.clientY - box.top);
    if (index < 0) this.leave();
    else this.point(index);
  }

  point(index) {
    this.current = index;
    this.pointed = { index, run: this.run, where: this.placeOf(index) };
    this.tell('point', { index, where: this.pointed.where });
  }

  leave() {
    this.pointed = undefined;
    this.tell('leave');
  }

  /** A point's place in the window. */
  placeOf(index) {
    const box = this.canvas.getBoundingClientRect();
    const at = this.view.onCanvas(index);
    return { x: box.left + at.x, y: box.top + at.y };
  }

  /** What is pointed at is told once more when it has moved, in the picture or in the window, or is of another moment. */
  follow() {
    if (!this.pointed) return;
    const { index, run, where } = this.pointed;
    const now = this.placeOf(index);
    if (run !== this.run || Math.hypot(now.x - where.x, now.y - where.y) > STILL) this.point(index);
  }

  /** Left and right go from point to point, up and down within a class. */
  walk(event) {
    const count = this.run?.predicted.length;
    const way = WAYS[event.key];
    if (event.key === 'Escape') this.leave();
    if (!count || !way) return;
    event.preventDefault();
    const { labels } = this.view;
    const sameClass = event.key === 'ArrowUp' || event.key === 'ArrowDown';
    const from = this.current ?? (way > 0 ? -1 : count);
    let index = (from + way + count) % count;
    while (sameClass && from >= 0 && from < count && labels[index] !== labels[from]) index = (index + way + count) % count;
    this.point(index);
  }

  /** The run on show, or undefined. */
  get run() {
    return this.view.run;
  }

  /** Whose plane it is, for who cannot see it. */
  setName(name) {
    this.name = name;
    this.describe();
  }

  describe() {
    this.canvas.setAttribute('aria-label', planeLabel(this.name, this.run, this.run?.classes));
  }

  /** True classes of the points, and what the classes are called. */
  setLabels(labels, names) {
    this.view.setLabels(labels, names);
  }

  /** As PlaneView takes them, here and below. */
  setView(onCircle) {
    this.view.setView(onCircle);
  }

  setLayers(layers) {
    this.view.setLayers(layers);
  }

  setMarks(marks) {
    if (marks.length || this.view.marks.length) this.view.setMarks(marks);
  }

  show(run, scale, overMs) {
    this.view.show(run, scale, overMs);
    this.describe();
  }

  clear() {
    if (this.pointed) this.leave();
    this.view.clear();
    this.describe();
  }

  frame(now, colours) {
    this.view.frame(now, colours);
    this.follow();
  }

  recolour() {
    this.view.touch();
  }
}

customElements.define('fs-plane', FsPlane);
