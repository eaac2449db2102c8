// Two class directions on an arc and a sample of class 1 to drag: where the loss is satisfied, and the gap between.

import { cosDeg, reach } from '../lib/wedge.js';
import { degrees, fixed } from '../lib/format.js';
import { chartFrame, setLabel } from './chart.js';
import { keepFinger, pathData, say, svg } from './dom.js';

const WIDTH = 560;
const HEIGHT = 338;
const R = 240;
const ORIGIN = { x: WIDTH / 2, y: HEIGHT - 28 };
const RAD = Math.PI / 180;

/** A logit below this would leave the picture: its number is written instead. */
const LOWEST = -0.1;

const STEPS = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10, Home: -Infinity, End: Infinity };

export class WedgeFigure {
  /** `onMove(place)` hears where the sample is wanted; whoever listens answers with `show`. */
  constructor(host, onMove) {
    this.onMove = onMove;
    this.root = chartFrame(host, WIDTH, HEIGHT);
    this.root.removeAttribute('role');
    this.root.removeAttribute('aria-label');
    this.root.classList.add('wedge');
    this.ground = svg('g', { role: 'img', 'aria-label': '' });
    this.sample = svg('g', { class: 'sample', role: 'slider', tabindex: 0, 'aria-label': say('geometry.sample') },
      svg('circle', { class: 'hold', r: 24 }), svg('circle', { class: 'body', r: 11 }), svg('text', { y: 4.5 }, 'x'));
    this.root.append(this.ground, this.sample);
    keepFinger(this.sample);
    this.sample.addEventListener('keydown', (event) => this.press(event));
    this.root.addEventListener('pointerdown', (event) => this.grasp(event));
    this.root.addEventListener('pointermove', (event) => this.root.hasPointerCapture(event.pointerId) && this.drag(event));
  }

  press(event) {
    if (!(event.key in STEPS)) return;
    event.preventDefault();
    this.move(Math.round(this.place) + STEPS[event.key]);
  }

  grasp(event) {
    if (event.button) return;
    event.preventDefault();
    this.root.setPointerCapture(event.pointerId);
    this.sample.focus({ preventScroll: true });
    this.drag(event);
  }

  drag(event) {
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(this.root.getScreenCTM().inverse());
    const turn = Math.atan2(x - ORIGIN.x, ORIGIN.y - y) / RAD;
    this.move(Math.round(10 * (turn + this.between / 2)) / 10);
  }

  move(place) {
    const [first, last] = reach(this.between);
    this.onMove(Math.min(last, Math.max(first, place)));
  }

  /**
   * `between`: degrees from W₁ to W₂; `place`: of the sample, from W₁; `parts`: where the loss is satisfied for class 1;
   * `gap`: as of `gapOf`; `judged`: as of `judge`; `words`: the picture in words; `verdict`: the sample's state in words.
   */
  show({ between, place, parts, gap, judged, words, verdict }) {
    Object.assign(this, { between, place });
    const mirrored = parts.map(([from, to]) => [between - to, between - from]);
    this.ground.replaceChildren(
      svg('path', { class: 'half', d: `${arc(-90, 90, R)}Z` }),
      ...parts.flatMap((part) => this.region(part, 'own')), ...mirrored.flatMap((part) => this.region(part, 'other')),
      ...this.boundaries(gap), ...this.direction(0, '₁', 'own'), ...this.direction(between, '₂', 'other'),
      ...this.logits(judged), ...this.angles(judged), ...this.gapMark(gap));
    setLabel(this.ground, words);
    this.placeSample(judged, verdict);
  }

  placeSample({ isSatisfied }, verdict) {
    const [x, y] = this.at(this.place, R);
    const [first, last] = reach(this.between);
    const attributes = {
      transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})`, 'aria-valuemin': first, 'aria-valuemax': last, 'aria-valuenow': this.place,
      'aria-valuetext': verdict,
    };
    for (const [name, value] of Object.entries(attributes)) this.sample.setAttribute(name, value);
    this.sample.classList.toggle('lacking', !isSatisfied);
  }

  /** A place on the arc as degrees from the vertical, clockwise: the bisector stands upright. */
  turn(place) {
    return place - this.between / 2;
  }

  at(place, radius) {
    return spot(this.turn(place), radius);
  }

  region([from, to], whose) {
    const rim = arc(this.turn(from), this.turn(to), R);
    return [
      svg('path', { class: `region ${whose}`, d: `${rim}L${ORIGIN.x} ${ORIGIN.y}Z` }),
      svg('path', { class: `rim ${whose}`, d: rim }),
    ];
  }

  /** The bisector, by which is decided, and the boundaries of the loss where they are others. */
  boundaries({ edgeDeg, deg }) {
    const middle = this.between / 2;
    const line = (look, place) => svg('path', { class: look, d: this.ray(place, 0, R + 12) });
    if (deg === 0) return [line('edge', middle)];
    const edges = Number.isFinite(edgeDeg) ? [edgeDeg, this.between - edgeDeg] : [];
    return [line('bisector', middle), ...edges.map((place) => line('edge', place))];
  }

  direction(place, index, whose) {
    const [x, y] = this.at(place, R + 24);
    return [
      svg('path', { class: `direction ${whose}`, d: this.ray(place, 0, R) }),
      svg('text', { class: `direct ${whose}`, x, y: y + 5, 'text-anchor': 'middle' }, `W${index}`),
    ];
  }

  ray(place, from, to) {
    return pathData([this.at(place, from), this.at(place, to)]);
  }

  /** What is compared, as lengths along the two directions: ψ(θ₁) and cos θ₂, and the sample's own shadow cos θ₁. */
  logits({ psi, ownDeg, cosOther }) {
    const tip = this.at(this.place, R);
    const shadows = [[0, cosDeg(ownDeg)], [this.between, cosOther]];
    const bars = [
      [0, psi, 'own', psi < LOWEST ? `ψ(θ₁) = ${fixed(psi, 2)}` : 'ψ(θ₁)', 'end'], [this.between, cosOther, 'other', 'cos θ₂', 'start'],
    ];
    return [
      svg('path', { class: 'ray', d: this.ray(this.place, 0, R) }),
      ...shadows.map(([place, length]) => svg('path', { class: 'shadow', d: pathData([tip, this.at(place, R * length)]) })),
      ...bars.flatMap(([place, length, whose, text, anchor]) => {
        const shown = Math.max(LOWEST, length);
        const [x, y] = this.at(place, R * shown);
        return [
          svg('path', { class: `logit ${whose}`, d: this.ray(place, 0, R * shown) }),
          ...(shown === length ? [svg('circle', { class: `end ${whose}`, cx: x, cy: y, r: 5 })] : []),
          svg('text', { class: `direct ${whose}`, x: x + (anchor === 'end' ? -10 : 10), y: y + 6, 'text-anchor': anchor }, text),
        ];
      }),
    ];
  }

  /** θ₁ and θ₂ as small arcs at the origin. */
  angles({ ownDeg, otherDeg }) {
    return [[0, 46, 'θ₁', ownDeg], [this.between, 64, 'θ₂', otherDeg]].flatMap(([from, radius, text, size]) => {
      if (size < 3) return [];
      const [low, high] = [Math.min(from, this.place), Math.max(from, this.place)];
      const [x, y] = this.at((from + this.place) / 2, radius + 11);
      return [
        svg('path', { class: 'angle', d: arc(this.turn(low), this.turn(high), radius) }),
        svg('text', { class: 'axis', x, y: y + 4, 'text-anchor': 'middle' }, text),
      ];
    });
  }

  /** The gap, marked outside the arc and named above it. */
  gapMark({ edgeDeg, deg, cos }) {
    if (!Number.isFinite(deg) || deg === 0) return [];
    const ends = [edgeDeg, this.between - edgeDeg].sort((a, b) => a - b).map((place) => this.turn(place));
    return [
      svg('path', { class: 'gap', d: arc(...ends, R + 12) }),
      svg('path', { class: 'gap', d: pathData([spot(0, R + 12), spot(0, R + 46)]) }),
      svg('text', { class: 'direct gap-name', x: ORIGIN.x, y: 15, 'text-anchor': 'middle' },
        say(deg < 0 ? 'geometry.overlap.mark' : 'geometry.gap.mark', degrees(Math.abs(deg)), fixed(Math.abs(cos), 3))),
    ];
  }
}

/** Where a turn from the vertical, in degrees, meets a circle around the origin. */
function spot(turn, radius) {
  return [ORIGIN.x + radius * Math.sin(turn * RAD), ORIGIN.y - radius * Math.cos(turn * RAD)];
}

/** An arc of at most a half-circle around the origin as path data. */
function arc(from, to, radius) {
  const [start, end] = [from, to].map((turn) => spot(turn, radius).map((v) => v.toFixed(1)).join(' '));
  return `M${start}A${radius} ${radius} 0 0 1 ${end}`;
}
