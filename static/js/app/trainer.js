// What the pages that train have in common: settings and experiment, the button that trains, the bar of time,
// the address. What is to be seen is the page's own.

import * as api from './api.js';
import { Experiment } from './experiment.js';
import { Settings } from './settings.js';
import * as sharing from './sharing.js';
import { onSpecChanged, readSpec } from './state.js';
import { timeOf, trainLabel } from './story.js';
import { Controls } from '../view/controls.js';
import { Course } from '../view/course.js';
import { when } from '../lib/format.js';
import { boot, byId, h, inARow, inWords, say, setText } from '../view/dom.js';
import { Transport } from '../view/transport.js';

const PHONE = matchMedia('(max-width: 760px)');

/** A look back goes over more gently than a replay. */
const LOOK_TWEEN_MS = 120;
const REPLAY_TWEEN_MS = 60;

export class Trainer {
  /**
   * `page`: its PageState; `view`: what that read; `usual`: the comparison a first visit opens.
   * `on`: {longestTweenMs, mostRuns, settings(), moment(moment, overMs), state(), clear(), trained(), goesOn(), field(key,
   * text)}; `clear` empties the pictures, `trained` comes after an experiment was made, `goesOn` before the one on screen is
   * played, stepped or played again; without `mostRuns`, as many as the server
   * takes. `exports`, if a page sets it, is its menu of what can be taken along.
   */
  constructor(page, view, usual, on) {
    this.page = page;
    this.view = view;
    this.usual = usual;
    this.on = on;
    this.exports = undefined;
    this.lastMomentAt = 0;
    this.isKept = false;
    this.keptFor = undefined;
    this.experiment = new Experiment({
      moment: (moment, isLive) => this.showMoment(moment, isLive),
      state: () => this.showState(),
      fetched: () => this.rememberMoment(),
      filled: () => {
        this.showAgain();
        this.showState();
      },
      trouble: sharing.trouble,
    });
  }

  /**
   * Makes the page ready: `setUp(catalogue)` wires what is its own, then the experiment of the address opens, or the
   * usual one; buttons wait for that.
   */
  begin(setUp, controlOptions) {
    this.start(setUp, controlOptions);
    byId('train').onclick = () => this.settled().then(() => this.train());
    byId('keep-again').onclick = () => this.experiment.keep();
    byId('anew').onclick = () => this.settled().then(() => this.train('play', null, true));
    for (const how of ['change', 'fork', 'further']) byId(how).onclick = () => this.settled().then(() => this.branch(how));
    this.transport = new Transport({
      reset: () => this.experiment.tell('reset').then(() => this.experiment.shown || this.on.clear()),
      play: () => this.settled().then(() => this.pressPlay()),
      step: () => this.settled().then(() => this.pressStep()),
      scrub: (index) => {
        this.experiment.stopReplay();
        this.experiment.scrub(index);
        this.rememberMoment();
      },
      live: () => {
        this.experiment.live();
        this.rememberMoment();
      },
    });
  }

  /** Makes it ready, as often as it takes. */
  start(...options) {
    this.opened = this.ready(...options);
    this.opened.catch((error) => (this.catalogue ? sharing.trouble(error) : this.offerAgain(inWords(error), () => this.start(...options))));
    return this.opened;
  }

  async ready(setUp, controlOptions) {
    this.catalogue = await api.catalogue();
    this.settings = new Settings(this.catalogue, {
      changed: () => this.showSettings(), refused: (error) => this.refuse(error), waits: () => this.sayWrong(say('settings.waits')),
      mostRuns: this.on.mostRuns,
    });
    this.controls = new Controls(this.catalogue, {
      select: this.onceOpen((run) => this.settings.select(run)),
      loss: this.onceOpen((key) => this.settings.setLoss(key)),
      knob: this.onceOpen((key, text) => this.settings.setKnob(key, text)),
      recipe: this.onceOpen((settings) => this.settings.setFields(settings)),
      field: this.onceOpen(this.on.field ?? ((key, text) => this.settings.setField(key, text))),
    }, controlOptions);
    this.course = new Course({
      move: this.onceOpen((index, at) => this.settings.moveChange(index, at)),
      remove: this.onceOpen((index) => this.settings.removeChange(index)),
    });
    byId('controls').open = this.view.embed || !PHONE.matches;
    setUp(this.catalogue);
    onSpecChanged((text) => text && text !== this.settings.text && this.openChanged(text));
    await this.openAddress();
  }

  async openAddress() {
    const inQuery = readSpec() ? '' : this.page.specInQuery((key) => this.knownKeys().has(key));
    const given = readSpec() || inQuery;
    if (inQuery) this.page.takeSpec();
    else sharing.sayLeft(this.page);
    await this.openGiven(given);
  }

  /** Opens the text of an address, or the usual one, and what is known of it. */
  async openGiven(given) {
    this.again = () => this.openGiven(given);
    const isOpen = given ? await this.openLink(given) : await this.settings.open(this.usual);
    if (isOpen && given && (await this.find())) return;
    if (isOpen && this.view.at !== null) this.train('play', this.view.at);
    if (isOpen || !given || this.settings.text || this.refused?.mayPass) return;
    // In place of a link that cannot be read: what is wrong with it is said, the usual experiment opens.
    const wrong = byId('spec-error').textContent;
    await this.settings.open(this.usual);
    this.keptFor = this.settings.text;
    this.sayWrong(inARow(wrong, say('error.link')));
  }

  /** Says what went wrong, and offers what may go well another time. */
  offerAgain(words, again) {
    const button = h('button', { type: 'button', class: 'small', textContent: say('error.again'), onclick: () => again().catch(sharing.trouble) });
    this.sayWrong(words, ' ', button);
  }

  /** Says what is wrong where it is trained, and above the planes for whom the settings are folded away. */
  sayWrong(words, ...more) {
    byId('spec-error').replaceChildren(words, ...more);
    setText('folded-error', words);
  }

  /** Shows the stored experiment that the address names, or what is known of its text; answers whether there is one. */
  async find() {
    const { run, at } = this.view;
    if (run) await this.become(() => this.experiment.reopen(run, at));
    if (!this.experiment.started) await this.become(() => this.experiment.find(this.settings.text, at));
    Object.assign(this.view, { run: this.experiment.id === run ? run : null, at });
    this.remember();
    return this.experiment.started;
  }

  openChanged(text) {
    this.again = () => this.openLink(text);
    return this.openLink(text);
  }

  /** Opens an address; one that cannot be read is left where it is until something else is chosen. */
  async openLink(text) {
    this.isKept = true;
    const isOpen = await this.settings.open(text);
    this.isKept = !isOpen;
    this.keptFor = this.settings.text;
    if (isOpen) this.remember();
    return isOpen;
  }

  /** All that the text of a run can name. */
  knownKeys() {
    const { fields, losses } = this.catalogue;
    const knobs = losses.flatMap((loss) => loss.knobs);
    return new Set(['loss', 'recipe', ...[...fields, ...knobs].map(({ key }) => key)]);
  }

  /** The act, done when the page is open, or could not be opened: what it opens takes the place of all that is set. */
  onceOpen(act) {
    return (...what) => this.opened.catch(() => {}).then(() => act(...what));
  }

  /** Resolves once the page is there and the newest change has been read: buttons mean what is to be seen. */
  settled() {
    return this.opened.then(() => this.settings.settled());
  }

  /** Trains what is set, or shows it if it is known and not `anew`; whoever presses again meanwhile wants nothing else. */
  async train(verb = 'play', holdAt = null, anew = false) {
    if (!this.settings.valid) return this.leadToMistake();
    if (this.experiment.isStarting) return;
    this.settings.trained();
    this.isKept = false;
    Object.assign(this.view, { at: holdAt, run: null });
    const started = this.experiment.start(this.settings.text, { play: verb === 'play', holdAt, anew });
    this.on.clear();
    await started;
    if (verb !== 'play' && this.experiment.started && !this.experiment.found) await this.experiment.tell(verb);
    this.on.trained?.();
    this.showSettings();
  }

  /** Whoever wants to train what is wrong is shown what that is, in another run's tab or wherever it is folded away. */
  leadToMistake() {
    byId('controls').open = true;
    const run = this.settings.runOf(this.refused?.setting);
    if (run !== undefined && run !== this.settings.selected) this.settings.select(run);
    const wrong = byId('experiment').querySelector('[aria-invalid]') ?? byId('spec-error');
    wrong.scrollIntoView({ block: 'center' });
    wrong.focus();
  }

  /** Goes on from the moment on screen with the settings on screen; with `fork`, beside what was there. */
  async branch(how) {
    if (!this.settings.valid || !this.experiment.started) return;
    await this.become(() => this.experiment.branch(how, this.settings.text));
  }

  /** Opens a kept model as it was kept. */
  async resume(model) {
    await this.settled();
    await this.become(() => this.experiment.resume(model), () => this.on.clear());
  }

  /** Shows the experiment that takes the place of the one before, with its settings; `begun` is called if it does. */
  async become(open, begun = () => {}) {
    const before = this.experiment.id;
    await open();
    if (this.experiment.id === before || !this.experiment.started) return;
    begun();
    Object.assign(this.view, { at: null, run: null });
    this.isKept = false;
    if (!(await this.settings.open(this.experiment.text))) return;
    this.settings.trained();
    this.on.trained?.();
    this.showSettings();
  }

  /** Whether the runs on screen are those of the experiment, whatever their settings. */
  get areItsRuns() {
    const { settings, experiment } = this;
    return settings.valid && settings.runs.length === experiment.runs.length && settings.origins.every((origin, i) => origin === i);
  }

  /** Whether the experiment could go on from the moment on screen with the settings on screen. */
  get mayBranch() {
    const { settings, experiment } = this;
    return this.areItsRuns && settings.isStale && experiment.clock?.step > 0 && experiment.clock.step < experiment.state.totalSteps;
  }

  /** Whether a stage more could follow: it is over, and its end is on screen. */
  get mayTrainFurther() {
    const { clock, state } = this.experiment;
    return this.areItsRuns && state.state === 'done' && clock?.step === state.totalSteps;
  }

  pressPlay() {
    const { experiment } = this;
    if (!experiment.started || this.settings.isStale) return this.train();
    if (experiment.replaying) return experiment.live();
    if (experiment.isRunning) return experiment.tell('pause');
    this.on.goesOn?.();
    return experiment.isOver ? experiment.replay() : experiment.tell('play');
  }

  pressStep() {
    if (!this.experiment.started || this.settings.isStale) return this.train('step');
    this.on.goesOn?.();
    return this.experiment.tell('step');
  }

  showSettings() {
    const { runs, now, titles, selected, described, recipe } = this.settings;
    this.controls.show(now, titles, selected, recipe);
    const mend = described[selected].cures.find(({ mends }) => mends);
    this.controls.notes(described[selected].notes, mend && { words: mend.words, take: () => this.settings.cure(selected, mend) });
    this.course.show(described[selected].changes);
    this.controls.networkHint(described[selected].network);
    this.sayWrong('');
    this.again = undefined;
    byId('to-sweep').href = `/sweep?base=${encodeURIComponent(described[selected].text)}`;
    sharing.showData(this.catalogue.data, runs[0].data);
    sharing.hideParts(this.view.hide);
    this.on.settings();
    this.remember();
    this.showAgain();
    this.showState();
    if (!this.settings.valid && this.refused) this.refuse(this.refused); // another run's tab shows the same fault
  }

  refuse(error) {
    this.refused = error;
    const words = this.wordsOf(error);
    if (error.mayPass) this.offerAgain(words, this.again ?? (() => this.settings.describe()));
    else this.sayWrong(words);
    byId('train').disabled = true;
  }

  /** What is refused, said at its field as well; of another run's field with its title, and at its tab. */
  wordsOf(error) {
    const { selected, titles, now } = this.settings;
    const run = this.settings.runOf(error.setting);
    this.controls?.markTab(run);
    if (run === undefined || run === selected) return this.controls?.complain(error.setting) || inWords(error);
    return inARow(say('error.of', titles[run], this.controls.sentenceOf(now[run].loss, error.setting)), this.controls.complain(undefined));
  }

  showMoment(moment, isLive = false) {
    const now = performance.now();
    const { replaying } = this.experiment;
    const lookMs = replaying ? REPLAY_TWEEN_MS : LOOK_TWEEN_MS;
    const overMs = isLive ? Math.min(this.on.longestTweenMs, now - this.lastMomentAt) : lookMs;
    this.lastMomentAt = now;
    this.on.moment(moment, overMs);
  }

  /** The moment on screen once more, after something else about the picture has changed. */
  showAgain() {
    if (this.experiment.shown) this.showMoment(this.experiment.shown);
  }

  showState() {
    const { settings, experiment } = this;
    if (!settings?.runs.length) return;
    const { state, message, notKept } = experiment.state;
    const label = trainLabel(settings.runs.length, experiment, settings.isStale);
    const train = experiment.started && !settings.isStale ? '' : label;
    this.transport.show({ ...timeOf(experiment, settings.runs[0].epochs), train });
    byId('train-label').textContent = label;
    byId('train').disabled = !settings.valid || experiment.isStarting || (experiment.isRunning && !settings.isStale);
    byId('branch').hidden = !this.mayBranch;
    byId('fork').disabled = settings.runs.length >= (this.on.mostRuns ?? this.catalogue.limits.runs);
    setText('branch-from', this.mayBranch ? say('branch.from', experiment.clock.step) : '');
    byId('over').hidden = !this.mayTrainFurther;
    setText('over-at', this.mayTrainFurther ? say('branch.over', experiment.clock.step, settings.now[0].epochs) : '');
    this.showFound(state);
    const trouble = state === 'failed' ? message : (notKept ?? '');
    byId('alert').hidden = !trouble;
    setText('alert', trouble);
    byId('unkept').hidden = !notKept;
    this.exports?.show();
    this.on.state();
  }

  /** Says that what is on screen was not trained here and now. */
  showFound(state) {
    const { found, isRunning, dataChanged } = this.experiment;
    const how = isRunning ? 'live' : state;
    const isSaid = Boolean(found) && ['live', 'paused', 'done'].includes(how);
    byId('stored').hidden = !isSaid;
    setText('stored-text', isSaid ? inARow(say(`stored.${how}`, when(found, boot.lang)), dataChanged && say('stored.changed')) : '');
  }

  /** The address bar follows what is on screen, but for a link that waits to be mended. */
  remember() {
    if (!this.settings?.text || (this.isKept && [undefined, this.settings.text].includes(this.keptFor))) return;
    this.isKept = false;
    // Other settings are another experiment than the one that the address names.
    if (this.experiment.started && this.experiment.text !== this.settings.text) this.view.run = null;
    this.page.write(this.view, this.settings.text);
  }

  rememberMoment() {
    this.view.at = this.experiment.isLive ? null : (this.experiment.clock?.step ?? null);
    this.remember();
  }

  /** The view with the moment on screen. */
  get viewNow() {
    return { ...this.view, at: this.experiment.clock?.step ?? this.view.at };
  }

  /** The address of exactly what is on screen, the moment included; settings as usual are left out. */
  link(changes = {}) {
    return this.page.address({ ...this.viewNow, ...changes }, this.settings.brief);
  }

  openInLanguage(lang) {
    this.page.openInLanguage(lang, this.viewNow, this.settings?.text ?? readSpec());
  }
}
