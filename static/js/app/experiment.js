// One experiment on the server as this page follows it: its state, its moments, the moment looked at.

import * as api from './api.js';
import { isLate, session, unlessLate } from './session.js';
import { decodeMoment } from '../lib/frames.js';
import { Moments, epochOf, stepOf } from '../lib/moments.js';

const REPLAY_MS = 60;
const FETCH_QUIET_MS = 60;

/** More moments than these show nothing more in the curves. */
const MOST_FILLED = 100;

export class Experiment {
  /**
   * `on`: {moment(moment, arrivedLive), state(), fetched(), filled(), trouble(error)}; `fetched`: another stood in, now it
   * is shown; `filled`: moments of before are here. `turns`: a session of its own, where a page has several.
   */
  constructor(on, turns = session) {
    this.on = on;
    this.turns = turns;
    this.seat = api.newSeat();
    this.moments = new Moments();
    this.dropped = Promise.resolve();
    this.opened = Promise.resolve();
    this.forget();
  }

  forget() {
    this.turns.end('experiment');
    this.close?.();
    this.close = undefined;
    clearTimeout(this.fetching);
    this.stopReplay();
    this.id = undefined;
    this.runs = [];
    this.state = { state: 'none', place: 0, runs: [] };
    this.told = 0;
    this.moments.clear();
    this.index = null;
    this.shown = undefined;
    this.holdAt = null;
    this.found = undefined;
    this.isFilled = true;
    this.filling = undefined;
  }

  get started() {
    return this.id !== undefined;
  }

  /** Whether the server has been asked for it and has not answered yet. */
  get isStarting() {
    return this.state.state === 'starting';
  }

  get isLive() {
    return this.index === null;
  }

  get isRunning() {
    return this.state.state === 'running' || this.state.state === 'queued';
  }

  /** Whether what is on screen goes on by itself. */
  get isMoving() {
    return Boolean(this.replaying) || (this.state.state === 'running' && this.isLive);
  }

  get isOver() {
    return this.state.state === 'done' || this.state.state === 'failed';
  }

  /** The last moment there is, which may not have come yet. */
  get newest() {
    return this.moments.get(this.moments.count - 1);
  }

  /** Whether the moment on screen is the last one there is. */
  get isNewest() {
    return this.shown?.index === this.moments.count - 1;
  }

  /**
   * What runs are at a moment, those that were there by then: {place, origin (number of the run), title, text, run, ending};
   * `origins` by place. How a run ended is true of the last moment alone.
   */
  runsAt(moment, origins = []) {
    const isLast = moment?.index === this.moments.count - 1;
    return origins
      .map((origin, place) => ({
        place, origin, title: this.runs[origin]?.title, text: this.runs[origin]?.text, run: moment?.runs[origin],
        ending: isLast ? this.state.runs[origin]?.ending : undefined,
      }))
      .filter(({ run }) => run);
  }

  /**
   * Trains a comparison from its first weights, or shows what is known of it, unless `anew`; with `holdAt`, the view
   * stays at that step once reached.
   */
  start(text, { play = true, holdAt = null, anew = false } = {}) {
    return this.open(() => api.startExperiment(text, { anew, at: holdAt }), { play, holdAt });
  }

  /** Shows what is known of a comparison, without training; else everything stays as it is. */
  find(text, holdAt) {
    return this.open(() => api.findExperiment(text, holdAt), { play: false, holdAt, past: [] });
  }

  /** Shows a stored experiment. */
  reopen(id, holdAt) {
    const ask = async () => ({ ...(await api.experiment(id)), found: true });
    return this.open(ask, { play: false, holdAt, past: [] });
  }

  /** Shows a kept model as it was kept; what was before stays until it is there. */
  resume(model) {
    return this.open(() => api.resumeExperiment(model), { play: false, holdAt: null, past: [] });
  }

  /** Goes on from the moment on screen with other settings; what was before stays. `how`: change, fork or further. */
  branch(how, text) {
    const { id, shown, moments } = this;
    const past = moments.inOrder().filter(({ index }) => index <= shown.index);
    return this.open(() => api.branchExperiment(id, stepOf(shown), how, text), { play: true, holdAt: null, past });
  }

  /** Answers once what was asked for is on screen, or is not to be had, or is late. */
  open(ask, how) {
    this.opened = this.tryToOpen(ask, how);
    return this.opened;
  }

  /** `past`: the moments it begins with; without, what was before goes at once. */
  async tryToOpen(ask, { play, holdAt, past }) {
    const before = this.id;
    const opening = this.turns.begin('opening');
    if (!past) this.begin(before, holdAt);
    try {
      // Somebody may press again while the server answers: only the last one counts.
      const created = await opening.answer(this.dropped.then(ask), ({ id }) => this.dropUnlessNewer(id));
      if (!created.id) return;
      if (past) this.begin(before, holdAt);
      this.id = created.id;
      this.turns.begin('experiment');
      this.turn = this.turns.begin('experiment/moments');
      this.runs = created.runs;
      this.created = created.created;
      this.text = created.text;
      this.hear(created);
      for (const moment of past ?? []) this.moments.add({ ...moment, runs: created.parents.map((run) => moment.runs[run]) });
      this.close = api.follow(created.id, this.seat, {
        onMoment: (bytes) => this.arrived(decodeMoment(bytes)),
        onState: (state) => this.hear(state),
        onLost: () => this.lose(),
        onGone: ({ message }) => opening.isOver || this.take({ ...this.state, lost: false, state: 'failed', message }),
      });
      if (created.found) this.showFound(created);
      else if (play) await this.tell('play');
    } catch (error) {
      if (isLate(error)) return;
      if (!this.started) this.forget();
      this.on.state();
      this.on.trouble(error);
    }
  }

  /** Lets the experiment before go, whose place another takes. */
  begin(before, holdAt) {
    this.forget();
    this.holdAt = holdAt;
    if (before) this.drop(before);
    this.state = { state: 'starting', place: 0, runs: [] };
    this.on.state();
  }

  drop(id) {
    this.dropped = api.drop(id, this.seat).catch(() => {});
  }

  /** Lets go what a late answer names; the server may have named the same to whoever asked since. */
  async dropUnlessNewer(id) {
    if (!id) return;
    let newest;
    do {
      newest = this.opened;
      await newest;
    } while (newest !== this.opened);
    if (id !== this.id) this.drop(id);
  }

  /** What was trained before is there at once: at the moment asked for, with all that led to it. */
  showFound({ created, steps, dataChanged }) {
    Object.assign(this, { found: created, dataChanged });
    const wanted = this.holdAt === null ? undefined : steps.find(([, step]) => step >= this.holdAt);
    if (wanted) this.scrub(wanted[0]);
    this.isFilled = false;
    this.filling = this.fill(steps.map(([index]) => index));
    this.on.state();
  }

  async fill(indices) {
    const stride = Math.ceil(indices.length / MOST_FILLED);
    try {
      for (const index of indices.filter((_, i) => i % stride === 0)) {
        if (!this.moments.get(index)) this.moments.add(await this.ask(index));
      }
      this.isFilled = true;
      this.on.filled();
    } catch (error) {
      unlessLate(this.on.trouble)(error);
    }
  }

  /** The server numbers what it tells: an answer may be overtaken by newer news over the socket. */
  hear(state) {
    if (state.told <= this.told) return;
    this.told = state.told;
    this.take(state);
  }

  /** A server that comes back may count anew. */
  lose() {
    this.told = 0;
    this.take({ ...this.state, lost: true });
  }

  take(state) {
    this.state = { ...state, runs: state.runs ?? [] };
    if (state.fromStore) this.found ??= this.created; // a server started anew has it from there
    this.moments.atLeast(state.moments ?? 0);
    this.on.state();
  }

  arrived(moment) {
    // The first weights come first: what is here already was sent before a reset.
    if (moment.index === 0) this.moments.clear();
    this.moments.add(moment);
    if (this.holdAt !== null && stepOf(moment) >= this.holdAt) {
      this.index = this.moments.indexAtStep(this.holdAt);
      this.holdAt = null;
      this.look(this.moments.nearest(this.index));
    } else if (this.isLive) {
      this.look(moment, true);
    } else {
      this.on.state();
    }
  }

  look(moment, live = false) {
    this.shown = moment;
    this.on.moment(moment, live);
    this.on.state();
  }

  /** Verb: play, pause, step or reset; the planes go back to the first weights with reset. */
  async tell(verb) {
    this.stopReplay();
    const { index, found } = this;
    if (verb !== 'pause') this.index = null;
    try {
      const state = await api.tell(this.id, verb);
      this.found = undefined;
      if (verb === 'reset') this.startOver();
      this.hear(state);
      this.on.state();
    } catch (error) {
      Object.assign(this, { index, found }); // a refusal leaves all as it was
      this.on.state();
      this.on.trouble(error);
    }
  }

  /** Forgets the past, and what is on its way of it; the first weights may be here before the server's answer is. */
  startOver() {
    this.turn = this.turns.begin('experiment/moments');
    this.holdAt = null;
    this.isFilled = true;
    if (this.shown && this.shown.index > 0) {
      this.moments.clear();
      this.shown = undefined;
    }
  }

  /** Keeps the models of runs that are over and could not be kept; how things stand then is told by the server. */
  async keep() {
    try {
      await api.keep(this.id);
    } catch (error) {
      this.on.trouble(error);
    }
  }

  /** Looks at the moment with this index; the nearest one here stands in until it has been fetched. */
  scrub(index) {
    this.holdAt = null;
    this.index = index;
    const near = this.moments.nearest(index);
    if (near) this.look(near);
    clearTimeout(this.fetching);
    if (near?.index !== index) this.fetching = setTimeout(() => this.fetch(index), FETCH_QUIET_MS);
  }

  /** A moment that is not here; late if another experiment has begun since. */
  async ask(index) {
    return decodeMoment(await this.turn.answer(api.moment(this.id, index)));
  }

  async fetch(index) {
    try {
      const moment = await this.ask(index);
      this.moments.add(moment);
      if (this.index !== index) return;
      this.look(moment);
      this.on.fetched();
    } catch (error) {
      unlessLate(this.on.trouble)(error);
    }
  }

  live() {
    this.stopReplay();
    this.index = null;
    this.holdAt = null;
    const newest = this.moments.newest();
    if (newest) this.look(newest);
    if (newest?.index !== this.moments.count - 1) {
      this.ask(this.moments.count - 1).then((moment) => this.arrived(moment)).catch(unlessLate(this.on.trouble));
    }
  }

  /** How much of the planned training the moments cover, 0 to 1. */
  get share() {
    const { totalSteps } = this.state;
    const newest = this.moments.newest();
    return newest && totalSteps ? Math.min(1, stepOf(newest) / totalSteps) : 0;
  }

  /** Plays the moments kept from the first to the last. */
  replay() {
    this.stopReplay();
    this.scrub(0);
    this.replaying = setInterval(() => {
      if (this.index >= this.moments.count - 1) this.live();
      else this.scrub(this.index + 1);
    }, REPLAY_MS);
    this.on.state();
  }

  stopReplay() {
    clearInterval(this.replaying);
    this.replaying = undefined;
  }

  /** How far the shown moment is, in epochs and steps; undefined before there is one. */
  get clock() {
    return this.shown && { epoch: epochOf(this.shown), step: stepOf(this.shown), index: this.shown.index };
  }
}
