// Two runs on /faces, compared by how far same and different pairs overlap; their degrees are not compared.

import { captionOf } from '../../lib/caption.js';
import { fixed } from '../../lib/format.js';
import { Overlap, verdictOf } from '../../lib/overlap.js';
import { rate } from '../../lib/rates.js';
import { fillCompareTable } from '../../view/comparetable.js';
import { DetChart } from '../../view/detchart.js';
import { byId, inARow, say, setText } from '../../view/dom.js';
import { OverlapChart } from '../../view/overlapchart.js';

/** Beside a training, which needs the processor more: two runs of 600 faces take a fifth of a second. */
const QUIET_MS = 1000;

export class FaceCompare {
  /** `told()` hears that there is another `outcome`: the sentence about the end, '' while another moment is on screen. */
  constructor(told) {
    this.told = told;
    this.det = new DetChart(byId('det'));
    this.chart = new OverlapChart(byId('overlap'));
    this.usualCaption = byId('pairs-caption').textContent;
    this.known = new WeakMap();
    this.clear();
  }

  /** Whether there are two runs at all: what is compared then takes the place of one run's pairs. */
  setCount(count) {
    this.isOn = count > 1;
    byId('compare-card').hidden = byId('det-card').hidden = byId('overlap').hidden = !this.isOn;
    byId('pairs').hidden = this.isOn;
    document.querySelector('main').classList.toggle('two', this.isOn);
    setText('pairs-caption', this.isOn ? say('faces.overlap.caption') : this.usualCaption);
  }

  clear() {
    clearTimeout(this.waiting);
    this.waiting = undefined;
    this.last = undefined;
    this.empty();
  }

  empty() {
    this.det.clear();
    this.chart.clear();
    byId('compare-table').replaceChildren();
    setText('compare-verdict', say('faces.compare.before'));
    byId('compare-degrees').hidden = false;
    this.sentence = this.outcome = '';
  }

  /** `now`: {shown: [{place, title, run}], crowd, isRunning, isEnd (the last moment of runs that are over)}. */
  show(now) {
    this.last = now;
    if (!this.isOn || now.shown.length < 2) {
      if (this.sentence) this.empty();
      return;
    }
    this.waiting ??= setTimeout(() => {
      this.waiting = undefined;
      this.measure();
    }, now.isRunning ? QUIET_MS : 0);
  }

  measure() {
    const { shown, crowd, isEnd } = this.last ?? {};
    if (!this.isOn || !(shown?.length > 1)) return;
    const runs = shown.map(({ place, title, run }) => ({ place, title, run, overlap: this.overlapOf(run, crowd) }));
    this.det.set(runs);
    this.chart.set(runs);
    fillCompareTable(byId('compare-table'), runs);
    const before = this.outcome;
    this.sentence = sentenceOf(runs, isEnd);
    this.outcome = isEnd ? this.sentence : '';
    setText('compare-verdict', this.sentence);
    byId('compare-degrees').hidden = isEnd && onPlane(runs) && verdictOf(runs.map(({ overlap }) => overlap)).kind === 'faultless';
    setText('compare-who', say(shown.every(({ run }) => Number.isFinite(run.eer)) ? 'faces.compare.open' : 'faces.compare.closed', crowd.names.length));
    if (this.outcome !== before) this.told();
  }

  /** Every moment is measured once, however often it is looked at. */
  overlapOf(run, crowd) {
    if (!this.known.has(run.features)) this.known.set(run.features, Overlap.of(crowd.rowsOf(run), run.dim, crowd.persons));
    return this.known.get(run.features);
  }
}

const SO_FAR = { apart: 'faces.compare.sofar.apart', divided: 'faces.compare.sofar.apart', faultless: 'faces.compare.sofar.faultless' };

/** Where all share the same full turn, degrees can be compared after all. */
function onPlane(runs) {
  return runs.every(({ run }) => run.dim === 2);
}

/** Where nobody is mixed up, what differs is how near people lie together. */
function faultless(runs) {
  const told = say('faces.compare.faultless', runs[0].overlap.people, ...runs.map(({ overlap }) => fixed(overlap.dPrime, 2)));
  if (!onPlane(runs)) return told;
  return inARow(told, say('faces.compare.plane'), ...captionOf(runs, { isOver: true }).map((one) => say(...one)));
}

/** What may be said: at the end who mixes up fewer, if it is no noise; before that no winner. */
function sentenceOf(runs, isEnd) {
  const overlaps = runs.map(({ overlap }) => overlap);
  const { kind, which, difference, error } = verdictOf(overlaps);
  const rates = overlaps.map(({ eer }) => rate(eer.rate));
  const meant = runs[which];
  const other = runs[1 - which];
  if (kind === 'lost') return say('faces.compare.lost', meant.title);
  if (!isEnd) {
    const words = say(SO_FAR[kind] ?? 'faces.compare.sofar.alike', overlaps[0].people);
    return inARow(say('faces.compare.sofar', fixed(runs[0].run.epoch, 1), ...rates), words);
  }
  if (kind === 'unlearned') return say('faces.compare.unlearned', meant.title, rates[which]);
  if (kind === 'faultless') return faultless(runs);
  if (kind === 'divided') return say('faces.compare.divided', meant.title, other.title);
  const points = [difference, error].map((share) => fixed(100 * share, 2));
  if (kind === 'alike') return say('faces.compare.alike', overlaps[0].people, ...rates, ...points);
  const numbers = [rates[which], rates[1 - which], fixed(meant.overlap.dPrime, 2), fixed(other.overlap.dPrime, 2), fixed(difference / error, 1)];
  return say('faces.compare.apart', meant.title, other.title, ...numbers);
}
