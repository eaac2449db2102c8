// The kept face models: which one decides, and training another one from a page that only wants to decide.

import * as api from './api.js';
import { fitting, remedyFor } from '../lib/fitting.js';
import { decodeMoment } from '../lib/frames.js';

const KEPT_WITHIN_MS = 20_000;
const LOOK_EVERY_MS = 250;
const STARTER_LOOK_MS = 1000;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export class Models {
  /**
   * `on`: {changed(), training(progress or null), starter(share or null), trouble(error)}; `wanted` is an id, or 'latest': the newest
   * that has learnt pictures like those it is to judge.
   */
  constructor(on, wanted = 'latest') {
    this.on = on;
    this.seat = api.newSeat();
    this.list = [];
    this.kinds = [];
    this.wanted = wanted;
  }

  /** The model that decides; undefined while there is none. */
  get current() {
    return this.list.find(({ id }) => id === this.wanted) ?? fitting(this.list, this.kinds);
  }

  /** What would judge pictures of these kinds better, if anything. */
  remedy(kinds = this.kinds) {
    return remedyFor(this.current, this.list, kinds);
  }

  /** Pictures of these kinds are to be judged from now on; tells of it if they are others. */
  judge(kinds) {
    const distinct = [...new Set(kinds)].sort();
    if (distinct.join() === this.kinds.join()) return;
    this.kinds = distinct;
    if (this.isLoaded) this.on.changed();
  }

  /** Whether the address names a model that is gone. */
  get isMissing() {
    return this.wanted !== 'latest' && !this.list.some(({ id }) => id === this.wanted);
  }

  async load() {
    try {
      this.list = await api.models('faces');
      this.isLoaded = true;
    } finally {
      this.on.changed();
    }
    if (!this.list.length) await this.awaitStarter();
  }

  /** On a fresh start the server makes a small model by itself. */
  async awaitStarter() {
    for (let share = 0; share !== null || this.isTraining; await pause(STARTER_LOOK_MS)) {
      try {
        ({ share } = await api.starter());
      } catch (error) {
        if (!error.network) throw error; // else it is asked again
      }
      this.on.starter(this.list.length || this.isTraining ? null : share);
      if (this.list.length) return;
    }
    this.list = await api.models('faces');
    if (this.list.length) this.on.changed();
  }

  select(id) {
    this.wanted = id;
    this.on.changed();
  }

  async remove(id) {
    await api.dropModel(id);
    if (this.wanted === id) this.wanted = 'latest';
    await this.load();
  }

  /** Tries once more to keep the model that could not be kept when its training was over. */
  async keepAgain() {
    try {
      [this.wanted] = (await api.keep(this.unkept)).models;
      api.drop(this.unkept, this.seat).catch(() => {});
      this.unkept = undefined;
      await this.load();
    } catch (error) {
      this.on.trouble(error);
    }
  }

  /** Trains `spec` to its end and then decides with what came out; what could not be kept is `unkept`: its experiment's id. */
  async train(spec) {
    if (this.stop) return;
    if (this.unkept) api.drop(this.unkept, this.seat).catch(() => {});
    this.unkept = undefined;
    this.stop = () => {};
    const known = new Set(this.list.map(({ id }) => id));
    let experiment;
    try {
      this.on.training({ state: 'starting', share: 0, eer: NaN });
      experiment = await api.startExperiment(spec);
      if (experiment.state === 'done') {
        if (await this.decidedBy(experiment.models)) return;
        experiment = await api.startExperiment(spec, { anew: true });
      }
      const ended = this.follow(experiment.id);
      await api.tell(experiment.id, 'play');
      await ended;
      if (this.unkept === experiment.id) return;
      await this.kept(known);
    } catch (error) {
      this.on.trouble(error);
    } finally {
      this.stop();
      this.stop = undefined;
      if (experiment && experiment.id !== this.unkept) api.drop(experiment.id, this.seat).catch(() => {});
      this.on.training(null);
    }
  }

  get isTraining() {
    return Boolean(this.stop);
  }

  /** Decides with a model of a training that is over already; answers whether one is still kept. */
  async decidedBy(ids) {
    this.list = await api.models('faces');
    const kept = this.list.find(({ id }) => ids.includes(id));
    if (kept) this.select(kept.id);
    return Boolean(kept);
  }

  /** Done once the training is over; refuses with the server's sentence if it failed. */
  follow(id) {
    let eer = NaN;
    return new Promise((resolve, reject) => {
      this.stop = api.follow(id, this.seat, {
        onMoment: (bytes) => {
          const [run] = decodeMoment(bytes).runs;
          eer = run.eer ?? 1 - run.testAccuracy;
        },
        onState: ({ state, step, totalSteps, message, notKept }) => {
          this.on.training({ state, share: totalSteps ? step / totalSteps : 0, eer });
          if (state === 'failed') reject(new api.Refusal(message));
          if (state !== 'done') return;
          if (notKept) {
            this.unkept = id;
            this.on.trouble(new api.Refusal(notKept));
          }
          resolve();
        },
        onLost: () => this.on.training({ state: 'lost', share: 0, eer }),
        onGone: reject,
      });
    });
  }

  /** The model is written to disk a moment after the training is over. */
  async kept(known) {
    const end = performance.now() + KEPT_WITHIN_MS;
    while (performance.now() < end) {
      this.list = await api.models('faces');
      const fresh = this.list.find(({ id }) => !known.has(id));
      if (fresh) {
        this.wanted = fresh.id;
        this.on.changed();
        return;
      }
      await pause(LOOK_EVERY_MS);
    }
    this.on.changed();
  }
}
