// A line per run over the histogram of angles, to be dragged or moved by keys to where half of the angles will lie.

import { tick } from '../lib/format.js';
import { linear } from '../lib/scales.js';
import { keepFinger, runColour, say, svg } from './dom.js';
import { Hold } from './hold.js';

const LEAST_DEG = 0.5;
const MOST_DEG = 90;
const REACH = 13;
const GRIP = 6;
const FIRST_GRIP = 18;
const APART = 22;
const STEPS = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -5, PageUp: 5, Home: -Infinity, End: Infinity };

export class GuessHand {
  /** `chart`: an element with a histogram; `change(place, deg)` hears every move. */
  constructor(chart, change) {
    Object.assign(this, { chart, change });
    this.hold = new Hold();
    this.root = svg('svg', { class: 'guess-hand', role: 'group', 'aria-label': say('guess.area') });
    this.root.addEventListener('pointermove', (event) => this.go(event));
  }

  /** `guesses`: [{place, title, deg}], `isFree`: whether they may be moved; without any, nothing lies over the chart. */
  show(guesses, isFree) {
    if (!guesses.length) this.root.remove();
    else if (!this.root.isConnected) this.chart.append(this.root);
    const { width, height, x, base } = this.chart.frame;
    this.root.setAttribute('viewBox', `0 0 ${width} ${height}`);
    this.degAt = linear(x(0), x(1), 0, 1);
    this.root.classList.toggle('free', isFree);
    while (this.root.children.length > guesses.length) this.root.lastChild.remove();
    while (this.root.children.length < guesses.length) this.root.append(this.makeHandle());
    guesses.forEach((guess, i) => placeHandle(this.root.children[i], guess, { x: x(guess.deg), y: FIRST_GRIP + APART * i, base, isFree }));
  }

  get isFree() {
    return this.root.classList.contains('free');
  }

  makeHandle() {
    const handle = svg('g', { class: 'guess', role: 'slider', 'aria-valuemin': LEAST_DEG, 'aria-valuemax': MOST_DEG },
      svg('line', {}), svg('circle', { class: 'guess-reach', r: REACH }), svg('circle', { class: 'guess-grip', r: GRIP }), svg('text', {}));
    keepFinger(handle, () => this.isFree);
    handle.addEventListener('pointerdown', (event) => this.grasp(event, handle));
    handle.addEventListener('keydown', (event) => this.press(event, handle));
    return handle;
  }

  grasp(event, handle) {
    if (event.button || !this.isFree) return;
    if (this.hold.begin(event, handle, handle)) handle.focus({ preventScroll: true });
  }

  go(event) {
    const handle = this.hold.by(event);
    if (!handle || !this.isFree) return;
    const box = this.root.getBoundingClientRect();
    this.move(handle, Math.round(2 * this.degAt(((event.clientX - box.left) / box.width) * this.chart.frame.width)) / 2);
  }

  press(event, handle) {
    if (!(event.key in STEPS) || event.altKey || event.ctrlKey || event.metaKey || !this.isFree) return;
    event.preventDefault();
    this.move(handle, Math.round(Number(handle.getAttribute('aria-valuenow'))) + STEPS[event.key]);
  }

  move(handle, deg) {
    this.change([...this.root.children].indexOf(handle), Math.min(MOST_DEG, Math.max(LEAST_DEG, deg)));
  }
}

function placeHandle(handle, { place, title, deg }, { x, y, base, isFree }) {
  const [line, reach, grip, text] = handle.children;
  const set = (element, attributes) => Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
  handle.style.setProperty('--own', runColour(place));
  set(handle, {
    tabindex: isFree ? 0 : -1, 'aria-disabled': !isFree, 'aria-label': say('guess.handle', title), 'aria-valuenow': deg,
    'aria-valuetext': say('guess.value', tick(deg)),
  });
  set(line, { x1: x, x2: x, y1: y, y2: base });
  for (const circle of [reach, grip]) set(circle, { cx: x, cy: y });
  set(text, { x: x + 10, y: y + 4 });
  text.textContent = `${tick(deg)}°`;
}
