// The panes side by side: one per run, each with title, plane and figures.

import { fullPush } from '../../lib/arrows.js';
import { count, degrees, percent, short } from '../../lib/format.js';
import { isUnreachable, countUnsatisfied } from '../../lib/margin.js';
import { byId, h, say } from '../../view/dom.js';
import { PlaneView, planeLabel, reachOf } from '../../view/planeview.js';

const USUAL_ENDING = 'completed';

export class Panes {
  /** `on`: {select(run), duplicate(run), remove(run), hover(run, index, where), leave()}. */
  constructor(on) {
    this.on = on;
    this.list = [];
    this.host = byId('panes');
    this.layers = {};
  }

  /** As many panes as titles; `next` tells what a pane will train next; `selected` is the controls' run. */
  setRuns(titles, next, selected, limit) {
    while (this.list.length > titles.length) this.list.pop().element.remove();
    while (this.list.length < titles.length) this.list.push(this.make(this.list.length));
    this.host.dataset.count = titles.length;
    this.list.forEach((pane, run) => {
      pane.title = titles[run];
      pane.titleButton.textContent = titles[run];
      pane.next.textContent = next[run];
      pane.titleButton.setAttribute('aria-pressed', String(run === selected));
      pane.element.classList.toggle('selected', run === selected && titles.length > 1);
      pane.remove.hidden = titles.length === 1;
      pane.duplicate.hidden = titles.length >= limit;
      pane.remove.setAttribute('aria-label', say('runs.remove', titles[run]));
      pane.duplicate.setAttribute('aria-label', say('runs.duplicate', titles[run]));
      this.describe(pane);
    });
  }

  make(run) {
    const element = byId('pane-template').content.firstElementChild.cloneNode(true);
    const find = (selector) => element.querySelector(selector);
    const canvas = find('.plane');
    const pane = {
      element,
      plane: new PlaneView(canvas),
      titleButton: find('.pane-title'),
      next: h('p', { class: 'pane-next' }),
      duplicate: find('.pane-duplicate'),
      remove: find('.pane-remove'),
      empty: find('.plane-empty'),
      ending: find('.plane-ending'),
      figures: find('.figures'),
      remark: find('.pane-remark'),
    };
    find('.plane-box').append(pane.next);
    element.style.setProperty('--own', `var(--run${run})`);
    pane.titleButton.onclick = () => this.on.select(run);
    pane.duplicate.onclick = () => this.on.duplicate(run);
    pane.remove.onclick = () => this.on.remove(run);
    this.listen(canvas, pane, run);
    this.host.append(element);
    pane.plane.setLabels(this.labels ?? [], this.names);
    pane.plane.setView(this.onCircle);
    pane.plane.setLayers(this.layers);
    this.figures(pane);
    return pane;
  }

  listen(canvas, pane, run) {
    canvas.addEventListener('pointermove', (event) => this.point(pane, run, event));
    canvas.addEventListener('pointerdown', (event) => this.point(pane, run, event));
    canvas.addEventListener('pointerleave', () => this.on.leave());
    canvas.addEventListener('blur', () => this.on.leave());
    canvas.addEventListener('keydown', (event) => this.step(pane, run, event));
  }

  point(pane, run, event) {
    const box = pane.plane.canvas.getBoundingClientRect();
    const index = pane.plane.pointNear(event.clientX - box.left, event.clientY - box.top);
    if (index < 0) this.on.leave();
    else this.show(pane, run, index);
  }

  show(pane, run, index) {
    this.current = index;
    const box = pane.plane.canvas.getBoundingClientRect();
    const at = pane.plane.onCanvas(index);
    this.on.hover(run, index, { x: box.left + at.x, y: box.top + at.y });
  }

  /** Left and right go from digit to digit, up and down within a class. */
  step(pane, run, event) {
    const count = pane.plane.run?.predicted.length;
    const way = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape') this.on.leave();
    if (!count || !way) return;
    event.preventDefault();
    const sameClass = event.key === 'ArrowUp' || event.key === 'ArrowDown';
    const from = this.current ?? (way > 0 ? -1 : count);
    const labels = this.labels ?? [];
    let index = (from + way + count) % count;
    while (sameClass && from >= 0 && from < count && labels[index] !== labels[from]) index = (index + way + count) % count;
    this.show(pane, run, index);
  }

  setLabels(labels, names) {
    this.labels = labels;
    this.names = names;
    for (const { plane } of this.list) plane.setLabels(labels, names);
  }

  setView(onCircle) {
    this.onCircle = onCircle;
    for (const { plane } of this.list) plane.setView(onCircle);
  }

  /** `layers`: {margin, force}, what is drawn over the points. */
  setLayers(layers) {
    this.layers = layers;
    for (const pane of this.list) {
      pane.plane.setLayers(layers);
      this.figures(pane);
    }
  }

  /** Shows one run of a moment per pane, or nothing; with `same`, all planes get the axes of the largest. Pushes have one scale. */
  showMoment(runs, same, overMs) {
    const reaches = runs.map((run) => (run ? reachOf(run) : 0));
    const largest = Math.max(...reaches);
    this.full = fullPush(runs);
    this.list.forEach((pane, i) => {
      if (!runs[i]) {
        this.empty(pane);
        return;
      }
      pane.run = runs[i];
      pane.plane.show(runs[i], { reach: same ? largest : reaches[i], full: this.full }, overMs);
      this.figures(pane);
      this.describe(pane);
    });
  }

  clear() {
    for (const pane of this.list) this.empty(pane);
  }

  empty(pane) {
    pane.run = undefined;
    pane.plane.clear();
    pane.ending.textContent = '';
    this.figures(pane);
    this.describe(pane);
  }

  /** Says why a run ended, {ending, message}, unless it simply trained all its epochs. */
  setEndings(endings) {
    this.list.forEach((pane, i) => {
      const { ending, message } = endings[i] ?? {};
      const words = ending && ending.toLowerCase() !== USUAL_ENDING ? message : '';
      if (pane.ending.textContent !== words) pane.ending.textContent = words;
    });
  }

  describe(pane) {
    pane.empty.hidden = Boolean(pane.run);
    pane.plane.canvas.setAttribute('aria-label', planeLabel(pane.title, pane.run, pane.run?.classes));
  }

  figures(pane) {
    const { run } = pane;
    const items = [
      [percent(run?.testAccuracy), say('figure.accuracy')],
      [degrees(run?.measures.medianOwnAngleDeg), say('figure.angle')],
      [degrees(run?.measures.p95OwnAngleDeg), say('figure.angle95')],
      [run ? `${short(run.measures.norm5)} – ${short(run.measures.norm95)}` : '–', say('figure.length')],
    ];
    pane.figures.replaceChildren(
      ...items.map(([value, name]) => h('div', {}, h('dt', { textContent: name }), h('dd', { textContent: value }))));
    pane.remark.textContent = run ? remarks(run, this.layers).join(' · ') : '';
  }

  /** One drawing pass over all planes. */
  frame(now, palette) {
    for (const { plane } of this.list) plane.frame(now, palette);
  }

  touch() {
    for (const { plane } of this.list) plane.touch();
  }
}

/** How much of the margin is in force, and how many digits still do not satisfy the loss. */
function remarks(run, { margin }) {
  const { certainty, marginStrength } = run;
  const warmUp = marginStrength < 1 ? [say('pane.warmup', (100 * marginStrength).toFixed(0))] : [];
  if (!margin || !certainty.length) return warmUp;
  const left = () => say('pane.unsatisfied', count(countUnsatisfied(certainty)), count(certainty.length));
  return [...warmUp, isUnreachable(run) ? say('pane.unreachable') : left()];
}
