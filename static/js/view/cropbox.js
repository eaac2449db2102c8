// A square over a picture, moved and sized by hand or keys; what lies in it is cut out.

import { h, say } from './dom.js';

const SMALLEST = 32;
const KEY_STEP = 0.02;

export class CropBox {
  constructor(host) {
    this.canvas = h('canvas', { class: 'crop-picture' });
    this.box = h('div', { class: 'crop-box', tabIndex: 0, role: 'group', 'aria-label': say('crop.label') },
      h('span', { class: 'crop-oval' }), h('span', { class: 'crop-corner' }));
    this.root = h('div', { class: 'crop' }, this.canvas, this.box);
    host.replaceChildren(this.root);
    this.box.addEventListener('pointerdown', (event) => this.grab(event));
    this.box.addEventListener('pointermove', (event) => this.drag(event));
    for (const end of ['pointerup', 'pointercancel']) this.box.addEventListener(end, () => (this.held = null));
    this.box.addEventListener('keydown', (event) => this.key(event));
  }

  /** Shows a picture (anything a canvas draws, with its width and height); the square starts in its upper middle. */
  open(picture, width, height) {
    this.canvas.width = width;
    this.canvas.height = height;
    this.canvas.getContext('2d').drawImage(picture, 0, 0, width, height);
    const side = Math.min(width, height) * 0.9;
    this.set({ x: (width - side) / 2, y: Math.min((height - side) / 2, height * 0.05), side });
    this.box.focus({ preventScroll: true });
  }

  /** Puts the square, in pixels of the picture; it stays inside. */
  set({ x, y, side }) {
    const { width, height } = this.canvas;
    const size = Math.max(Math.min(SMALLEST, width, height), Math.min(side, width, height));
    this.square = {
      x: Math.max(0, Math.min(width - size, x)), y: Math.max(0, Math.min(height - size, y)), side: size,
    };
    const { style } = this.box;
    style.left = `${(100 * this.square.x) / width}%`;
    style.top = `${(100 * this.square.y) / height}%`;
    style.width = `${(100 * size) / width}%`;
  }

  grab(event) {
    event.preventDefault();
    this.box.focus({ preventScroll: true });
    this.box.setPointerCapture(event.pointerId);
    const sizing = event.target.classList.contains('crop-corner');
    this.held = { x: event.clientX, y: event.clientY, sizing, from: this.square };
  }

  drag(event) {
    if (!this.held) return;
    const scale = this.canvas.width / this.canvas.clientWidth;
    const dx = (event.clientX - this.held.x) * scale;
    const dy = (event.clientY - this.held.y) * scale;
    const { x, y, side } = this.held.from;
    if (this.held.sizing) {
      const room = Math.min(this.canvas.width - x, this.canvas.height - y);
      this.set({ x, y, side: Math.min(room, side + Math.max(dx, dy)) });
    } else {
      this.set({ x: x + dx, y: y + dy, side });
    }
  }

  /** Arrows move, plus and minus (or shift and arrows) size. */
  key(event) {
    const { x, y, side } = this.square;
    const step = Math.max(1, KEY_STEP * Math.min(this.canvas.width, this.canvas.height));
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    const grow = { '+': 1, '=': 1, '-': -1 }[event.key] ?? (event.shiftKey && way ? way[0] - way[1] : 0);
    if (grow) this.set({ x: x - (grow * step) / 2, y: y - (grow * step) / 2, side: side + grow * step });
    else if (way) this.set({ x: x + way[0] * step, y: y + way[1] * step, side });
    else return;
    event.preventDefault();
  }

  /** What lies in the square, as a PNG data address of `side` × `side` pixels. */
  cut(side) {
    const { x, y, side: size } = this.square;
    let source = canvasOf(Math.max(side, Math.round(size)));
    source.getContext('2d').drawImage(this.canvas, x, y, size, size, 0, 0, source.width, source.width);
    // Halved again and again: one large step down would skip most pixels.
    while (source.width > side) source = shrunk(source, Math.max(side, Math.ceil(source.width / 2)));
    return source.toDataURL('image/png');
  }
}

function canvasOf(side) {
  return h('canvas', { width: side, height: side });
}

function shrunk(source, side) {
  const smaller = canvasOf(side);
  const g = smaller.getContext('2d');
  g.imageSmoothingQuality = 'high';
  g.drawImage(source, 0, 0, side, side);
  return smaller;
}
