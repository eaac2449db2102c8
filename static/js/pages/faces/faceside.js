// Beside the picture of /faces: the true angles, pairs, training over time, the picked face, the traits.

import * as api from '../../app/api.js';
import { isLate, session, unlessLate } from '../../app/session.js';
import { lengthOf } from '../../lib/angles.js';
import { inCommon } from '../../lib/incommon.js';
import { byCondition } from '../../lib/lengths.js';
import { angleSquare, equalError, nearestRows, pairBins } from '../../lib/pairs.js';
import { binQuantile } from '../../lib/scales.js';
import { fixed, percent, short } from '../../lib/format.js';
import { boot, byId, h, inARow, say } from '../../view/dom.js';
import { hideFaceCard, showCircled, showFaceCard, showLearned, showPicked } from '../../view/faceparts.js';
import { HeatMap, rampOf } from '../../view/heat.js';
import { PairChart } from '../../view/pairchart.js';
import '../../widgets/charts.js';
import '../../widgets/lengths.js';

const MOST_ROWS = 320;
const QUIET_MS = 350;
const NEIGHBOURS = 8;
const FEWEST_CIRCLED = 5;
const NAMED_CONDITIONS = 3;

export class FaceSide {
  /** `on`: {pick(index), measured(), trouble(error)}. */
  constructor(on) {
    this.on = on;
    this.heat = new HeatMap(byId('heat'), {
      pair: (a, b, deg, where) => this.showPair(a, b, deg, where),
      leave: hideFaceCard,
    });
    this.pairs = new PairChart(byId('pairs'));
    this.training = byId('training');
    this.strips = byId('lengths');
    this.strips.addEventListener('point', ({ detail }) => this.showOne(detail));
    this.strips.addEventListener('leave', hideFaceCard);
    this.hints = Object.fromEntries(['picked', 'learned'].map((id) => [id, byId(id).firstElementChild]));
    this.clear();
  }

  clear() {
    this.heat.clear();
    byId('heat-part').textContent = say('faces.heat.before');
    this.pairs.clear();
    this.training.clear();
    this.strips.clear();
    byId('lengths-card').hidden = true;
    this.unmeasured();
    this.crowd = undefined;
    this.picked = undefined;
    this.learnedOf = undefined;
    session.end('experiment/learned');
    this.asking = this.baseline = undefined;
    clearTimeout(this.waiting);
    this.waiting = undefined;
    for (const [id, hint] of Object.entries(this.hints)) byId(id).replaceChildren(hint);
  }

  /** No numbers yet for what the pictures are compared by now. */
  unmeasured() {
    session.end('experiment/measure');
    this.medians = { same: NaN, different: NaN };
    this.equal = NaN;
  }

  setCrowd(crowd, palette) {
    this.crowd = crowd;
    this.order = crowd.sample(MOST_ROWS);
    this.labels = this.order.map((index) => crowd.persons[index]);
    const isPart = this.order.length < crowd.count;
    byId('heat-part').textContent = isPart ? say('faces.heat.part', this.order.length, crowd.count) : '';
    this.setColours(palette);
  }

  setColours(palette) {
    this.palette = palette;
    const ramp = rampOf(inNumbers(palette));
    byId('heat-scale').replaceChildren(...[0, 30, 60, 90].map((deg) => {
      const swatch = h('i', {});
      swatch.style.background = `rgb(${ramp[deg].slice(0, 3).join(' ')})`;
      return h('span', {}, swatch, deg < 90 ? `${deg}°` : `${deg}° +`);
    }));
    if (this.run) this.measure();
  }

  /** `now`: {view, run (its number), curves: [{place, title, origin}], the runs whose training is shown}. */
  showMoment(run, experiment, now) {
    this.run = run;
    this.training.set(experiment.moments.inOrder(), now.curves, experiment.clock.step);
    byId('training-caption').textContent = say(`faces.training.${Number.isFinite(run.eer) ? 'open' : 'closed'}`);
    Object.assign(this, { experiment, now });
    if (this.measuredBy !== comparedBy(run, now.view)) this.unmeasured();
    this.waiting ??= setTimeout(() => {
      this.waiting = undefined;
      this.measure();
    }, experiment.isRunning ? QUIET_MS : 0);
  }

  /** The angles of the moment on screen; other sources than the embedding are asked of the server once. */
  async measure() {
    const { run, crowd, order, labels, now, experiment } = this;
    if (!crowd || !run) return;
    const turn = session.begin('experiment/measure');
    const source = comparedBy(run, now.view);
    const areNumbers = areFinite(crowd.rowsOf(run));
    this.showLengths(areNumbers ? crowd.conditions : []);
    if (source === 'embedding' && !areNumbers) {
      this.showBroken();
      return;
    }
    try {
      // Baselines take seconds: by then something else may have been chosen.
      if (source !== 'embedding') this.baseline = { source, angles: await turn.answer(this.baselineAngles(experiment.id, now)) };
      const square = source === 'embedding' ? angleSquare(crowd.rowsOf(run), run.dim, order) : part(this.baseline.angles, crowd.count, order);
      this.measuredBy = source;
      this.show(square, order, labels);
      if (this.picked !== undefined) this.showNeighbours(run, experiment, now.view, now.run);
      this.on.measured();
    } catch (error) {
      if (isLate(error)) return;
      this.asking = undefined;
      this.on.trouble(error);
    }
  }

  /** A run that has diverged has no angles: empty pictures beside the page's sentence about it. */
  showBroken() {
    const { title } = this.now.curves.find(({ origin }) => origin === this.now.run);
    this.unmeasured();
    this.heat.clear(say('caption.diverged', title));
    this.pairs.set(pairBins([], []));
    byId('picked').replaceChildren(this.hints.picked);
    this.on.measured();
  }

  show(square, order, labels) {
    const bins = pairBins(square, labels);
    this.medians = { same: binQuantile(bins.same, 0.5), different: binQuantile(bins.different, 0.5) };
    this.equal = equalError(bins).rate;
    this.heat.show(square, order, labels, inNumbers(this.palette));
    this.pairs.set(bins);
  }

  /** By `conditions`, if there are any; whatever the pictures are compared by, of the embedding. */
  showLengths(conditions) {
    byId('lengths-card').hidden = !conditions.length;
    if (!conditions.length) return;
    const { crowd, run } = this;
    const rows = crowd.rowsOf(run);
    this.lengths = crowd.persons.map((_, index) => lengthOf(rows, run.dim, index));
    this.byCondition = byCondition(conditions, this.lengths, crowd.persons);
    this.strips.show(this.byCondition);
    byId('lengths-story').textContent = lengthsStory(this.byCondition.rows.filter(({ isBeyondChance }) => isBeyondChance));
  }

  showOne({ index, where }) {
    const words = say('faces.lengths.one', short(this.lengths[index]), fixed(100 * this.byCondition.shares[index], 0));
    showFaceCard(this.crowd, [index], [words, ...this.crowd.about(index)], where);
  }

  baselineAngles(id, { view, run }) {
    const asked = `${id}/${run}/${view.source}`;
    if (this.asking?.asked !== asked) this.asking = { asked, angles: api.angles(id, run, view.source) };
    return this.asking.angles;
  }

  showPair(a, b, deg, where) {
    const same = this.crowd.persons[a] === this.crowd.persons[b];
    showFaceCard(this.crowd, a === b ? [a] : [a, b], [say(same ? 'faces.pair.same' : 'faces.pair.different', fixed(deg, 0))], where);
  }

  setPicked(index) {
    this.picked = index;
  }

  showNeighbours(run, experiment, view, number) {
    if (!this.crowd || this.picked === undefined) return;
    const source = comparedBy(run, view);
    if (source !== 'embedding' && this.baseline?.source !== source) return; // shown once the angles are here
    if (source === 'embedding' && !areFinite(this.crowd.rowsOf(run))) return;
    const nearest = source !== 'embedding'
      ? nearestIn(this.baseline.angles, this.crowd.count, this.picked)
      : nearestRows(this.crowd.rowsOf(run), run.dim, this.picked, NEIGHBOURS);
    const state = JSON.stringify([this.picked, nearest.map(({ index, deg }) => [index, Math.round(deg)])]);
    if (state === this.neighboursShown && byId('picked').querySelector('ol')) return;
    this.neighboursShown = state;
    showPicked(this.crowd, this.picked, nearest, this.on.pick);
  }

  /** Who was circled on the map, and what they share; nobody hides the card. */
  setCircled(indices) {
    byId('circled-card').hidden = !indices.length;
    if (!indices.length) return;
    const { crowd } = this;
    // Of a few faces anything can be said; of all of them nothing.
    const canTell = indices.length >= FEWEST_CIRCLED && indices.length < crowd.count;
    showCircled(crowd, indices, canTell ? inCommon([...crowd.conditions, ...crowd.traits], indices, crowd.count) : undefined);
  }

  /** Reads the traits off the embedding of a run that is done. */
  async learn(id, run) {
    const asked = `${id}/${run}`;
    if (this.learnedOf === asked) return;
    this.learnedOf = asked;
    try {
      const { traits, sentence } = await session.begin('experiment/learned').answer(api.learned(id, run));
      if (traits.length) showLearned(traits);
      else byId('learned').replaceChildren(h('p', { class: 'hint', textContent: sentence }));
    } catch (error) {
      unlessLate(({ message }) => byId('learned').replaceChildren(h('p', { class: 'hint', textContent: message })))(error);
    }
  }
}

/** Which conditions make features shorter and which longer, by how much, the most telling first. */
function lengthsStory(rows) {
  const told = (some) => new Intl.ListFormat(boot.lang)
    .format(some.slice(0, NAMED_CONDITIONS).map(({ label, change }) => say('faces.lengths.item', label, percent(Math.abs(change)))));
  const shorter = rows.filter(({ change }) => change < 0);
  const longer = rows.filter(({ change }) => change > 0).reverse();
  if (!rows.length) return say('faces.lengths.alike');
  return inARow(shorter.length && say('faces.lengths.shorter', told(shorter)), longer.length && say('faces.lengths.longer', told(longer)));
}

const areFinite = (rows) => rows.every(Number.isFinite);

/** What the pictures are compared by: planes and balls show the embedding itself. */
function comparedBy(run, view) {
  return run.dim > 3 ? view.source : 'embedding';
}

/** Rows and columns of some faces out of the square of all. */
function part(angles, count, order) {
  const n = order.length;
  const square = new Float32Array(n * n);
  for (let a = 0; a < n; a++) {
    for (let b = 0; b < n; b++) square[a * n + b] = angles[order[a] * count + order[b]];
  }
  return square;
}

function nearestIn(angles, count, index) {
  const row = Array.from(angles.subarray(index * count, (index + 1) * count), (deg, other) => ({ index: other, deg }));
  return row.filter((one) => one.index !== index).sort((a, b) => a.deg - b.deg).slice(0, NEIGHBOURS);
}

/** Colours of the style sheet as [r, g, b]. */
function inNumbers({ card, accent }) {
  return { card: rgb(card), accent: rgb(accent) };
}

function rgb(hex) {
  const value = parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}
