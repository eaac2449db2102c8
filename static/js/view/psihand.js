// Points of a curve to be moved by mouse, finger and keys, or a curve to be drawn, over the chart of target logits.

import { fixed, tick } from '../lib/format.js';
import { withPoint, withPointAfter, withPointAt, withStroke, withoutPoint } from '../lib/psipoints.js';
import { linear } from '../lib/scales.js';
import { cosDeg } from '../lib/wedge.js';
import { keepFinger, pathData, say, svg } from './dom.js';

/** In units of the chart, which are about pixels. */
const REACH = 13;
const POINT = 5;
const STILL = 4;

/** Two taps this near in time are one to add a point. */
const DOUBLE_TAP_MS = 350;

/** What arrow keys move a point by, alone and with Shift. */
const KEY_DEG = [1, 5];
const KEY_VALUE = [0.02, 0.1];
const KEYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

export class PsiHand {
  /**
   * `chart`: an element with a chart of target logits; `on`: {preview(points): while a hand moves, change(points, why),
   * undo(), full(): a point too many,
   * select(): another point is selected}.
   */
  constructor(chart, on) {
    this.chart = chart;
    this.on = on;
    this.points = [];
    this.selected = -1;
    this.trace = svg('path', { class: 'psi-trace' });
    this.handles = svg('g');
    this.word = svg('text', { class: 'psi-word', 'text-anchor': 'middle', 'aria-hidden': 'true' });
    this.root = svg('svg', { class: 'psi-hand', role: 'group', 'aria-label': say('psi.area') }, this.trace, this.handles, this.word);
    this.root.addEventListener('pointerdown', (event) => this.begin(event));
    this.root.addEventListener('pointermove', (event) => this.go(event));
    this.root.addEventListener('pointerup', (event) => this.end(event));
    this.root.addEventListener('pointercancel', (event) => this.holds(event) && this.cancel());
    this.root.addEventListener('keydown', (event) => this.press(event));
    this.root.addEventListener('focusin', ({ target }) => this.select([...this.handles.children].indexOf(target)));
    this.root.addEventListener('focusout', () => this.showWord());
  }

  /** `range`: {min, max} of values; `most`: how many points there may be; `isDrawing`: whether a hand draws. */
  show(points, { range, most, isDrawing }) {
    const { width, height, x, y, plot } = this.chart.frame;
    this.root.setAttribute('viewBox', `0 0 ${width} ${height}`);
    this.root.classList.toggle('drawing', isDrawing);
    Object.assign(this, { range, most, isDrawing, x, y });
    this.degAt = linear(plot.left, plot.right, 0, 180);
    this.valueAt = linear(y(0), y(1), 0, 1);
    this.edges = plot;
    this.root.removeAttribute('hidden');
    if (!this.root.isConnected) this.chart.append(this.root); // once there is a chart beneath it
    if (!this.hold) this.place(points);
  }

  hide() {
    this.cancel();
    this.points = [];
    this.selected = -1;
    this.handles.replaceChildren();
    this.showWord();
    this.root.setAttribute('hidden', '');
  }

  place(points) {
    const hadFocus = this.handles.contains(document.activeElement);
    this.points = points;
    this.selected = Math.min(this.selected, points.length - 1);
    while (this.handles.children.length > points.length) this.handles.lastChild.remove();
    while (this.handles.children.length < points.length) this.handles.append(makeHandle(this.range));
    points.forEach((point, i) => this.placeHandle(this.handles.children[i], point, i));
    if (hadFocus && !this.handles.contains(document.activeElement)) this.focus(this.selected);
    this.showWord();
  }

  placeHandle(handle, { deg, value }, i) {
    handle.setAttribute('transform', `translate(${this.x(deg).toFixed(2)} ${this.y(value).toFixed(2)})`);
    handle.classList.toggle('selected', i === this.selected);
    handle.setAttribute('aria-label', say('psi.point', i + 1, this.points.length));
    handle.setAttribute('aria-valuenow', value);
    handle.setAttribute('aria-valuetext', say('psi.at', `${tick(deg)}°`, fixed(value, 2), fixed(cosDeg(deg), 2)));
  }

  select(index) {
    if (index < 0) return;
    this.selected = index;
    [...this.handles.children].forEach((handle, i) => handle.classList.toggle('selected', i === index));
    this.showWord();
    this.on.select();
  }

  /** Whether the selected point may go. */
  get mayRemove() {
    return !this.isDrawing && withoutPoint(this.points, this.selected) !== this.points;
  }

  /** Whether there is room after the selected point, be it one too many. */
  get mayAdd() {
    return !this.isDrawing && this.after() !== null;
  }

  /** What a point after the selected one, or after the first, would make of them. */
  after() {
    return withPointAfter(this.points, Math.max(0, this.selected), this.range);
  }

  /** Angle and value of the point in hand, beside it. */
  showWord() {
    const point = this.points[this.selected];
    const isTold = point && (this.hold || this.root.contains(document.activeElement));
    this.word.textContent = isTold ? `${tick(point.deg)}° · ${fixed(point.value, 2)}` : '';
    if (!isTold) return;
    const y = this.y(point.value);
    this.word.setAttribute('x', Math.min(this.edges.right - 30, Math.max(this.edges.left + 30, this.x(point.deg))));
    this.word.setAttribute('y', this.edges.bottom - y < 30 ? y - 16 : y + 26); // names of curves stand above them
  }

  focus(index) {
    this.handles.children[index]?.focus({ preventScroll: true });
  }

  /** Where the pointer is, held inside the chart. */
  at(event) {
    const box = this.root.getBoundingClientRect();
    const scale = this.chart.frame.width / box.width;
    const { left, right, top, bottom } = this.edges;
    const px = Math.min(right, Math.max(left, (event.clientX - box.left) * scale));
    const py = Math.min(bottom, Math.max(top, (event.clientY - box.top) * scale));
    return { px, py, deg: this.degAt(px), value: this.valueAt(py) };
  }

  nearest({ px, py }) {
    const away = this.points.map(({ deg, value }) => Math.hypot(this.x(deg) - px, this.y(value) - py));
    const least = Math.min(...away);
    return least <= REACH ? away.indexOf(least) : -1;
  }

  begin(event) {
    if (event.button || this.hold) return;
    const place = this.at(event);
    const index = this.isDrawing ? -1 : this.nearest(place);
    const { pointerId } = event;
    this.hold = { pointerId, place, index, before: this.points, stroke: [place] };
    this.root.setPointerCapture(pointerId);
    if (!this.isDrawing && index < 0) return; // a finger may scroll the page
    event.preventDefault();
    if (index >= 0) this.focus(index);
  }

  /** Whether an event is of the finger that began: another one changes nothing. */
  holds({ pointerId }) {
    return this.hold?.pointerId === pointerId;
  }

  go(event) {
    const { hold } = this;
    if (!this.holds(event)) return;
    const place = this.at(event);
    hold.moved ||= Math.hypot(place.px - hold.place.px, place.py - hold.place.py) > STILL;
    if (this.isDrawing) {
      hold.stroke.push(place);
      this.trace.setAttribute('d', pathData(hold.stroke.map(({ px, py }) => [px, py])));
    } else if (hold.index >= 0 && hold.moved) {
      this.place(withPointAt(hold.before, hold.index, along(hold, place), this.range));
      this.on.preview(this.points);
    }
  }

  end(event) {
    const { hold } = this;
    if (!this.holds(event)) return;
    this.release();
    if (this.isDrawing) {
      if (hold.moved) this.take(withStroke(hold.before, hold.stroke, this.range, this.most));
    } else if (hold.index >= 0) {
      if (hold.moved) this.on.change(this.points, 'drag');
    } else if (!hold.moved) {
      this.tap(hold.place, event.timeStamp);
    }
    this.showWord();
  }

  /** What a stroke has made of the points. */
  take(points) {
    if (points === this.points) this.on.full();
    else if (points) this.on.change(points, 'stroke');
  }

  cancel() {
    const { hold } = this;
    this.release();
    if (hold?.moved && hold.index >= 0) {
      this.place(hold.before);
      this.on.preview(hold.before);
    }
  }

  release() {
    this.hold = undefined;
    this.trace.setAttribute('d', '');
  }

  tap(place, atMs) {
    const { lastTap } = this;
    this.lastTap = { ...place, atMs };
    if (!lastTap || atMs - lastTap.atMs > DOUBLE_TAP_MS || Math.hypot(place.px - lastTap.px, place.py - lastTap.py) > 2 * REACH) return;
    this.lastTap = undefined;
    this.add(withPoint(this.points, place, this.range));
  }

  /** Takes one point more, if there was room for it. */
  add(added) {
    if (this.points.length >= this.most) {
      this.on.full();
      return;
    }
    if (!added) return;
    this.selected = added.index;
    this.on.change(added.points, 'add');
    this.focus(added.index);
  }

  /** Adds a point after the selected one. */
  addAfter() {
    if (this.mayAdd) this.add(this.after());
  }

  /** Takes the selected point away. */
  remove() {
    if (!this.mayRemove) return;
    this.on.change(withoutPoint(this.points, this.selected), 'remove');
    this.focus(this.selected);
  }

  press(event) {
    const isUndo = event.key === 'z';
    if (event.altKey || (event.ctrlKey || event.metaKey) !== isUndo) return; // the browser's own
    if (isUndo) this.on.undo();
    else if (event.key === 'Enter' || event.key === 'Insert') this.addAfter();
    else if (event.key === 'Delete' || event.key === 'Backspace') this.remove();
    else if (KEYS[event.key]) this.push(KEYS[event.key], Number(event.shiftKey));
    else return;
    event.preventDefault();
  }

  push([toRight, up], isFar) {
    const { deg, value } = this.points[this.selected];
    const place = { deg: deg + toRight * KEY_DEG[isFar], value: value + up * KEY_VALUE[isFar] };
    this.on.change(withPointAt(this.points, this.selected, place, this.range), `key ${this.selected}`);
  }
}

/** Where the point in hand has come to: as far from where it was as the pointer is from where it took hold. */
function along({ before, index, place: { deg, value } }, place) {
  const point = before[index];
  return { deg: point.deg + (place.deg - deg), value: point.value + (place.value - value) };
}

function makeHandle({ min, max }) {
  const handle = svg('g', {
    class: 'psi-handle', tabindex: 0, role: 'slider', 'aria-orientation': 'vertical', 'aria-valuemin': min, 'aria-valuemax': max,
  }, svg('circle', { class: 'psi-reach', r: REACH }), svg('circle', { class: 'psi-point', r: POINT }));
  keepFinger(handle);
  return handle;
}
