// Where places lie on a canvas: the box they live in is fitted into it, then moved and enlarged by hand.

import { quantile } from './scales.js';

const MARGIN = 26;
const MOST_ZOOM = 24;

export class Camera {
  /** `size()` answers {width, height} of the canvas in CSS pixels; `home`: the box shown before any hand moves it. */
  constructor(size) {
    this.size = size;
    /** @type {{x: number, y: number, halfX: number, halfY: number}|undefined} */
    this.home = undefined;
    this.reset();
  }

  reset() {
    Object.assign(this, { x: 0, y: 0, zoom: 1 });
  }

  move(dx, dy) {
    this.x += dx;
    this.y += dy;
  }

  /** Enlarges about a place on the canvas, its middle when none is given; answers whether anything changed. */
  zoomBy(factor, at = undefined) {
    const { width, height } = this.size();
    const zoom = Math.max(1, Math.min(MOST_ZOOM, this.zoom * factor));
    const grow = zoom / this.zoom;
    const [dx, dy] = at ? [at.x - width / 2, at.y - height / 2] : [0, 0];
    Object.assign(this, { x: dx - (dx - this.x) * grow, y: dy - (dy - this.y) * grow, zoom });
    if (zoom === 1) this.reset();
    return grow !== 1;
  }

  /** CSS pixels per unit. */
  get scale() {
    const { width, height } = this.size();
    const room = Math.min((width / 2 - MARGIN) / this.home.halfX, (height / 2 - MARGIN) / this.home.halfY);
    return Math.max(1e-6, room) * this.zoom;
  }

  /** A place, y up, in CSS pixels on the canvas, y down. */
  toCanvas(x, y) {
    const { home, scale } = this;
    const { width, height } = this.size();
    return [width / 2 + this.x + (x - home.x) * scale, height / 2 + this.y - (y - home.y) * scale];
  }
}

/** A box {x, y, halfX, halfY} about the origin that reaches so far. */
export function boxAround(reach) {
  return { x: 0, y: 0, halfX: reach, halfY: reach };
}

/** The box that holds nearly all places (x, y interleaved); strays may lie outside. */
export function boxOf(places) {
  const xs = places.filter((_, i) => i % 2 === 0);
  const ys = places.filter((_, i) => i % 2 === 1);
  const [left, right, low, high] = [quantile(xs, 0.01), quantile(xs, 0.99), quantile(ys, 0.01), quantile(ys, 0.99)];
  return {
    x: (left + right) / 2, y: (low + high) / 2,
    halfX: Math.max(1e-6, ((right - left) / 2) * 1.05), halfY: Math.max(1e-6, ((high - low) / 2) * 1.05),
  };
}

/** No map is drawn more than so much wider or taller than it is. */
const MOST_STRETCH = 1.6;

/** Places of a map, whose axes mean nothing, made taller or flatter so that they fill a canvas of {width, height}. */
export function filling(places, { width, height }) {
  const { halfX, halfY } = boxOf(places);
  const wanted = (halfX / halfY) * ((height / 2 - MARGIN) / (width / 2 - MARGIN));
  if (!(wanted > 0)) return places;
  const stretch = Math.max(1 / MOST_STRETCH, Math.min(MOST_STRETCH, wanted));
  return Float32Array.from(places, (value, i) => (i % 2 ? value * stretch : value));
}

/** On the way from one box to another, t from 0 to 1. */
export function blend(from, to, t) {
  if (!from || t >= 1) return to;
  return Object.fromEntries(Object.keys(to).map((key) => [key, from[key] + (to[key] - from[key]) * t]));
}
