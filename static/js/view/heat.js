// The true angle between every two faces as a square of colours, people beside each other.

import { say } from './dom.js';
import { setLabel } from './chart.js';

const FAR_DEG = 90;

export class HeatMap {
  /** `on`: {pair(a, b, deg, where), leave()}: two faces under the pointer, by index. */
  constructor(canvas, on) {
    this.canvas = canvas;
    this.on = on;
    canvas.addEventListener('pointermove', (event) => this.point(event));
    canvas.addEventListener('pointerdown', (event) => this.point(event));
    canvas.addEventListener('pointerleave', () => on.leave());
    this.clear();
  }

  /** `words`: why there is nothing to be seen. */
  clear(words = say('faces.heat.empty')) {
    this.square = undefined;
    this.canvas.width = this.canvas.height = 1;
    setLabel(this.canvas, words);
  }

  /** `square`: degrees, n × n, of the faces in `order` (indices), whose people are `labels`; `colours`: {card, accent, line} as [r, g, b]. */
  show(square, order, labels, colours) {
    Object.assign(this, { square, order });
    const n = order.length;
    if (this.canvas.width !== n) this.canvas.width = this.canvas.height = n;
    const g = this.canvas.getContext('2d');
    const image = g.createImageData(n, n);
    const ramp = rampOf(colours);
    for (let i = 0; i < n * n; i++) image.data.set(ramp[Math.min(ramp.length - 1, Math.round(square[i]))], 4 * i);
    g.putImageData(image, 0, 0);
    setLabel(this.canvas, inWords(square, labels));
  }

  point(event) {
    if (!this.square) return;
    const box = this.canvas.getBoundingClientRect();
    const n = this.order.length;
    const col = Math.min(n - 1, Math.max(0, Math.floor(((event.clientX - box.left) / box.width) * n)));
    const row = Math.min(n - 1, Math.max(0, Math.floor(((event.clientY - box.top) / box.height) * n)));
    this.on.pair(this.order[row], this.order[col], this.square[row * n + col], { x: event.clientX, y: event.clientY });
  }
}

/** A colour per degree: full at 0°, the paper's own from 90° on. */
export function rampOf({ card, accent }) {
  return Array.from({ length: FAR_DEG + 1 }, (_, deg) => {
    const nearness = (1 - deg / FAR_DEG) ** 1.2;
    return [...card.map((value, i) => value + (accent[i] - value) * nearness), 255];
  });
}

function inWords(square, labels) {
  const n = labels.length;
  let [same, sames, others, different] = [0, 0, 0, 0];
  for (let a = 0; a < n; a++) {
    for (let b = a + 1; b < n; b++) {
      if (labels[a] === labels[b]) [same, sames] = [same + square[a * n + b], sames + 1];
      else [different, others] = [different + square[a * n + b], others + 1];
    }
  }
  return say('faces.heat.label', n, (same / Math.max(1, sames)).toFixed(0), (different / Math.max(1, others)).toFixed(0));
}
