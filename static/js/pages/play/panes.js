// The panes side by side: one per run, each with title, plane and figures.

import { FIRST_LOOK } from '../../lib/arcball.js';
import { fullPush } from '../../lib/arrows.js';
import { count, degrees, percent, short } from '../../lib/format.js';
import { countUnsatisfied, hasNoWedge } from '../../lib/margin.js';
import { ownAnglesOf } from '../../lib/ownangles.js';
import { pairAngles } from '../../lib/pairangles.js';
import { shortNames } from '../../lib/titles.js';
import { byId, h, say } from '../../view/dom.js';
import { PetalHand } from '../../view/petalhand.js';
import { pairsInWords, showPairAngles } from '../../view/pairangles.js';
import { reachOf } from '../../view/planeview.js';
import '../../widgets/plane.js';

const USUAL_ENDING = 'completed';

export class Panes {
  /** `on`: {select(run), duplicate(run), remove(run), hover(run, index, where), leave(), turn(), draw(run, petals)}. */
  constructor(on) {
    this.on = on;
    this.list = [];
    this.host = byId('panes');
    this.layers = {};
    this.rotation = FIRST_LOOK;
    this.view = 'raw';
    this.side = [];
  }

  /** As many panes as titles; `next` is the title of what a pane will train next, or empty; `selected` is the controls' run. */
  setRuns(titles, next, selected, limit) {
    while (this.list.length > titles.length) this.list.pop().element.remove();
    while (this.list.length < titles.length) this.list.push(this.make(this.list.length));
    this.host.dataset.count = titles.length;
    this.list.forEach((pane, run) => {
      pane.plane.setName(titles[run]);
      pane.titleButton.textContent = titles[run];
      pane.next.textContent = next[run] && say('plane.next', shortNames([titles[run], next[run]])[1]);
      pane.next.title = next[run];
      pane.titleButton.setAttribute('aria-pressed', String(run === selected));
      pane.element.classList.toggle('selected', run === selected && titles.length > 1);
      pane.remove.hidden = titles.length === 1;
      pane.duplicate.hidden = titles.length >= limit;
      pane.remove.setAttribute('aria-label', say('runs.remove', titles[run]));
      pane.duplicate.setAttribute('aria-label', say('runs.duplicate', titles[run]));
    });
  }

  make(run) {
    const element = document.importNode(byId('pane-template').content, true).firstElementChild;
    const find = (selector) => element.querySelector(selector);
    const pane = {
      element,
      plane: find('fs-plane'),
      titleButton: find('.pane-title'),
      next: h('p', { class: 'pane-next' }),
      duplicate: find('.pane-duplicate'),
      remove: find('.pane-remove'),
      empty: find('.plane-empty'),
      untrained: find('.plane-empty').textContent,
      ending: find('.plane-ending'),
      figures: find('.figures'),
      remark: find('.pane-remark'),
      box: find('.plane-box'),
      angles: find('.pair-angles'),
    };
    pane.box.append(pane.next);
    pane.hand = new PetalHand(pane.box, (petals) => this.on.draw(run, petals));
    element.style.setProperty('--own', `var(--run${run})`);
    pane.titleButton.onclick = () => this.on.select(run);
    pane.duplicate.onclick = () => this.on.duplicate(run);
    pane.remove.onclick = () => this.on.remove(run);
    pane.plane.addEventListener('point', ({ detail }) => this.point(run, detail));
    pane.plane.addEventListener('leave', () => this.on.leave());
    pane.plane.addEventListener('turn', ({ detail }) => this.turn(detail));
    this.host.append(element);
    if (this.labels) pane.plane.setLabels(...this.labels);
    pane.plane.setView(this.view === 'circle');
    pane.plane.setRotation(this.rotation);
    pane.plane.setSide(this.side);
    pane.plane.setLayers(this.layers);
    this.figures(pane);
    return pane;
  }

  /** The same digit is looked at in every pane, also by who walks on with the arrow keys in another one. */
  point(run, { index, where }) {
    for (const { plane } of this.list) plane.current = index;
    this.on.hover(run, index, where);
  }

  /** All balls turn together. */
  turn(rotation) {
    this.rotation = rotation;
    for (const { plane } of this.list) plane.setRotation(rotation);
    this.on.turn();
  }

  /** As planes take them: `labels` is [labels, names, slots, unseen]. */
  setLabels(...labels) {
    this.labels = labels;
    for (const pane of this.list) {
      pane.plane.setLabels(...labels);
      this.showAngles(pane);
    }
  }

  /** `view`: raw, circle or angles; `side`: two classes whose plane is looked at, or none. */
  setView(view, side) {
    Object.assign(this, { view, side });
    for (const pane of this.list) {
      pane.plane.setView(view === 'circle');
      pane.plane.setSide(side);
      this.figures(pane);
    }
  }

  /** `layers`: {margin, force, links, unseen}, what is drawn over the points. */
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
      pane.plane.show(runs[i], { reach: same ? largest : reaches[i], full: this.full }, overMs);
      this.figures(pane);
    });
  }

  /** Per pane the words in place of a picture that an earlier pane shows as well, or none. */
  setPasts(words) {
    this.list.forEach(({ element, plane, empty, untrained }, i) => {
      element.classList.toggle('past', Boolean(words[i]));
      empty.textContent = words[i] || untrained;
      empty.hidden = Boolean(plane.run) && !words[i];
    });
  }

  clear() {
    this.setPasts([]);
    for (const pane of this.list) this.empty(pane);
  }

  empty(pane) {
    pane.plane.clear();
    pane.ending.textContent = '';
    this.figures(pane);
  }

  /** Per pane the petals guessed: {title, petals, count, isDrawn, isFree: whether they are drawn now}, or undefined. */
  setPetals(guesses) {
    this.list.forEach(({ plane, hand }, i) => {
      hand.show(guesses[i]?.isFree ? guesses[i] : undefined);
      plane.setPetals(guesses[i]?.isFree ? undefined : guesses[i]?.petals);
    });
  }

  /** Says why a run ended, {ending, message}, unless it simply trained all its epochs. */
  setEndings(endings) {
    this.list.forEach((pane, i) => {
      const { ending, message } = endings[i] ?? {};
      const words = ending && ending.toLowerCase() !== USUAL_ENDING ? message : '';
      if (pane.ending.textContent !== words) pane.ending.textContent = words;
    });
  }

  figures(pane) {
    const { run } = pane.plane;
    const { half, most } = ownAnglesOf(run ?? {});
    pane.empty.hidden = Boolean(run) && !pane.element.classList.contains('past');
    const items = [
      [percent(run?.testAccuracy), say('figure.accuracy')],
      [degrees(half), say('figure.angle')],
      [degrees(most), say('figure.angle95')],
      [run ? `${short(run.measures.norm5)} – ${short(run.measures.norm95)}` : '–', say('figure.length')],
    ];
    pane.figures.replaceChildren(
      ...items.map(([value, name]) => h('div', {}, h('dt', { textContent: name }), h('dd', { textContent: value }))));
    pane.remark.textContent = run ? remarks(run, this.layers).join(' · ') : '';
    this.showAngles(pane);
  }

  /** The angles between classes in place of the picture. */
  showAngles({ plane, box, angles, remark, titleButton }) {
    const { run } = plane;
    const isShown = this.view === 'angles' && Boolean(run);
    box.classList.toggle('with-angles', isShown);
    angles.hidden = !isShown;
    if (!isShown) return;
    const [known, names] = this.labels ?? [];
    const labels = known?.length === run.predicted.length ? known : run.predicted;
    const nameOf = (cls) => names?.[cls] ?? String(cls);
    const found = pairAngles(run, labels);
    showPairAngles(angles, found, titleButton.textContent, nameOf);
    remark.textContent = pairsInWords(found, nameOf);
  }
}

/** How much of the margin is in force, how many digits still do not satisfy the loss, and what is compared. */
function remarks(run, { margin }) {
  const { certainty, marginStrength, dim } = run;
  const warmUp = marginStrength < 1 ? [say('pane.warmup', (100 * marginStrength).toFixed(0))] : [];
  const compared = run.corners ? [comparedIn(run)] : [];
  if (!margin || !certainty.length) return [...warmUp, ...compared];
  const unsatisfied = countUnsatisfied(certainty);
  const left = say('pane.unsatisfied', count(unsatisfied), count(certainty.length));
  if (!hasNoWedge(run)) return [...warmUp, left, ...compared];
  if (unsatisfied === certainty.length) return [say('pane.unreachable'), ...compared];
  return [say(dim === 2 ? 'pane.unreachable.ring' : 'pane.unreachable.even'), left, ...compared];
}

/** How many pairs or triplets are looked at, if any, and how many of them still pull. */
function comparedIn({ corners, chosen, measures, batchImages }) {
  return say(`pane.compared.${chosen ? corners : 0}`, count(chosen), percent(measures.pulling), count(batchImages));
}
