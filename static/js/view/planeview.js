// A feature plane on its canvas, with smooth motion from moment to moment and between the two views.

import { between, placePoints, planeAxes, project } from '../lib/geometry.js';
import { ease, quantile, roundUp } from '../lib/scales.js';
import { drawPlane } from './plane.js';
import { PointLayer } from './stamps.js';
import { calm, say } from './dom.js';
import { degrees, percent } from '../lib/format.js';
import { lengthOf } from '../lib/angles.js';

const MORPH_MS = 600;
const MOVING = ['features', 'weights', 'bias', 'directions', 'classMeans'];

/** The feature length that the rim of a run's plane stands for: a round number above nearly all of them. */
export function reachOf(run) {
  const lengths = new Float32Array(run.features.length / run.dim);
  for (let i = 0; i < lengths.length; i++) lengths[i] = lengthOf(run.features, run.dim, i);
  return roundUp(quantile(lengths, 0.995) * 1.02);
}

export class PlaneView {
  constructor(canvas) {
    this.canvas = canvas;
    this.g = canvas.getContext('2d');
    this.labels = [];
    this.layer = new PointLayer();
    this.morph = { from: 0, to: 0, start: 0 };
    this.marks = [];
    this.on = {};
    this.dirty = true;
    new ResizeObserver(() => this.touch()).observe(canvas);
  }

  touch() {
    this.dirty = true;
  }

  setLabels(labels, names) {
    this.labels = labels;
    this.names = names;
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
    this.axes = planeAxes(run.directions, run.dim);
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

  /** `on`: {margin, force, links}: whether the wedges asked for, the pushes and what is compared are shown. */
  setLayers(on) {
    this.on = on;
    this.touch();
  }

  setMarks(marks) {
    this.marks = marks;
    this.touch();
  }

  /** Draws if anything moved; `palette` is {dark, ink, soft, line, card}. */
  frame(now, palette) {
    const moving = this.run && this.moveOn(now);
    const morphing = now - this.morph.start < MORPH_MS + 50;
    if (!this.dirty && !moving && !morphing) return;
    this.dirty = false;
    this.paint(now, palette);
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
    const { dim } = this.run;
    const seen = (rows) => project(rows, dim, this.axes);
    const points = seen(this.shown.features);
    const means = seen(this.shown.classMeans);
    if (this.placed?.length !== points.length) this.placed = new Float32Array(points.length);
    placePoints(points, this.shown.reach, morph, this.placed);
    return {
      points,
      layer: this.layer,
      placed: this.placed,
      labels: this.labels.length === points.length / 2 ? this.labels : this.run.predicted,
      names: this.names,
      predicted: this.run.predicted,
      margin: this.on.margin && marginOf(this.run),
      force: this.on.force && this.full && this.run.push.length ? { push: seen(this.run.push), full: this.full } : undefined,
      links: this.on.links && this.run.ends.length ? this.run : undefined,
      means: placePoints(means, this.shown.reach, morph, new Float32Array(means.length)),
      directions: seen(this.shown.directions),
      weights: seen(this.shown.weights),
      bias: this.shown.bias,
      reach: this.shown.reach,
      morph,
      flat: dim === 2,
      marks: this.marks.map((mark) => ({ ...mark, ...this.placeOf(mark, morph) })),
    };
  }

  /** Where a mark is: a feature of its own, or a point of the cloud. */
  placeOf({ feature, index }, morph) {
    if (!feature) return { x: this.placed[2 * index], y: this.placed[2 * index + 1] };
    const [x, y] = placePoints(
      Float32Array.from(project(Float32Array.from(feature), this.run.dim, this.axes)),
      this.shown.reach, morph, new Float32Array(2));
    return { x, y };
  }

  /** The point within 14 pixels of a place on the canvas (in CSS pixels), or -1. */
  pointNear(cssX, cssY) {
    if (!this.placed || !this.run) return -1;
    const half = this.canvas.clientWidth / 2;
    const radius = half - 14;
    let best = -1;
    let bestDistance = 14 ** 2;
    for (let i = 0; i < this.placed.length / 2; i++) {
      const dx = half + this.placed[2 * i] * radius - cssX;
      const dy = half - this.placed[2 * i + 1] * radius - cssY;
      const distance = dx * dx + dy * dy;
      if (distance < bestDistance) [best, bestDistance] = [i, distance];
    }
    return best;
  }

  /** Where a point of the cloud is on the canvas, in CSS pixels. */
  onCanvas(index) {
    const half = this.canvas.clientWidth / 2;
    return { x: half + this.placed[2 * index] * (half - 14), y: half - this.placed[2 * index + 1] * (half - 14) };
  }
}

const EMPTY = {
  points: [], placed: [], labels: [], predicted: [], directions: [], weights: [], bias: [], reach: 1, flat: true, marks: [],
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
  const { medianOwnAngleDeg: half, p95OwnAngleDeg: most } = run.measures;
  return say('plane.label', title, digits, classes, percent(run.testAccuracy), degrees(half), degrees(most));
}
