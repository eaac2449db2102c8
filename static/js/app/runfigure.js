// A live figure of a run: shows what is stored of it as it happened, and trains it when somebody asks for that.

import * as api from './api.js';
import { Experiment } from './experiment.js';
import { wireListening } from './listen.js';
import { Session } from './session.js';
import { ownAnglesOf } from '../lib/ownangles.js';
import { pointLabels } from '../lib/pointlabels.js';
import { fixed, degrees, percent, when } from '../lib/format.js';
import { boot, calm, h, inWords, say } from '../view/dom.js';
import { reachOf } from '../view/planeview.js';
import '../widgets/charts.js';
import '../widgets/plane.js';

const TWEEN_MS = 250;
const REPLAY_TWEEN_MS = 60;

/** What the server trains by itself for lessons is looked for again after this. */
const LOOK_AGAIN_MS = 4000;

/** What shows angles, which can be heard as well. */
const ANGLED = ['curve', 'angles'];

export class RunFigure {
  /** `figure`: {views, run, data, who, look}; `ended(runs)` hears of the last moment of a run, whenever it is shown. */
  constructor(host, figure, ended) {
    this.figure = figure;
    this.ended = ended;
    this.isHeld = false;
    this.isQuiet = true;
    this.experiment = new Experiment({
      moment: (moment) => this.show(moment), state: () => this.showState(), fetched: () => {},
      filled: () => this.filled(), trouble: (error) => this.complain(error),
    }, new Session());
    this.build(host);
  }

  build(host) {
    const { views, run, data } = this.figure;
    this.panes = h('div', { class: 'live-planes' });
    this.charts = Object.fromEntries(views.filter((view) => view !== 'planes')
      .map((view) => [view, h(ELEMENTS[view], { class: 'chart', ...(view === 'curve' ? { angles: true } : {}) })]));
    this.again = h('button', { type: 'button', hidden: true, onclick: () => this.replay() }, say('learn.replay'));
    this.train = h('button', { type: 'button', class: 'train', disabled: true, onclick: () => this.trainAnew() }, say('learn.train'));
    this.where = h('span', { class: 'hint live-state', role: 'status' }, say('learn.asking'));
    const page = data === 'paper' ? 'faces' : 'play';
    this.host = host;
    host.dataset.empty = ''; // until there is something to draw
    host.append(
      views.includes('planes') ? this.panes : '', ...Object.values(this.charts), this.listening(views),
      h('div', { class: 'live-bar' }, this.train, this.again, this.where,
        h('a', { href: `/${page}#${run}`, class: 'live-open' }, say(`learn.open.${page}`))));
  }

  /** What lets the angles be heard, where a chart shows them. */
  listening(views) {
    this.hush = () => {};
    if (!views.some((view) => ANGLED.includes(view))) return '';
    const button = h('button', { type: 'button', class: 'plain listen', title: say('listen.help'), 'aria-pressed': 'false' },
      h('span', { 'aria-hidden': 'true' }, '♪ '), say('listen'));
    const words = h('p', { class: 'heard-words', role: 'status' });
    this.hush = wireListening(button, words, () => this.courses());
    return h('div', { class: 'live-heard' }, button, words);
  }

  /** What the runs have been through, up to the moment on screen. */
  courses() {
    const { titles = [], drawn, experiment } = this;
    return { titles, origins: titles.map((_, place) => place), moments: experiment.moments.inOrder().filter(({ index }) => index <= drawn?.index) };
  }

  /** Loads what is known of the run; answers when it is here. */
  load() {
    return (this.loading ??= this.open());
  }

  async open() {
    try {
      const { runs } = await api.describe(this.figure.run);
      this.titles = runs.map(({ title }) => title);
      if (!this.planes) this.makePanes(runs);
      this.train.disabled = false;
      await this.find();
    } catch (error) {
      this.loading = undefined;
      this.complain(error);
    }
  }

  /** What is stored; else what the server makes of it meanwhile. */
  async find() {
    const { experiment } = this;
    if (experiment.started) return;
    const known = await api.findExperiment(this.figure.run);
    if (experiment.started) return;
    if (!known.id) {
      this.where.textContent = say('learn.notYet');
      setTimeout(() => this.find().catch((error) => this.complain(error)), LOOK_AGAIN_MS);
      return;
    }
    await this.label();
    await experiment.reopen(known.id, null);
    await experiment.filling;
  }

  makePanes(described) {
    this.planes = described.map(({ title }, place) => {
      const plane = document.createElement('fs-plane');
      const numbers = h('p', { class: 'live-numbers' });
      this.panes.append(h('div', {}, h('p', { class: `live-title run${place}` }, title), plane, numbers));
      plane.setName(title);
      plane.setView(this.figure.look === 'circle');
      plane.setLayers({ unseen: true });
      return { plane, numbers };
    });
    if (described.length > 1 && this.figure.views.every((view) => view === 'training')) this.nameLines();
    this.charts.curve?.setCurves(described.map(({ title, curve }, place) => ({ place, title, curve })), { strong: -1 });
  }

  /** Lines that nothing else names are named beneath, in their colours. */
  nameLines() {
    const names = this.titles.map((title, place) => h('span', { class: `live-title run${place}` }, title));
    this.host.insertBefore(h('p', { class: 'live-names' }, ...names), this.host.querySelector('.live-bar'));
  }

  /** Whose the points are; asked for once more where that could not be said. */
  async label() {
    if (this.isLabelled) return;
    const { labels, names, slots, unseen } = pointLabels(await api.probe(this.figure.data, this.figure.who));
    for (const { plane } of this.planes) plane.setLabels(labels, names, slots, unseen);
    this.isLabelled = true;
  }

  complain(error) {
    this.where.textContent = inWords(error);
  }

  /** Holds the result back: only the first weights are shown, until `release`. */
  hold() {
    this.setHeld(true);
  }

  /** Paper leaves out the pictures of what is held back. */
  setHeld(isHeld) {
    this.isHeld = isHeld;
    this.host.toggleAttribute('data-held', isHeld);
  }

  /** Petals that were guessed lie over the plane of that run from now on. */
  async guessed(place, petals) {
    await this.load();
    this.planes?.[place].plane.setPetals(petals);
  }

  async release() {
    this.setHeld(false);
    await this.load(); // the answer may come before it
    if (this.experiment.found) this.replay();
    else this.trainAnew();
  }

  filled() {
    // All of it is here: the server may forget it until somebody trains.
    this.experiment.close?.();
    this.again.hidden = this.isHeld;
    this.begin();
  }

  /** From now on it is seen: what happened here is played, unless the result is held back. */
  near() {
    this.isNear = true;
    if (this.experiment.found && this.experiment.isFilled) this.begin();
  }

  begin() {
    if (this.isHeld || !this.isNear) this.experiment.scrub(0);
    else this.replay();
  }

  replay() {
    this.isQuiet = false;
    if (calm.matches) this.experiment.live();
    else this.experiment.replay();
  }

  async trainAnew() {
    this.isQuiet = false;
    this.setHeld(false);
    await this.load();
    if (!this.planes) return; // why is said
    for (const { plane } of this.planes) plane.clear();
    this.drawn = undefined;
    this.hush();
    this.label().catch((error) => this.complain(error));
    await this.experiment.start(this.figure.run, { anew: true });
  }

  /** The end of it at once, for paper, unless a question holds it back. */
  print() {
    const { moments, isOver } = this.experiment;
    if (!this.isHeld && isOver && moments.newest()) this.draw(moments.newest(), 0);
  }

  /** What was on screen before. */
  printed() {
    if (this.experiment.shown) this.draw(this.experiment.shown, 0);
  }

  show(moment) {
    const { experiment } = this;
    if (moment.index > 0 && (this.isQuiet || this.isHeld)) return;
    this.draw(moment, experiment.replaying ? REPLAY_TWEEN_MS : TWEEN_MS);
    const isLast = experiment.isOver && moment.index === experiment.moments.count - 1 && !experiment.replaying;
    if (isLast) this.ended(moment.runs);
  }

  draw(moment, overMs) {
    const { experiment } = this;
    this.drawn = moment;
    const shown = moment.runs.map((run, place) => ({ place, origin: place, title: this.titles[place], run }));
    delete this.host.dataset.empty;
    moment.runs.forEach((run, place) => {
      const { plane, numbers } = this.planes[place];
      if (run.features.length) plane.show(run, { reach: reachOf(run), full: 0 }, overMs);
      numbers.textContent = numbersOf(run);
    });
    this.charts.curve?.setAngles(shown.map(({ place, title, run }) => ({ place, title, bins: run.trainAngles })));
    this.charts.angles?.set(shown.map(({ place, title, run }) => ({ place, title, bins: run.testAngles })), [], experiment.isMoving);
    this.charts.training?.set(experiment.moments.inOrder().filter(({ index }) => index <= moment.index), shown, moment.runs[0].step);
  }

  showState() {
    const { experiment } = this;
    const { state, message, place } = experiment.state;
    const isBusy = experiment.isRunning || experiment.isStarting;
    this.train.disabled = isBusy || !this.planes;
    this.again.hidden = isBusy || !experiment.isOver || this.isHeld;
    if (state === 'failed') this.where.textContent = message ?? '';
    else if (state === 'queued') this.where.textContent = say('learn.waiting', place);
    else if (isBusy) this.where.textContent = say('learn.training', fixed(100 * experiment.share, 0));
    else if (experiment.found) this.where.textContent = say('learn.stored', when(experiment.found, boot.lang));
    else if (experiment.isOver) this.where.textContent = say('learn.trained');
    if (experiment.isOver && experiment.shown && !experiment.replaying && !this.isHeld) this.show(experiment.shown);
  }
}

/** What stands beneath a plane. */
function numbersOf(run) {
  const { half, most } = ownAnglesOf(run);
  const accuracy = percent(run.testAccuracy);
  return Number.isFinite(half) ? say('learn.numbers', accuracy, degrees(half), degrees(most)) : say('learn.numbers.early', accuracy);
}

/** The elements of the charts. */
const ELEMENTS = { curve: 'fs-curve', angles: 'fs-histogram', training: 'fs-training' };
