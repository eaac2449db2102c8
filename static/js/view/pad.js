// The drawing pad: strokes with mouse, pen, finger or keys, told while the hand is still moving.

import { byId, h, say } from './dom.js';
import { PadKeys } from './padkeys.js';

const SIZE = 280;

const EVERY_MS = 90;
const MAX_POINTS = 1500;

export class Pad {
  /** `on`: {strokes(list), random(), clear()}; strokes are lists of [x, y], 0 to 280, y down. */
  constructor(on) {
    this.on = on;
    this.canvas = byId('pad');
    this.g = this.canvas.getContext('2d');
    this.strokes = [];
    this.keys = new PadKeys(this, SIZE);
    this.canvas.addEventListener('pointerdown', (event) => this.begin(event));
    this.canvas.addEventListener('pointermove', (event) => this.go(event));
    for (const end of ['pointerup', 'pointercancel']) this.canvas.addEventListener(end, () => this.keys.isDown || this.end());
    byId('pad-random').onclick = () => on.random();
    byId('pad-clear').onclick = () => {
      this.wipe();
      on.clear();
    };
  }

  begin(event) {
    event.preventDefault();
    this.canvas.setPointerCapture(event.pointerId);
    this.keys.lift();
    this.start(this.at(event));
  }

  /** A stroke begins at [x, y]. */
  start(point) {
    if (this.picture) this.wipe();
    this.drawing = true;
    this.strokes.push([point]);
    this.paint();
  }

  go(event) {
    if (this.drawing && !this.keys.isDown) this.extend(this.at(event));
  }

  /** The stroke goes on to [x, y]. */
  extend([x, y]) {
    if (this.strokes.flat().length > MAX_POINTS) return;
    const stroke = this.strokes.at(-1);
    const [lastX, lastY] = stroke.at(-1);
    if (Math.hypot(x - lastX, y - lastY) < 3) return;
    stroke.push([x, y]);
    this.paint();
    this.tellSoon();
  }

  end() {
    if (!this.drawing) return;
    this.drawing = false;
    this.on.strokes(this.strokes);
  }

  /** At most one message in a while, and always a last one. */
  tellSoon() {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      if (this.drawing) this.on.strokes(this.strokes);
    }, EVERY_MS);
  }

  at(event) {
    const box = this.canvas.getBoundingClientRect();
    const scale = SIZE / box.width;
    return [Math.round((event.clientX - box.left) * scale), Math.round((event.clientY - box.top) * scale)];
  }

  wipe() {
    this.strokes = [];
    this.picture = undefined;
    this.paint();
    this.verdict([h('p', { textContent: this.hint ?? '' })]);
  }

  paint() {
    const { g } = this;
    g.clearRect(0, 0, SIZE, SIZE);
    if (this.picture) {
      g.imageSmoothingEnabled = false;
      g.drawImage(this.picture, 0, 0, SIZE, SIZE);
    } else {
      this.paintStrokes(g);
    }
    this.keys.paint(g);
  }

  paintStrokes(g) {
    g.lineWidth = 22;
    g.lineCap = g.lineJoin = 'round';
    g.strokeStyle = getComputedStyle(this.canvas).color;
    for (const stroke of this.strokes) {
      g.beginPath();
      stroke.forEach(([x, y], i) => (i ? g.lineTo(x, y) : g.moveTo(x, y)));
      if (stroke.length === 1) g.lineTo(stroke[0][0] + 0.1, stroke[0][1]);
      g.stroke();
    }
  }

  /** Shows a ready-made digit instead of strokes. */
  show(image) {
    const picture = new Image();
    picture.onload = () => {
      this.strokes = [];
      this.picture = picture;
      this.paint();
    };
    picture.src = image;
  }

  /** What each run makes of the digit: [{title, predicted, deg}]; `remark` comes first, if it is not ''. */
  say(lines, remark) {
    const said = lines.map(({ run, title, predicted, deg }) => h('p', { class: `run${run}`, textContent: say('pad.verdict', title, predicted, deg) }));
    this.verdict([...(remark ? [h('p', { class: 'hint', textContent: remark })] : []), ...said]);
  }

  verdict(children) {
    const box = byId('pad-verdict');
    this.hint ??= box.textContent.trim();
    const words = children.map((child) => child.textContent).join('|');
    if (words === this.words) return;
    this.words = words;
    box.replaceChildren(...children);
  }
}
