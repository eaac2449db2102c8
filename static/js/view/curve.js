// Target logit ψ(θ) of the losses on the page, and beneath it, on the same axis, the angles being trained.

import { valueAt } from '../lib/angles.js';
import { fixed, tick } from '../lib/format.js';
import { binQuantile, linear, roundUp, sum, ticks } from '../lib/scales.js';
import { fittingNames, widthOf } from '../lib/titles.js';
import { baseAxis, chartFrame, coarser, directLabels, setLabel, stepsPath, valueAxis } from './chart.js';
import { inARow, pathData, runColour, say, svg } from './dom.js';

const WIDTH = 320;
const LEFT = 30;
const RIGHT = WIDTH - 8;
const TOP = 10;
const BOTTOM = 178;

/** Where the upper chart ends when pushes need room beneath it. */
const BOTTOM_OVER_PUSHES = 134;
const RANGES = [[0, 30, 'near'], [30, 60, 'middle'], [60, 90, 'far']];
const BIN_DEG = 2;

/** How high the two lines that name a range are, which have a row of their own. */
const WORDS = 30;
const x = linear(0, 180, LEFT, RIGHT);

export class CurveChart {
  /** `withAngles`: leave room for the histogram of training angles beneath. */
  constructor(host, withAngles) {
    this.top = TOP;
    this.bottom = BOTTOM;
    this.base = withAngles ? 236 : this.bottom;
    this.root = chartFrame(host, WIDTH, this.base + 20);
    this.layers = {};
    for (const name of ['grid', 'bars', 'pushes', 'lines', 'words', 'marks']) {
      this.layers[name] = svg('g');
      this.root.append(this.layers[name]);
    }
    this.y = linear(-1, 1, 0, 1);
    this.paths = new Map();
    this.curves = [];
    this.words = '';
    this.heard = '';
  }

  /** Where things are, for what is laid over the chart: its size, scales, and the edges of the upper plot. */
  get frame() {
    return { width: WIDTH, height: this.base + 20, x, y: this.y, plot: { left: LEFT, right: RIGHT, top: this.top, bottom: this.bottom } };
  }

  /**
   * `curves`: [{place (tells the colour), title, curve: {thetaDeg, psi, slope}, full (the curve in full force, while that
   * in force is another)}]; `strong` is the place being edited;
   * `behind`, while a hand draws it: what it is to be compared with, [{title, curve}].
   */
  setCurves(curves, { strong, slope, shade, force, behind }) {
    this.force = force;
    this.top = shade ? TOP + WORDS : TOP;
    this.bottom = force ? BOTTOM_OVER_PUSHES : BOTTOM;
    this.curves = curves;
    this.values = (curve) => (slope ? curve.slope : curve.psi);
    this.paths.clear();
    const [low, high] = this.range(slope, behind && curves.find(({ place }) => place === strong));
    this.y = linear(low, high, this.bottom, this.top);
    this.layers.grid.replaceChildren(
      ...(shade ? this.shading() : []),
      ...valueAxis(ticks(low, high, 5), this.y, { left: LEFT, right: RIGHT }, tick),
      ...baseAxis([0, 30, 60, 90, 120, 150, 180], x, this.base, (deg) => `${deg}°`));
    const faint = (behind ?? []).filter(({ curve }) => !curves.some((shown) => areAlike(shown.curve, curve)));
    this.layers.words.replaceChildren(...(shade ? this.rangeWords() : []));
    this.layers.lines.replaceChildren(
      ...faint.map(({ curve }) => svg('path', { class: 'curve-line behind', d: this.pathOf(curve) })),
      ...this.inFull(curves),
      ...curves.map(({ curve, place }) => this.line(curve, place, place === strong)), ...this.labels(low, high, strong, faint));
    this.words = this.inWords(slope);
    this.describe();
  }

  /**
   * ψ is shown from −1.35 to 1.1 as long as that shows its shape, one that is drawn with room around it; the slope as far
   * as it goes, to −4.
   */
  range(slope, drawn) {
    if (drawn) return [Math.min(-1.35, ...drawn.curve.psi.map((psi) => psi - 0.25)), Math.max(1.25, ...drawn.curve.psi.map((psi) => psi + 0.15))];
    if (!slope) return [-1.35, 1.1];
    const all = this.curves.flatMap(({ curve }) => curve.slope.filter(Number.isFinite));
    return [Math.max(-4, Math.min(-1, ...all)) * 1.08, Math.min(2, Math.max(0.2, ...all))];
  }

  shading() {
    return RANGES.map(([from, to, name]) =>
      svg('rect', { class: `range ${name}`, x: x(from), y: TOP, width: x(to) - x(from), height: this.base - TOP }));
  }

  /** What the ranges are called. */
  rangeWords() {
    return RANGES.flatMap(([from, to, name]) => {
      const word = (down, text) =>
        svg('text', { class: 'axis range-word', x: (x(from) + x(to)) / 2, y: TOP + down, 'text-anchor': 'middle' }, text);
      return [word(11, `${from}–${to}°`), word(23, say(`curve.range.${name}`))];
    });
  }

  line(curve, place, strong) {
    const path = svg('path', { class: `curve-line dash${place}${strong ? ' strong' : ''}`, stroke: runColour(place), d: this.pathOf(curve) });
    this.paths.set(place, path);
    return path;
  }

  /** The curves in full force that those in force are on the way to, and what their dots mean, where no curve goes. */
  inFull(curves) {
    const all = curves.filter(({ curve, full }) => full && !areAlike(curve, full));
    return [
      ...all.map(({ full, place }) => svg('path', { class: 'curve-line full', stroke: runColour(place), d: this.pathOf(full) })),
      ...(all.length ? [svg('text', { class: 'axis', x: LEFT + 4, y: this.bottom - 4 }, say('curve.full'))] : []),
    ];
  }

  pathOf(curve) {
    const points = curve.thetaDeg
      .map((deg, i) => [x(deg), this.y(this.values(curve)[i])])
      .filter(([, y]) => Number.isFinite(y));
    return pathData(within(points, this.top - 4, this.bottom + 2));
  }

  /** A line follows the hand; all else waits until the hand rests. */
  moveLine(place, curve) {
    this.paths.get(place)?.setAttribute('d', this.pathOf(curve));
  }

  /** Each name stands where its curve is most alone. */
  labels(low, high, strong, faint) {
    const names = fittingNames(this.curves.map(({ title }) => title), this.curves.map(() => RIGHT - LEFT));
    const labels = this.curves.map(({ place, curve }, i) => {
      const name = names[i];
      const deg = this.loneliest(curve, name, low, high);
      const y = this.y(valueAt(curve.thetaDeg, this.values(curve), deg));
      const fits = x(deg) + 7 + widthOf(name) <= RIGHT;
      return {
        x: fits ? x(deg) + 7 : RIGHT, y: y - 3, text: name, colour: runColour(place),
        anchor: fits ? 'start' : 'end', strong: place === strong,
      };
    });
    return directLabels([...labels, ...faint.map((one, i) => this.faintLabel(one, i))], 14, [this.top + 6, this.bottom - 2]);
  }

  /** The first name stands to the right above its line, where no margin leads; the next to the left below. */
  faintLabel({ title, curve }, i) {
    const deg = i ? 125 : 40;
    const y = this.y(valueAt(curve.thetaDeg, curve.psi, deg));
    const side = i ? { x: x(deg) - 7, y: y + 11, anchor: 'end' } : { x: x(deg) + 7, y: y - 3, anchor: 'start' };
    return { ...side, text: title, colour: 'var(--soft)', faint: true };
  }

  loneliest(own, name, low, high) {
    let best = { deg: 60, room: -1 };
    const last = Math.min(116, Math.max(12, ((RIGHT - 7 - widthOf(name) - LEFT) * 180) / (RIGHT - LEFT)));
    for (let deg = 12; deg <= last; deg += 4) {
      const value = valueAt(own.thetaDeg, this.values(own), deg);
      if (!(value > low && value < high)) continue;
      const rooms = this.curves
        .filter(({ curve }) => curve !== own)
        .map(({ curve }) => value - valueAt(curve.thetaDeg, this.values(curve), deg));
      // A name stands above its curve: a neighbour above it is more in the way than one below.
      const room = Math.min(0.6, ...rooms.map((gap) => (gap > 0 ? gap * 1.6 : -gap))) + deg / 900;
      if (room > best.room) best = { deg, room };
    }
    return best.deg;
  }

  inWords(slope) {
    const items = this.curves.map(({ title, curve }) => {
      const at = (deg) => fixed(valueAt(curve.thetaDeg, this.values(curve), deg), 2);
      return say('curve.item', title, at(0), at(30), at(60), at(90));
    });
    return items.length ? say(slope ? 'curve.slope.label' : 'curve.label', items.join('; ')) : say('curve.none');
  }

  /**
   * Live: how many of the digits being trained lie at which angle, and how hard each angle is pushed now:
   * [{place, title, bins: 180 counts, push: values from 0° to 180°, maybe none}].
   */
  setAngles(runs) {
    const room = this.base - this.bottom - 10;
    this.layers.bars.replaceChildren(
      svg('line', { class: 'grid', x1: LEFT, x2: RIGHT, y1: this.base, y2: this.base }),
      ...runs.map(({ place, bins }) => {
        const joined = coarser(bins, BIN_DEG);
        const y = linear(0, Math.max(1, ...joined), this.base, this.base - room);
        return svg('path', { class: 'bar', fill: runColour(place), stroke: runColour(place), d: stepsPath(joined, x, y, this.base, BIN_DEG) });
      }));
    const items = runs.filter(({ bins }) => sum(bins) > 0)
      .map(({ title, bins }) => say('curve.hist.item', title, fixed(binQuantile(bins, 0.5), 0)));
    this.heard = items.length ? say('curve.hist', items.join('; ')) : '';
    this.setPushes(this.force ? runs : [], room);
    this.describe();
  }

  setPushes(runs, room) {
    const known = runs.filter(({ push }) => push?.length);
    const most = roundUp(Math.max(0, ...known.flatMap(({ push }) => Array.from(push))));
    const y = linear(0, most, this.base, this.base - room);
    const axis = (at, text, anchor, words) => svg('text', { class: 'axis', x: at, y: text, 'text-anchor': anchor }, words);
    this.layers.pushes.replaceChildren(
      ...known.map(({ place, push }) => svg('path', {
        class: `curve-line dash${place}`, stroke: runColour(place), d: pathData(Array.from(push, (value, i) => [x((180 * i) / (push.length - 1)), y(value)])),
      })),
      ...(known.length ? [axis(LEFT - 5, y(most) + 4, 'end', tick(most)), axis(LEFT - 5, this.base + 2, 'end', '0'),
        axis(RIGHT, y(most) + 2, 'end', say('curve.push.axis'))] : []),
      ...(runs.length && !known.length ? [axis((LEFT + RIGHT) / 2, this.base - room, 'middle', say('curve.push.none'))] : []));
    const items = known.map(({ title, push }) => say('curve.push.item', title, ...[0, 10, 30, 60].map((deg) => fixed(push[deg / 2], 2))));
    if (items.length) this.heard = inARow(this.heard, say('curve.push', items.join('; ')));
  }

  /** Dots of one digit at its angle on each run's curve: [{place, deg, text}]. */
  setDots(dots) {
    this.layers.marks.replaceChildren(...dots.flatMap(({ place, deg, text }) => {
      const curve = this.curves.find((one) => one.place === place)?.curve;
      if (!curve) return [];
      const y = Math.min(this.bottom, this.y(valueAt(curve.thetaDeg, this.values(curve), deg)));
      return [
        svg('line', { class: 'dot-foot', x1: x(deg), x2: x(deg), y1: y, y2: this.base, stroke: runColour(place) }),
        svg('circle', { class: 'dot', cx: x(deg), cy: y, r: 7, fill: runColour(place) }),
        svg('text', { class: 'dot-text', x: x(deg), y: y + 3.5 }, text),
      ];
    }));
  }

  describe() {
    setLabel(this.root, `${this.words}. ${this.heard}`);
  }
}

/** Whether two sampled curves are one line to the eye. */
function areAlike(one, other) {
  return one.psi.every((psi, i) => Math.abs(psi - other.psi[i]) < 0.001);
}

/** The points, held just outside the frame where they leave it. */
function within(points, top, bottom) {
  const inside = points.map(([px, py]) => [px, Math.min(bottom, Math.max(top, py))]);
  const leaves = inside.findIndex(([, py], i) => py === bottom && inside.slice(i).every(([, later]) => later === bottom));
  return leaves < 0 ? inside : inside.slice(0, leaves + 1);
}
