// "All pairs of people never seen in training": two histograms of angles and the threshold between them,
// which is dragged with pointer or arrow keys. What it decides wrongly is shown darker. Whoever makes one has it follow
// the threshold by `place`.

import { count, decimal, degrees } from '../lib/format.js';
import { linear, ticks } from '../lib/scales.js';
import { baseAxis, chartFrame } from './chart.js';
import { say, svg } from './dom.js';

const WIDTH = 400;
const TOP = 26;
const BASE = 148;
const SIDE = 10;
const BIN_DEG = 1;
const NAME_WIDTH = 110;
const STEPS = { ArrowLeft: -0.5, ArrowDown: -0.5, ArrowRight: 0.5, ArrowUp: 0.5, PageDown: -5, PageUp: 5 };

let clips = 0;

export class PairHistogram {
  constructor(host, threshold) {
    this.threshold = threshold;
    this.root = chartFrame(host, WIDTH, BASE + 28);
    this.root.classList.add('pair-histogram');
    // A picture with a slider in it is no picture to screen readers.
    this.root.setAttribute('role', 'group');
    this.root.setAttribute('aria-label', say('decide.histogram.label'));
    this.makeHandle();
    this.wire();
  }

  /** `pairs`: a PairSet. The axis ends a little beyond the last bar that can be seen. */
  set(pairs) {
    this.pairs = pairs;
    const { same, different } = pairs.histograms(BIN_DEG);
    this.to = Math.min(180, 10 * Math.ceil((lastVisible(same, different) + 3) / 10));
    this.x = linear(0, this.to, SIDE, WIDTH - SIDE);
    const areas = [area(same, pairs.sames, this.x, this.to), area(different, pairs.differents, this.x, this.to)];
    const id = `pair-clip-${clips++}`;
    this.left = svg('rect', { x: 0, y: 0, height: BASE });
    this.right = svg('rect', { y: 0, width: WIDTH, height: BASE });
    this.root.replaceChildren(
      svg('clipPath', { id: `${id}l` }, this.left), svg('clipPath', { id: `${id}r` }, this.right),
      svg('path', { class: 'area different', d: areas[1].d }), svg('path', { class: 'area same', d: areas[0].d }),
      svg('path', { class: 'area different wrong', d: areas[1].d, 'clip-path': `url(#${id}l)` }),
      svg('path', { class: 'area same wrong', d: areas[0].d, 'clip-path': `url(#${id}r)` }),
      svg('line', { class: 'base', x1: SIDE, x2: WIDTH - SIDE, y1: BASE, y2: BASE }),
      ...baseAxis(ticks(0, this.to, 6), this.x, BASE + 7, (deg) => `${deg}°`),
      this.marker, this.handle,
      ...labels(areas));
    this.placeCurrent();
    this.place(this.threshold.angleDeg);
  }

  /** Where the two faces on the page lie: {angleDeg, same}, or undefined. */
  setCurrent(pair) {
    this.current = pair;
    this.placeCurrent();
  }

  placeCurrent() {
    const shown = this.pairs && Number.isFinite(this.current?.angleDeg);
    this.marker.setAttribute('visibility', shown ? 'visible' : 'hidden');
    if (!shown) return;
    this.marker.setAttribute('class', `current ${this.current.same ? 'same' : 'different'}`);
    this.marker.setAttribute('transform', `translate(${this.x(Math.min(this.to, this.current.angleDeg)).toFixed(1)} ${BASE})`);
  }

  makeHandle() {
    this.marker = svg('path', { class: 'current', d: 'M0 1L-5 10H5Z', visibility: 'hidden' }, svg('title', {}, say('decide.current')));
    this.line = svg('line', { class: 'threshold-line', y1: 6, y2: BASE });
    this.grip = svg('circle', { class: 'threshold-grip', cy: BASE, r: 6 });
    this.text = svg('text', { class: 'threshold-text', y: 14 });
    this.wide = svg('rect', { class: 'threshold-reach', y: 0, width: 28, height: BASE + 10 });
    this.handle = svg('g', {
      class: 'threshold', role: 'slider', tabindex: 0, 'aria-label': say('decide.threshold'), 'aria-valuemin': 0, 'aria-valuemax': 180,
    }, this.wide, this.line, this.grip, this.text);
  }

  wire() {
    this.root.addEventListener('pointerdown', (event) => {
      if (!this.x || event.button) return;
      this.root.setPointerCapture(event.pointerId);
      this.bounds = this.root.getBoundingClientRect();
      this.root.classList.add('dragging');
      this.follow(event);
      this.handle.focus({ preventScroll: true });
      event.preventDefault();
    });
    this.root.addEventListener('pointermove', (event) => this.bounds && this.follow(event));
    for (const end of ['pointerup', 'pointercancel']) {
      this.root.addEventListener(end, () => {
        this.bounds = undefined;
        this.root.classList.remove('dragging');
      });
    }
    this.handle.addEventListener('keydown', (event) => {
      const end = { Home: 0, End: this.to }[event.key];
      const step = STEPS[event.key] * (event.shiftKey ? 0.2 : 1);
      if (end === undefined && !step) return;
      event.preventDefault();
      this.threshold.set(end ?? Math.round((this.threshold.angleDeg + step) * 10) / 10);
    });
  }

  follow({ clientX }) {
    const unit = ((clientX - this.bounds.left) / this.bounds.width) * WIDTH;
    const deg = ((unit - SIDE) / (WIDTH - 2 * SIDE)) * this.to;
    this.threshold.set(Math.round(Math.max(0, Math.min(this.to, deg)) * 10) / 10);
  }

  /** All that moves with the threshold: a few attributes. */
  place(deg) {
    if (!this.pairs) return;
    const x = this.x(Math.min(deg, this.to));
    this.line.setAttribute('x1', x);
    this.line.setAttribute('x2', x);
    this.grip.setAttribute('cx', x);
    this.wide.setAttribute('x', x - 14);
    this.left.setAttribute('width', x);
    this.right.setAttribute('x', x);
    const late = x > WIDTH * 0.72;
    this.text.setAttribute('x', late ? x - 6 : x + 6);
    this.text.setAttribute('text-anchor', late ? 'end' : 'start');
    this.text.textContent = say('decide.drag', degrees(deg));
    this.handle.setAttribute('aria-valuenow', decimal(deg, 1));
    const { falseAccepts, falseRejects } = this.pairs.at(deg);
    this.handle.setAttribute('aria-valuetext', say('decide.threshold.value', degrees(deg), count(falseAccepts), count(falseRejects)));
  }
}

/** Bins joined by a line through their middles, each kind as tall as its own share per degree. */
function area(bins, total, x, to) {
  const shown = Array.from(bins.slice(0, Math.ceil(to / BIN_DEG)), (_, i) => smooth(bins, i) / (total || 1));
  const tallest = Math.max(...shown, 1e-9);
  const y = linear(0, tallest, BASE, TOP + 14);
  const points = shown.map((share, i) => [x(Math.min(to, (i + 0.5) * BIN_DEG)), y(share)]);
  const d = `M${x(0)} ${BASE}${points.map(([px, py]) => `L${px.toFixed(1)} ${py.toFixed(1)}`).join('')}L${x(to)} ${BASE}Z`;
  const peak = points.reduce((best, point) => (point[1] < best[1] ? point : best), points[0]);
  return { d, peak };
}

/** Neighbouring bins share a little, or small sets would look like combs. */
function smooth(bins, i) {
  const at = (k) => bins[Math.max(0, Math.min(bins.length - 1, k))];
  return (at(i - 2) + 2 * at(i - 1) + 3 * at(i) + 2 * at(i + 1) + at(i + 2)) / 9;
}

/** The last bin that holds more than a thousandth of its kind. */
function lastVisible(...kinds) {
  return BIN_DEG * Math.max(...kinds.map((bins) => {
    const total = bins.reduce((sum, one) => sum + one, 0);
    return bins.findLastIndex((one) => one > total / 1000) + 1;
  }));
}

/** Each kind's name above its peak; side by side where the peaks are close, as with a model that knows little. */
function labels(areas) {
  const [same, different] = areas.map(({ peak }) => peak);
  if (Math.abs(same[0] - different[0]) > NAME_WIDTH) return [label('same', ...same), label('different', ...different)];
  const middle = Math.max(NAME_WIDTH, Math.min(WIDTH - NAME_WIDTH, (same[0] + different[0]) / 2));
  const isLeft = same[0] <= different[0];
  return [label('same', middle + (isLeft ? -6 : 6), same[1], isLeft ? 'end' : 'start'),
    label('different', middle + (isLeft ? 6 : -6), different[1], isLeft ? 'start' : 'end')];
}

function label(kind, x, y, anchor = x < 70 ? 'start' : x > WIDTH - 70 ? 'end' : 'middle') {
  const place = x < 70 ? SIDE : x > WIDTH - 70 ? WIDTH - SIDE : x;
  return svg('text', { class: `direct strong ${kind}`, x: place, y: Math.max(TOP + 8, y - 6), 'text-anchor': anchor }, say(`decide.${kind}`));
}
