// An empty plane on which petals are drawn: any of them is dragged by mouse or finger, or the dot at the first one moved by
// keys, and all become as wide and as long.

import { tick } from '../lib/format.js';
import { HALF_DEG, RINGS, axisOf, clockwiseOf, nearestPetal, petalEnd, pulled, shareOf, stepped } from '../lib/petals.js';
import { keepFinger, pathData, say, svg } from './dom.js';
import { Hold } from './hold.js';

/** As far from the edge as the rim of the plane that comes later. */
const MARGIN = 14;
const REACH = 20;
const GRIP = 7;
const KEYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowDown: [0, -1], ArrowUp: [0, 1] };

export class PetalHand {
  /** `host`: what the plane lies in; `change(petals)` hears every move. */
  constructor(host, change) {
    Object.assign(this, { host, change });
    this.hold = new Hold();
    this.rings = svg('g');
    this.petals = svg('g');
    this.grip = svg('g', { class: 'petal-grip', role: 'slider', tabindex: 0, 'aria-valuemin': HALF_DEG.least, 'aria-valuemax': HALF_DEG.most },
      svg('circle', { class: 'petal-reach', r: REACH }), svg('circle', { class: 'petal-dot', r: GRIP }), svg('text', { 'dominant-baseline': 'central' }));
    this.root = svg('svg', { class: 'petal-hand', role: 'group', 'aria-label': say('petals.area') }, this.rings, this.petals, this.grip);
    keepFinger(this.root, (event) => this.isHeldAt(event)); // who touches beside a petal swipes
    this.root.addEventListener('pointerdown', (event) => this.grasp(event));
    this.root.addEventListener('pointermove', (event) => this.go(event));
    this.grip.addEventListener('keydown', (event) => this.press(event));
    new ResizeObserver(() => this.now && this.place()).observe(host);
  }

  /** `now`: {title, petals, count (of classes), isDrawn}; undefined while nothing is drawn here. */
  show(now) {
    this.now = now;
    this.host.classList.toggle('with-petals', Boolean(now));
    if (!now) this.root.remove();
    else if (!this.root.isConnected) this.host.append(this.root);
    if (now) this.place();
  }

  place() {
    const { title, petals, count, isDrawn } = this.now;
    const side = this.host.clientWidth;
    this.radius = side / 2 - MARGIN;
    if (this.radius <= 0) return; // not on show yet, or no longer
    this.root.setAttribute('viewBox', `${-side / 2} ${-side / 2} ${side} ${side}`);
    this.root.style.setProperty('--text', `${Math.max(11, Math.round(this.radius / 15))}px`); // read from the back row
    this.root.classList.toggle('drawn', isDrawn);
    this.rings.replaceChildren(...RINGS.flatMap((ring) => this.ring(ring, Math.PI / count)));
    const away = shareOf(petals.length) * this.radius;
    const ends = Array.from({ length: count }, (_, i) => onScreen(petalEnd(axisOf(i, count), petals.halfDeg, away)));
    this.placePetals(ends);
    this.placeGrip(ends[0][0], title, petals);
  }

  /** Rings are named half a petal to the left of the first one. */
  ring({ length, share, isNamed }, turn) {
    const away = share * this.radius;
    const circle = svg('circle', { r: away });
    return isNamed ? [circle, svg('text', { class: 'axis', x: -away * Math.sin(turn), y: -away * Math.cos(turn), 'text-anchor': 'middle', 'dominant-baseline': 'central' }, tick(length))] : [circle];
  }

  /** The same elements stay: what a finger holds must not go away beneath it. */
  placePetals(ends) {
    const { petals } = this;
    while (petals.children.length > ends.length) petals.lastChild.remove();
    while (petals.children.length < ends.length) petals.append(svg('path', { class: 'petal' }));
    ends.forEach((end, i) => petals.children[i].setAttribute('d', `M0 0${pathData(end).replace('M', 'L')}Z`));
  }

  placeGrip([x, y], title, { halfDeg, length }) {
    const { grip } = this;
    const text = grip.lastChild;
    const isFar = x > this.radius * 0.45;
    grip.setAttribute('transform', `translate(${x.toFixed(1)} ${y.toFixed(1)})`);
    grip.setAttribute('aria-label', say('petals.handle', title));
    grip.setAttribute('aria-valuenow', halfDeg);
    grip.setAttribute('aria-valuetext', say('petals.value', tick(halfDeg), tick(length)));
    text.setAttribute('x', isFar ? -12 : 12);
    text.setAttribute('text-anchor', isFar ? 'end' : 'start');
    text.textContent = `±${tick(halfDeg)}° · ${tick(length)}`;
  }

  /** A place in the window from the middle of the plane, y up, in radii. */
  at({ clientX, clientY }) {
    const box = this.root.getBoundingClientRect();
    return [(clientX - box.left - box.width / 2) / this.radius, (box.top + box.height / 2 - clientY) / this.radius];
  }

  /** Whether something happens to a petal, or to the dot. */
  isHeldAt({ target }) {
    return this.petals.contains(target) || this.grip.contains(target);
  }

  grasp(event) {
    if (event.button || !this.isHeldAt(event)) return;
    const { petals, count } = this.now;
    const [x, y] = this.at(event);
    const axis = axisOf(this.grip.contains(event.target) ? 0 : nearestPetal(x, y, count), count);
    const deg = clockwiseOf(axis, x, y);
    const held = { petals, axis, deg, away: Math.hypot(x, y), side: deg < 0 ? -1 : 1 };
    if (this.hold.begin(event, this.root, held)) this.grip.focus({ preventScroll: true });
  }

  go(event) {
    const held = this.hold.by(event);
    if (!held) return;
    const { petals, axis, deg, away, side } = held;
    const [x, y] = this.at(event);
    this.change(pulled(petals, side * (clockwiseOf(axis, x, y) - deg), Math.hypot(x, y) - away));
  }

  press(event) {
    const way = KEYS[event.key];
    if (!way || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.change(stepped(this.now.petals, ...way, event.shiftKey));
  }
}

/** Clockwise from the right-hand side, as the screen counts: y down. */
function onScreen(end) {
  return end.map(([x, y]) => [x, -y]);
}
