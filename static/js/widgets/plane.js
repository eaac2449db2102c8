// <fs-plane>: a feature plane as wide as the room it has, whose points are pointed at with mouse, finger or arrow keys.
//
// Tells `point`, with {index, where (its place in the window)}, and `leave`.

import { h } from '../view/dom.js';
import { PlaneView, planeLabel } from '../view/planeview.js';
import { MovingElement } from './moving.js';

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
    for (const kind of ['pointerleave', 'blur']) this.canvas.addEventListener(kind, () => this.tell('leave'));
    this.canvas.addEventListener('keydown', (event) => this.walk(event));
  }

  pointAt(event) {
    const box = this.canvas.getBoundingClientRect();
    const index = this.view.pointNear(event.clientX - box.left, event.clientY - box.top);
    if (index < 0) this.tell('leave');
    else this.point(index);
  }

  point(index) {
    this.current = index;
    const box = this.canvas.getBoundingClientRect();
    const at = this.view.onCanvas(index);
    this.tell('point', { index, where: { x: box.left + at.x, y: box.top + at.y } });
  }

  /** Left and right go from point to point, up and down within a class. */
  walk(event) {
    const count = this.run?.predicted.length;
    const way = WAYS[event.key];
    if (event.key === 'Escape') this.tell('leave');
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
    this.view.clear();
    this.describe();
  }

  frame(now, colours) {
    this.view.frame(now, colours);
  }

  recolour() {
    this.view.touch();
  }
}

customElements.define('fs-plane', FsPlane);
