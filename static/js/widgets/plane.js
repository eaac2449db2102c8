// <fs-plane>: a feature plane as wide as the room it has, whose points are pointed at with mouse, finger or arrow keys; or a
// ball, which is turned by dragging it, and with Shift and the arrow keys.
//
// Tells `point`, with {index, where (its place in the window)}, `leave`, and `turn`, with the rotation of the ball.

import { FIRST_LOOK, dragged } from '../lib/arcball.js';
import { h } from '../view/dom.js';
import { PlaneView, planeLabel } from '../view/planeview.js';
import { MovingElement } from './moving.js';

/** A point has moved when it is farther away than this, in pixels. */
const STILL = 0.5;
const WAYS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** A hand that moves less than this, in pixels, only points. */
const JITTER = 4;

/** What an arrow key turns a ball by, to the right and down. */
const KEY_TURN = 0.15;
const TURNS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

class FsPlane extends MovingElement {
  constructor() {
    super();
    this.canvas = h('canvas', { class: 'plane', tabindex: 0, role: 'img' });
    this.view = new PlaneView(this.canvas, () => this.ask());
    this.name = '';
    this.current = undefined;
    this.listen();
  }

  connectedCallback() {
    if (!this.contains(this.canvas)) this.append(this.canvas);
    super.connectedCallback();
  }

  listen() {
    this.canvas.addEventListener('pointerdown', (event) => this.grasp(event));
    this.canvas.addEventListener('pointermove', (event) => this.moved(event));
    for (const kind of ['pointerup', 'pointercancel']) this.canvas.addEventListener(kind, (event) => this.letGo(event));
    for (const kind of ['pointerleave', 'blur']) this.canvas.addEventListener(kind, () => this.leave());
    this.canvas.addEventListener('keydown', (event) => this.press(event));
  }

  grasp(event) {
    this.pointAt(event);
    if (!this.view.turns || this.grip || event.button) return;
    this.grip = { pointerId: event.pointerId, x: event.clientX, y: event.clientY, isFar: false };
    this.canvas.setPointerCapture(event.pointerId);
  }

  moved(event) {
    const { grip } = this;
    if (!grip) {
      this.pointAt(event);
      return;
    }
    if (grip.pointerId !== event.pointerId) return;
    const [dx, dy] = [event.clientX - grip.x, event.clientY - grip.y];
    grip.isFar ||= Math.hypot(dx, dy) > JITTER;
    if (!grip.isFar) return;
    Object.assign(grip, { x: event.clientX, y: event.clientY });
    this.turn(dx / this.view.radius, dy / this.view.radius);
  }

  letGo({ pointerId }) {
    if (this.grip?.pointerId === pointerId) this.grip = undefined;
  }

  /** Turns a ball by so many of its radii, to the right and down, and tells so. */
  turn(dx, dy) {
    this.setRotation(dragged(this.view.rotation, dx, dy));
    this.tell('turn', this.view.rotation);
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
    this.ask();
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

  /** Arrow keys go from point to point, with Shift they turn a ball, and Home turns it back. */
  press(event) {
    const isOfBall = this.view.turns && (event.shiftKey || event.key === 'Home');
    if (isOfBall && TURNS[event.key]) this.turn(...TURNS[event.key].map((way) => way * KEY_TURN));
    else if (isOfBall && event.key === 'Home') this.turnBack();
    else if (this.view.count && WAYS[event.key]) this.walk(event.key);
    else if (event.key === 'Escape' && this.pointed) this.leave();
    else return;
    event.preventDefault();
  }

  turnBack() {
    this.setRotation(FIRST_LOOK);
    this.tell('turn', FIRST_LOOK);
  }

  /** Left and right go from point to point, up and down within a class. */
  walk(key) {
    const way = WAYS[key];
    const { count } = this.view;
    const sameClass = key === 'ArrowUp' || key === 'ArrowDown';
    const from = this.current ?? (way > 0 ? -1 : count);
    let index = (from + way + count) % count;
    while (sameClass && from >= 0 && from < count && this.view.labelAt(index) !== this.view.labelAt(from)) index = (index + way + count) % count;
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

  /** As PlaneView takes them, here and below. */
  setLabels(...labels) {
    this.view.setLabels(...labels);
  }

  setView(onCircle) {
    this.view.setView(onCircle);
  }

  setLayers(layers) {
    this.view.setLayers(layers);
  }

  /** From where a ball is looked at, without telling. */
  setRotation(rotation) {
    this.view.setRotation(rotation);
  }

  setSide(side) {
    this.view.setSide(side);
  }

  setPetals(petals) {
    this.view.setPetals(petals);
  }

  setMarks(marks) {
    if (marks.length || this.view.marks.length) this.view.setMarks(marks);
  }

  show(run, scale, overMs) {
    this.view.show(run, scale, overMs);
    this.canvas.classList.toggle('ball', this.view.turns);
    this.describe();
  }

  clear() {
    if (this.pointed) this.leave();
    this.view.clear();
    this.describe();
  }

  frame(now, colours) {
    const isMoving = this.view.frame(now, colours);
    this.follow();
    return isMoving || Boolean(this.pointed);
  }

  recolour() {
    this.view.touch();
  }
}

customElements.define('fs-plane', FsPlane);
