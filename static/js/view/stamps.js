// Points as stamps, one shape and colour per class, set pixel by pixel into a layer of their own: ten
// thousand of them cost two or three milliseconds, where as many canvas calls would cost thirty.

import { nearness } from '../lib/geometry.js';
import { isSure } from '../lib/margin.js';

const CLASS_COLOURS = [
  '#332288', '#88CCEE', '#44AA99', '#117733', '#999933',
  '#DDCC77', '#CC6677', '#882255', '#AA4499', '#777777',
];

/** On a dark ground the darkest would vanish. */
const DARK_COLOURS = { 0: '#8f86e8', 3: '#4fb36b', 7: '#d4689d', 8: '#d07fc4', 9: '#a3a3a3' };

/** Stamps exist for positions a quarter of a pixel apart, so that slow motion stays smooth. */
const PHASES = 4;
const OPACITY = 0.72;

/** How much of that is left of points the loss is sure of, and what makes the others opaque. */
const PALE = 0.4;
const FULL = 1 / OPACITY;

/** The colour of a slot; beyond ten they start over. */
export function classColour(slot, dark) {
  const place = slot % CLASS_COLOURS.length;
  return (dark && DARK_COLOURS[place]) || CLASS_COLOURS[place];
}

const SHAPES = [
  (g, r) => g.arc(0, 0, r, 0, 7),
  (g, r) => g.rect(-r * 0.86, -r * 0.86, r * 1.72, r * 1.72),
  (g, r) => polygon(g, [[0, -r * 1.2], [r * 1.1, r * 0.8], [-r * 1.1, r * 0.8]]),
  (g, r) => polygon(g, [[0, -r * 1.25], [r * 1.25, 0], [0, r * 1.25], [-r * 1.25, 0]]),
  (g, r) => polygon(g, [[0, r * 1.2], [r * 1.1, -r * 0.8], [-r * 1.1, -r * 0.8]]),
];

function polygon(g, corners) {
  corners.forEach(([x, y], i) => (i ? g.lineTo(x, y) : g.moveTo(x, y)));
  g.closePath();
}

const cache = new Map();

/** Sets the mark of a slot round the origin: filled, or its outline alone. */
export function drawMark(g, slot, radius, hollow) {
  g.beginPath();
  SHAPES[slot % SHAPES.length](g, radius);
  if (!hollow) {
    g.fill();
    return;
  }
  g.closePath();
  g.lineWidth = Math.max(1, radius * 0.4);
  g.stroke();
}

/** The stamps of a slot, one per phase in x and y: {dx, dy, alpha (0 to 1)} of the pixels they touch. */
function stamps(slot, radius, hollow) {
  const key = `${slot % SHAPES.length}/${radius}/${hollow}`;
  if (!cache.has(key)) {
    cache.set(key, Array.from({ length: PHASES * PHASES }, (_, phase) =>
      drawStamp(slot, radius, hollow, (phase % PHASES) / PHASES, Math.floor(phase / PHASES) / PHASES)));
  }
  return cache.get(key);
}

function drawStamp(slot, radius, hollow, shiftX, shiftY) {
  const half = Math.ceil(radius * 1.3) + 1;
  const size = 2 * half + 1;
  const canvas = new OffscreenCanvas(size, size);
  const g = canvas.getContext('2d', { willReadFrequently: true });
  g.translate(half + shiftX, half + shiftY);
  g.globalAlpha = OPACITY;
  drawMark(g, slot, radius, hollow);
  const { data } = g.getImageData(0, 0, size, size);
  const touched = [];
  for (let i = 0; i < size * size; i++) {
    if (data[4 * i + 3] > 4) touched.push({ dx: (i % size) - half, dy: Math.floor(i / size) - half, alpha: data[4 * i + 3] / 255 });
  }
  return {
    dx: Int8Array.from(touched, (pixel) => pixel.dx),
    dy: Int8Array.from(touched, (pixel) => pixel.dy),
    alpha: Float32Array.from(touched, (pixel) => pixel.alpha),
  };
}

/** A layer of points as large as a plane; reused from frame to frame. */
export class PointLayer {
  resize(pixels) {
    if (this.pixels === pixels) return;
    this.pixels = pixels;
    this.canvas = new OffscreenCanvas(pixels, pixels);
    this.g = this.canvas.getContext('2d', { willReadFrequently: true });
    this.image = this.g.createImageData(pixels, pixels);
  }

  /**
   * Sets all points (x, y interleaved, in units of `scale` pixels, y up) round the middle of the layer; `labels`: class
   * of each, `slots`: the place of each class among colours and shapes; `unseen`: {placed, depths, labels} of others,
   * hollow and beneath, or undefined. With `certainty` (one per point) those the loss is sure of are pale, and the others
   * larger and above them; with `depths` (on a ball, −1 to 1) those farther away are fainter and beneath the nearer ones.
   */
  draw(points, { labels, slots, unseen }, scale, { radius, dark }, { certainty, depths }) {
    const { data } = this.image;
    data.fill(0);
    const middle = this.pixels / 2;
    const order = depths && Uint32Array.from(depths.keys()).sort((a, b) => depths[a] - depths[b]);
    const put = (places, i, kind, strength) =>
      this.set(data, middle + places[2 * i] * scale, middle - places[2 * i + 1] * scale, kind, strength);
    const set = (kinds, strength, isWanted) => {
      for (let k = 0; k < labels.length; k++) {
        const i = order ? order[k] : k;
        if (isWanted(i)) put(points, i, kinds[labels[i]], depths ? strength * nearness(depths[i]) : strength);
      }
    };
    const hollow = unseen && kindsOf(slots, radius + 1, dark, true);
    unseen?.labels.forEach((cls, i) => put(unseen.placed, i, hollow[cls], unseen.depths ? nearness(unseen.depths[i]) : 1));
    const usual = kindsOf(slots, radius, dark);
    if (certainty?.length === labels.length) {
      set(usual, PALE, (i) => isSure(certainty[i]));
      set(kindsOf(slots, radius + 0.5, dark), FULL, (i) => !isSure(certainty[i]));
    } else {
      set(usual, 1, () => true);
    }
    this.g.putImageData(this.image, 0, 0);
    return this.canvas;
  }

  set(data, x, y, { red, green, blue, phases }, strength) {
    if (!Number.isFinite(x + y)) return; // a run that diverges has such features
    const left = Math.floor(x);
    const top = Math.floor(y);
    const stamp = phases[Math.floor((x - left) * PHASES) + PHASES * Math.floor((y - top) * PHASES)];
    const { dx, dy, alpha } = stamp;
    for (let k = 0; k < alpha.length; k++) {
      const px = left + dx[k];
      const py = top + dy[k];
      if (px < 0 || py < 0 || px >= this.pixels || py >= this.pixels) continue;
      const at = 4 * (py * this.pixels + px);
      const under = data[at + 3];
      const cover = alpha[k] * strength;
      const share = under ? cover : 1;
      data[at] += (red - data[at]) * share;
      data[at + 1] += (green - data[at + 1]) * share;
      data[at + 2] += (blue - data[at + 2]) * share;
      data[at + 3] = under + (255 - under) * cover;
    }
  }
}

function kindsOf(slots, radius, dark, hollow = false) {
  return Array.from(slots, (slot) => {
    const rgb = parseInt(classColour(slot, dark).slice(1), 16);
    return { red: rgb >> 16, green: (rgb >> 8) & 255, blue: rgb & 255, phases: stamps(slot, radius, hollow) };
  });
}
