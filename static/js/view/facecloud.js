// Faces as points on a canvas: moves smoothly, is zoomed, picked from and lassoed. What lies where, a
// map, a plane or a ball, is none of its business.

import { Camera, blend, boxAround, boxOf } from '../lib/camera.js';
import { inside } from '../lib/lasso.js';
import { between } from '../lib/geometry.js';
import { CloudHand } from './cloudhand.js';
import { calm } from './dom.js';

const SMALLEST_FACE = 13;
const LARGEST_FACE = 76;
const NEAR = 12;

/** A face is elsewhere when it is farther away than this, in pixels. */
const HAS_MOVED = 0.5;

export class FaceCloud {
  /**
   * `on`: {ask() when there is something to draw, hover(index, where), leave(), pick(index), lasso(indices), turn(dx, dy)
   * for a ball, in its radii}.
   */
  constructor(canvas, on) {
    this.canvas = canvas;
    this.on = on;
    this.g = canvas.getContext('2d');
    this.tool = 'move';
    this.turns = false;
    this.usualFace = 46;
    this.camera = new Camera(() => ({ width: this.width, height: this.height }));
    this.hovered = -1;
    this.clear();
    new ResizeObserver(() => this.touch()).observe(canvas);
    new CloudHand(this, canvas);
  }

  clear() {
    this.target = undefined;
    this.shown = undefined;
    this.depths = undefined;
    this.camera.home = undefined;
    this.selected = undefined;
    this.picked = -1;
    this.hover(-1);
    this.touch();
  }

  touch() {
    this.dirty = true;
    this.on.ask();
  }

  setThumbs(thumbs) {
    this.thumbs = thumbs;
    this.touch();
  }

  /** Dots when too small for faces take these; one colour per point. */
  setColours(colours) {
    this.colours = colours;
    this.thumbs?.setColours(colours);
    this.touch();
  }

  /** `draw(g, toCanvas, {side, width, height, palette})` paints what lies under the faces; `over` what lies on top. */
  setScene({ under, over } = {}) {
    this.under = under;
    this.over = over;
    this.touch();
  }

  /**
   * Moves the faces on (x, y interleaved, y up) within `overMs`. `reach`: half the width shown, fixed (a plane, a
   * ball); without it the view follows the points (a map). `depths` towards the eye, for a ball.
   */
  show(places, { overMs = 0, reach, depths } = {}) {
    const fresh = this.target?.length !== places.length;
    this.from = fresh ? undefined : Float32Array.from(this.shown);
    this.homeFrom = fresh ? undefined : this.camera.home;
    this.target = Float32Array.from(places);
    this.homeTarget = reach ? boxAround(reach) : boxOf(this.target);
    if (fresh) this.shown = Float32Array.from(places);
    this.camera.home ??= this.homeTarget;
    this.depths = depths;
    this.order = depths && [...depths.keys()].sort((a, b) => depths[a] - depths[b]);
    this.move = { start: performance.now(), length: calm.matches || fresh ? 0 : overMs, done: false };
    this.touch();
  }

  select(indices) {
    this.selected = indices?.length ? new Set(indices) : undefined;
    this.touch();
  }

  setPicked(index) {
    this.picked = index;
    this.touch();
  }

  setTool(tool) {
    this.tool = tool;
    this.canvas.classList.toggle('lassoing', tool === 'lasso');
  }

  reset() {
    this.camera.reset();
    this.touch();
  }

  /** Enlarges about a place on the canvas, or its middle; answers whether anything changed. */
  zoomBy(factor, at) {
    const changed = this.camera.zoomBy(factor, at);
    this.touch();
    return changed;
  }

  get width() {
    return this.canvas.clientWidth;
  }

  get height() {
    return this.canvas.clientHeight;
  }

  /** CSS pixels per unit. */
  get scale() {
    return this.camera.scale;
  }

  onCanvas(index) {
    const [x, y] = this.camera.toCanvas(this.shown[2 * index], this.shown[2 * index + 1]);
    return { x, y };
  }

  /** How large a face is drawn now; 0 when a dot has to do. */
  get faceSide() {
    const count = this.shown.length / 2;
    const room = (0.62 * Math.sqrt(this.width * this.height)) / Math.sqrt(count);
    const side = Math.min(LARGEST_FACE, Math.max(16, Math.min(this.usualFace, room)) * this.camera.zoom ** 0.6);
    return side < SMALLEST_FACE || !this.thumbs?.sheet ? 0 : side;
  }

  /** Draws if anything moved, and tells whether it goes on moving or is pointed at; `palette` is {dark, ink, soft, line, card, accent}. */
  frame(now, palette) {
    const moving = this.shown && this.moveOn(now);
    if (this.dirty || moving) {
      this.dirty = false;
      this.paint(palette);
    }
    this.follow();
    return Boolean(this.toldAt || (this.shown && !this.move.done));
  }

  moveOn(now) {
    if (this.move.done) return false;
    const { start, length } = this.move;
    const t = length ? Math.min(1, (now - start) / length) : 1;
    between(this.from, this.target, t, this.shown);
    this.camera.home = blend(this.homeFrom, this.homeTarget, t);
    this.move.done = t >= 1;
    return true;
  }

  paint(palette) {
    const { g, width, height } = this;
    const ratio = Math.min(2, devicePixelRatio || 1);
    if (!width || !height) return;
    if (this.canvas.width !== Math.round(width * ratio) || this.canvas.height !== Math.round(height * ratio)) {
      this.canvas.width = Math.round(width * ratio);
      this.canvas.height = Math.round(height * ratio);
    }
    g.setTransform(ratio, 0, 0, ratio, 0, 0);
    g.clearRect(0, 0, width, height);
    if (!this.shown) return;
    const scene = { scale: this.scale, width, height, palette, toCanvas: (x, y) => this.camera.toCanvas(x, y) };
    this.under?.(g, scene);
    this.paintPoints();
    this.over?.(g, scene);
    this.paintMarks(palette);
    this.paintLasso(palette);
  }

  paintPoints() {
    const { g, shown } = this;
    const side = this.faceSide;
    const count = shown.length / 2;
    for (let k = 0; k < count; k++) {
      const i = this.order ? this.order[k] : k;
      g.globalAlpha = this.opacityOf(i);
      this.paintPoint(i, side);
    }
    g.globalAlpha = 1;
  }

  opacityOf(i) {
    const aside = this.selected && !this.selected.has(i) ? 0.18 : 1;
    return this.depths && this.depths[i] < 0 ? 0.35 * aside : aside;
  }

  paintPoint(i, side) {
    const { g } = this;
    const [x, y] = this.camera.toCanvas(this.shown[2 * i], this.shown[2 * i + 1]);
    if (x < -40 || y < -40 || x > this.width + 40 || y > this.height + 40) return;
    if (side) {
      this.thumbs.draw(g, i, x, y, side);
      return;
    }
    g.fillStyle = this.colours?.[i] ?? '#777';
    g.beginPath();
    g.arc(x, y, 4, 0, 7);
    g.fill();
  }

  /** The face under the pointer and the picked one lie on top, larger. */
  paintMarks({ ink, card }) {
    const { g } = this;
    for (const [index, grow] of [[this.picked, 1.5], [this.hovered, 1.7]]) {
      if (!(index >= 0) || index * 2 >= this.shown.length) continue;
      const [x, y] = this.camera.toCanvas(this.shown[2 * index], this.shown[2 * index + 1]);
      const side = Math.max(this.thumbs?.sheet ? 30 : 12, this.faceSide * grow);
      g.fillStyle = card;
      g.strokeStyle = ink;
      g.lineWidth = 2;
      g.beginPath();
      g.roundRect(x - side / 2 - 3, y - side / 2 - 3, side + 6, side + 6, side * 0.34);
      g.fill();
      if (this.thumbs) this.thumbs.draw(g, index, x, y, side);
      g.stroke();
    }
  }

  paintLasso({ ink }) {
    if (!this.loop?.length) return;
    const { g } = this;
    g.beginPath();
    this.loop.forEach(([x, y], i) => (i ? g.lineTo(x, y) : g.moveTo(x, y)));
    g.closePath();
    g.fillStyle = ink;
    g.globalAlpha = 0.08;
    g.fill();
    g.globalAlpha = 1;
    g.setLineDash([4, 3]);
    g.lineWidth = 1.5;
    g.strokeStyle = ink;
    g.stroke();
    g.setLineDash([]);
  }

  /** The face nearest to a place on the canvas within reach, or −1; of a ball's only the near half counts. */
  faceNear(x, y) {
    if (!this.shown) return -1;
    let best = -1;
    let least = Math.max(NEAR, this.faceSide / 2 + 2) ** 2;
    for (let i = 0; i < this.shown.length / 2; i++) {
      if (this.depths && this.depths[i] < 0) continue;
      const [px, py] = this.camera.toCanvas(this.shown[2 * i], this.shown[2 * i + 1]);
      const distance = (px - x) ** 2 + (py - y) ** 2;
      if (distance < least) [best, least] = [i, distance];
    }
    return best;
  }

  /** What a line on the canvas encloses, seen as now. */
  encircle(line) {
    const places = new Float32Array(this.shown.length);
    for (let i = 0; i < places.length / 2; i++) {
      [places[2 * i], places[2 * i + 1]] = this.camera.toCanvas(this.shown[2 * i], this.shown[2 * i + 1]);
    }
    const found = inside(places, line).filter((i) => !this.depths || this.depths[i] >= 0);
    this.select(found);
    this.on.lasso(found);
  }

  /** Turns a ball, moves everything else, by so many pixels. */
  drag(dx, dy) {
    if (this.turns) this.on.turn(dx / this.scale, dy / this.scale);
    else this.camera.move(dx, dy);
    this.touch();
  }

  choose(index) {
    if (index < 0 && this.selected) {
      this.select([]);
      this.on.lasso([]);
    }
    if (index >= 0) this.on.pick(index);
  }

  /** Lifts a face out, or none (−1), without a word: it is pointed at elsewhere. */
  mark(index) {
    if (index === this.hovered) return;
    this.hovered = index;
    this.toldAt = undefined;
    this.touch();
  }

  hover(index) {
    if (index === this.hovered) return;
    this.mark(index);
    if (index < 0) {
      this.on.leave();
      return;
    }
    this.point(index);
  }

  point(index) {
    this.toldAt = this.placeOf(index);
    this.on.hover(index, this.toldAt);
    this.on.ask();
  }

  /** A face's place in the window. */
  placeOf(index) {
    const box = this.canvas.getBoundingClientRect();
    const { x, y } = this.onCanvas(index);
    return { x: box.left + x, y: box.top + y };
  }

  /** The face pointed at is told once more when it has moved, in the picture or in the window. */
  follow() {
    if (!this.toldAt || !this.shown) return;
    const { x, y } = this.placeOf(this.hovered);
    if (Math.hypot(x - this.toldAt.x, y - this.toldAt.y) > HAS_MOVED) this.point(this.hovered);
  }
}
