// The experiment being set up: one map of texts per run, described by the server after every change.
//
// A run that changes in its course is shown with the settings at its end. Whoever changes one of these has a run without
// that course: it starts with them, or an experiment goes on with them.

import * as api from './api.js';
import { isLate, session } from './session.js';
import { THEN, joinComparison, splitComparison, withChangeAt, withLoss, withoutChange } from '../lib/spec.js';
import { boot, debounce, say } from '../view/dom.js';

export class Settings {
  /**
   * `on`: {changed(), refused(error), waits() hears that the server takes its time, mostRuns: how many runs the page shows, or
   * undefined}.
   */
  constructor(catalogue, on) {
    this.catalogue = catalogue;
    this.on = on;
    this.sharable = new Set(catalogue.fields.map(({ key }) => key));
    this.runs = [];
    this.now = [];
    this.described = [];
    this.origins = [];
    this.selected = 0;
    this.valid = false;
    this.isUnasked = false;
    this.opening = Promise.resolve();
    this.describeQuietly = debounce(() => this.isUnasked && this.describe(), 90);
  }

  get titles() {
    return this.runs.map((run, i) => this.described[i]?.title ?? run.loss);
  }

  /** Opens a comparison text; says whether the server could read it. */
  async open(text) {
    this.opening = this.ask(() => this.askFor(text, 'settings'));
    const opened = await this.opening;
    if (opened) this.selected = this.runs.length - 1;
    if (opened) this.on.changed();
    return opened;
  }

  describe() {
    return this.askAbout(() => this.runs).then((fresh) => fresh && this.on.changed());
  }

  describeSoon() {
    session.end('settings/set'); // an answer on its way tells of what was set before; what is being opened comes
    this.isUnasked = true;
    this.describeQuietly();
  }

  /** Resolves once the server has answered to the newest change: a button pressed before that waits for it. */
  async settled() {
    if (this.isUnasked) this.describe();
    for (let newest; newest !== this.answer; ) {
      newest = this.answer;
      await newest;
    }
  }

  /** Asks about runs; what is being opened is waited for, since it takes the place of all that is set. */
  askAbout(runs) {
    return this.ask(() => this.opening.then(() => this.askFor(joinComparison(runs(), this.sharable), 'settings/set')));
  }

  ask(question) {
    this.isUnasked = false;
    this.answer = question();
    return this.answer;
  }

  /** The text of points on a loss as it is usual; late once something has been set or opened since. */
  pointsOf(loss) {
    return session.begin('settings/set/points').answer(api.describe(`loss=${loss}`)).then(({ runs: [run] }) => run.points);
  }

  /** True when the answer is the newest and a good one. */
  async askFor(text, turn) {
    try {
      const asked = session.begin(turn);
      const answer = await asked.answer(api.describe(text, () => asked.isOver || this.on.waits()));
      const most = this.on.mostRuns ?? answer.runs.length;
      if (answer.runs.length > most) throw new Error(say('runs.most', answer.runs.length, most));
      this.take(answer);
      return true;
    } catch (error) {
      if (isLate(error)) return false;
      this.valid = false;
      this.on.refused(error);
      return false;
    }
  }

  take({ text, brief, runs, story, recipe }) {
    this.text = text;
    this.brief = brief;
    this.recipe = recipe;
    this.story = story;
    this.described = runs;
    this.runs = runs.map((run) => splitComparison(run.text)[0]);
    this.now = runs.map((run, i) => (THEN in this.runs[i] ? splitComparison(run.now)[0] : this.runs[i]));
    this.origins.length = this.runs.length;
    this.selected = Math.min(this.selected, this.runs.length - 1);
    this.valid = true;
  }

  /** Which run a value that is refused is of, the selected one first; undefined of a field, which is the same for all. */
  runOf(setting) {
    if (!setting || this.sharable.has(setting.key)) return undefined;
    const isIts = (run) => run?.[setting.key] === setting.value;
    const place = isIts(this.runs[this.selected]) ? this.selected : this.runs.findIndex(isIts);
    return place < 0 ? undefined : place;
  }

  select(run) {
    this.selected = run;
    this.on.changed();
  }

  setLoss(key) {
    this.runs[this.selected] = this.withLoss(this.now[this.selected], key);
    this.describe();
  }

  /** The run with another loss, at the knobs that are usual on this page. */
  withLoss(run, key) {
    return { ...withLoss(run, key, this.sharable), ...(boot.usualKnobs?.[key] ?? {}) };
  }

  /**
   * Takes what the server offers for a run: settings, of which fields are the same for all runs, and with a course the run it
   * comes to. The changes in the course of the others stay.
   */
  cure(place, { text, set = {} }) {
    this.selected = place;
    const fields = Object.fromEntries(Object.entries(set).filter(([key]) => this.sharable.has(key)));
    const cured = (run) => (text ? splitComparison(text)[0] : { ...run, ...set });
    return this.takeRuns((run, i) => (i === place ? cured(run) : { ...run, ...fields }));
  }

  setKnob(key, text) {
    this.change(this.selected, { [key]: text });
    this.describeSoon();
  }

  /** Fields are the same for all runs. */
  setField(key, text) {
    this.setFields({ [key]: text });
  }

  setFields(texts) {
    this.runs.forEach((_, i) => this.change(i, texts));
    this.describeSoon();
  }

  change(run, texts) {
    this.now[run] = this.runs[run] = { ...this.now[run], ...texts };
  }

  /** A change in the course of the selected run comes at another batch. */
  moveChange(index, at) {
    return this.takeCourse(withChangeAt(this.runs[this.selected], index, at));
  }

  /** A change in the course of the selected run is taken away. */
  removeChange(index) {
    return this.takeCourse(withoutChange(this.runs[this.selected], index));
  }

  takeCourse(run) {
    return this.takeRuns((one, i) => (i === this.selected ? run : one));
  }

  /** Each run becomes another, unless the server refuses: then it is said why, and everything stays as it was. */
  async takeRuns(other) {
    const answer = this.askAbout(() => this.runs.map(other));
    if (await answer) this.on.changed();
    else if (answer === this.answer) this.valid = true;
  }

  /** What is as usual before, by key, becomes as usual after: loss knobs too, where a run has them. */
  followUsual(before, after) {
    this.now.forEach((run, i) => {
      const usual = Object.keys(after).filter((key) => key in run && run[key] === before[key]);
      if (usual.length) this.change(i, Object.fromEntries(usual.map((key) => [key, after[key]])));
    });
    this.describeSoon();
  }

  /** One more run, with the first loss of the catalogue that no run has yet. */
  add() {
    const used = new Set(this.runs.map(({ loss }) => loss));
    const { key } = this.catalogue.losses.find((loss) => !used.has(loss.key)) ?? this.catalogue.losses[0];
    this.insert(this.runs.length, this.withLoss(this.now[0], key));
  }

  duplicate(run) {
    this.insert(run + 1, { ...this.runs[run] }, { ...this.now[run] });
  }

  insert(place, run, now = run) {
    this.runs.splice(place, 0, run);
    this.now.splice(place, 0, now);
    this.origins.splice(place, 0, undefined);
    this.selected = place;
    this.describe();
  }

  remove(run) {
    this.runs.splice(run, 1);
    this.now.splice(run, 1);
    this.origins.splice(run, 1);
    this.selected = Math.min(this.selected, this.runs.length - 1);
    this.describe();
  }

  /** From now on pane i shows run i of the experiment just started. */
  trained() {
    this.trainedText = this.text;
    this.origins = this.runs.map((_, i) => i);
  }

  get isStale() {
    return this.trainedText !== undefined && this.trainedText !== this.text;
  }
}
