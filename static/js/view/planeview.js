// A feature plane on its canvas, with smooth motion from moment to moment and between the two views.

import { FIRST_LOOK } from '../lib/arcball.js';
import { CIRCLE_SHARE, axesThrough, between, planeAxes, seenFrom } from '../lib/geometry.js';
import { ease, quantile, roundUp } from '../lib/scales.js';
import { drawPlane } from './plane.js';
import { inSpace, onPlane } from './planeplaces.js';
import { PointLayer } from './stamps.js';
import { calm, inARow, say } from './dom.js';
import { degrees, percent } from '../lib/format.js';
import { lengthOf } from '../lib/angles.js';
import { ownAnglesOf } from '../lib/ownangles.js';

const MORPH_MS = 600;

/** How far from a point it is still pointed at, in pixels; one behind counts as so much farther away, squared. */
const REACH = 14;
const BEHIND = 6;
const MOVING = ['features', 'weights', 'bias', 'directions', 'classMeans', 'unseen'];

/** The feature length that the rim of a run's plane stands for: a round number above nearly all of them. */
export function reachOf(run) {
  const lengths = new Float32Array(run.features.length / run.dim);
  for (let i = 0; i < lengths.length; i++) lengths[i] = lengthOf(run.features, run.dim, i);
  return roundUp(quantile(lengths, 0.995) * 1.02);
}

export class PlaneView {
  /** `ask` is called when there is something to draw. */
  constructor(canvas, ask) {
    this.canvas = canvas;
    this.ask = ask;
    this.g = canvas.getContext('2d');
    this.labels = [];
    this.unseen = [];
    this.layer = new PointLayer();
    this.morph = { from: 0, to: 0, start: 0, done: true };
    this.marks = [];
    this.on = {};
    this.rotation = FIRST_LOOK;
    this.side = [];
    this.dirty = true;
    new ResizeObserver(() => this.touch()).observe(canvas);
  }

  touch() {
    this.dirty = true;
    this.ask();
  }

  /** Classes of the points; what each class is called, and its place among the colours and shapes: its own number without `slots`; classes of the unseen points. */
  setLabels(labels, names, slots, unseen = []) {
    Object.assign(this, { labels, names, slots, unseen });
    this.touch();
  }

  clear() {
    this.run = undefined;
    this.shown = undefined;
    this.touch();
  }

  /**
   * Moves on to another moment within `overMs`; at once when the reader wants no motion. `reach`: feature length at the
   * rim; `full`: push of a full arrow.
   */
  show(run, { reach, full }, overMs) {
    const sameShape = this.shown && MOVING.every((name) => this.shown[name].length === run[name].length);
    this.from = sameShape ? { ...copyOf(this.shown), reach: this.shown.reach } : undefined;
    this.run = run;
    this.look = this.lookAt(run);
    this.reach = reach;
    this.full = full;
    this.shown ??= {};
    if (!sameShape) this.shown = { ...copyOf(run), reach };
    this.move = { start: performance.now(), length: calm.matches || !sameShape ? 0 : overMs };
    this.touch();
  }

  setView(onCircle) {
    const to = onCircle ? 1 : 0;
    if (this.morph.to === to) return;
    this.morph = { from: this.morphAt(performance.now()), to, start: performance.now() };
    this.touch();
  }

  morphAt(now) {
    const t = calm.matches ? 1 : Math.min(1, (now - this.morph.start) / MORPH_MS);
    return this.morph.from + (this.morph.to - this.morph.from) * ease(t);
  }

  /** `on`: {margin, force, links, unseen}: whether the wedges asked for, the pushes, what is compared and the unseen are shown. */
  setLayers(on) {
    this.on = on;
    this.touch();
  }

  /** Petals guessed beforehand, as view/petals.js takes them. */
  setPetals(petals) {
    if (this.petals !== petals) this.touch();
    this.petals = petals;
  }

  setMarks(marks) {
    this.marks = marks;
    this.touch();
  }

  /** Draws if anything moved, and tells whether it goes on moving; `palette` is {dark, ink, soft, line, card}. */
  frame(now, palette) {
    const moving = this.run && this.moveOn(now);
    const morphing = !this.morph.done;
    this.morph.done = now - this.morph.start >= MORPH_MS;
    if (this.dirty || moving || morphing) {
      this.dirty = false;
      this.paint(now, palette);
    }
    return !this.morph.done || Boolean(this.run && !this.move.done);
  }

  moveOn(now) {
    const { start, length } = this.move;
    if (this.move.done) return false;
    const t = length ? Math.min(1, (now - start) / length) : 1;
    for (const name of MOVING) between(this.from?.[name], this.run[name], t, this.shown[name]);
    this.shown.reach = this.from ? this.from.reach * (this.reach / this.from.reach) ** t : this.reach;
    this.move.done = t >= 1;
    return true;
  }

  paint(now, palette) {
    const side = this.canvas.clientWidth;
    const ratio = Math.min(2, devicePixelRatio || 1);
    if (!side) return;
    const pixels = Math.round(side * ratio);
    if (this.canvas.width !== pixels) this.canvas.width = this.canvas.height = pixels;
    drawPlane(this.g, this.picture(this.morphAt(now)), { side, ratio, ...palette });
  }

  picture(morph) {
    if (!this.shown) return { ...EMPTY, morph };
    const { run, shown, on } = this;
    const seen = this.placesOf(shown.features, morph);
    const isKnown = this.labels.length === seen.placed.length / 2;
    const areOthers = isKnown && on.unseen && this.unseen.length > 0 && this.unseen.length === run.unseenPredicted.length;
    const others = areOthers ? this.placesOf(shown.unseen, morph) : undefined;
    Object.assign(this, { placed: seen.placed, depths: seen.depths, others });
    return {
      ...seen,
      layer: this.layer,
      labels: isKnown ? this.labels : run.predicted,
      names: this.names,
      unseen: others && { placed: others.placed, depths: others.depths, labels: this.unseen },
      slots: (isKnown && this.slots) || Uint16Array.from({ length: run.classes }, (_, cls) => cls),
      predicted: run.predicted,
      margin: on.margin && marginOf(run),
      force: on.force && this.full && run.push.length ? { push: seenFrom(run.push, run.dim, this.look).places, full: this.full } : undefined,
      links: on.links && run.ends.length ? run : undefined,
      petals: this.petals,
      reach: shown.reach,
      morph,
      marks: this.marks.map((mark) => ({ ...mark, ...this.placeOf(mark, morph) })),
    };
  }

  /** Where a mark is: a feature of its own, or a point of the cloud. */
  placeOf({ feature, index }, morph) {
    if (!feature) return this.at(index);
    const [x, y] = this.placesOf(Float32Array.from(feature), morph).placed;
    return { x, y };
  }

  /** Where features are and all that is seen with them, as view/planeplaces.js says. */
  placesOf(features, morph) {
    const { dim } = this.run;
    const one = { ...this.shown, features };
    return dim === 2 ? onPlane(one, morph) : inSpace(one, dim, this.look, morph);
  }

  /** Where a point is in radii of the picture; the unseen ones come after the others. */
  at(index) {
    const seen = this.placed.length / 2;
    const [placed, i] = index < seen ? [this.placed, index] : [this.others?.placed ?? [], index - seen];
    return { x: placed[2 * i], y: placed[2 * i + 1] };
  }

  /** Whether a point of a ball is on the side turned away. */
  isBehind(index) {
    const seen = this.placed.length / 2;
    return (index < seen ? this.depths?.[index] : this.others?.depths?.[index - seen]) < 0;
  }

  /** How many points there are to point at. */
  get count() {
    return this.run && this.placed ? (this.placed.length + (this.others?.placed.length ?? 0)) / 2 : 0;
  }

  /** The class of a point. */
  labelAt(index) {
    return index < this.labels.length ? this.labels[index] : this.unseen[index - this.labels.length];
  }

  /** Whether it is a ball, which is looked at from all sides. */
  get turns() {
    return this.run?.dim === 3;
  }

  /** Looks at a ball from another side: a rotation of lib/arcball.js. */
  setRotation(rotation) {
    this.rotation = rotation;
    this.lookAgain();
  }

  /** Lays the picture of more than three dimensions through two class directions, [a, b], or where all spread most: []. */
  setSide(side) {
    this.side = side;
    this.lookAgain();
  }

  lookAgain() {
    if (this.run) this.look = this.lookAt(this.run);
    this.touch();
  }

  lookAt({ directions, dim }) {
    if (dim === 3) return { rotation: this.rotation };
    return { axes: (dim > 3 && axesThrough(directions, dim, this.side)) || planeAxes(directions, dim) };
  }

  /** The radius of the picture, in CSS pixels. */
  get radius() {
    return this.canvas.clientWidth / 2 - 14;
  }

  /** The point within 14 pixels of a place on the canvas (in CSS pixels), or -1; on a ball rather one in front. */
  pointNear(cssX, cssY) {
    let best = -1;
    let bestDistance = REACH ** 2;
    for (let i = 0; i < this.count; i++) {
      const { x, y } = this.onCanvas(i);
      const distance = ((x - cssX) ** 2 + (y - cssY) ** 2) * (this.isBehind(i) ? BEHIND : 1);
      if (distance < bestDistance) [best, bestDistance] = [i, distance];
    }
    return best;
  }

  /** Where a point of the cloud is on the canvas, in CSS pixels. */
  onCanvas(index) {
    const half = this.canvas.clientWidth / 2;
    const { x, y } = this.at(index);
    return { x: half + x * this.radius, y: half - y * this.radius };
  }
}

const EMPTY = {
  points: [], placed: [], labels: [], predicted: [], slots: [], directions: [], weights: [], bias: [], tips: [], reach: 1, flat: true, share: CIRCLE_SHARE, marks: [],
};

/** What the loss asks for and how sure it is; nothing where a run is not measured by class directions. */
function marginOf({ wedgeLengths: lengths, wedgeDeg: halfDeg, measures, certainty }) {
  return certainty.length ? { lengths, halfDeg, wedgeDeg: measures.wedgeDeg, certainty } : undefined;
}

function copyOf(run) {
  return Object.fromEntries(MOVING.map((name) => [name, Float32Array.from(run[name])]));
}

/** What a plane shows, in words. */
export function planeLabel(title, run, classes) {
  if (!run) return say('plane.empty.label', title);
  const digits = run.predicted.length;
  const { half, most } = ownAnglesOf(run);
  const within = Number.isFinite(half) ? say('plane.label.angles', degrees(half), degrees(most)) : '';
  const words = say('plane.label', title, digits, classes, percent(run.testAccuracy), within);
  return run.dim === 3 ? inARow(words, say('ball.keys')) : words;
}
