// The live map of one run's faces, as the server draws it: followed, steered, remembered for going back
// in time.

import * as api from '../../app/api.js';

const MOST_KEPT = 400;

export class FaceMap {
  /** `on`: {layout(layout), trouble(sentence)}; a layout is {step, iteration, kl, perplexity, source, places}. */
  constructor(on) {
    this.on = on;
    this.kept = [];
  }

  /** Follows the map of a run of an experiment; `choice`: {run, source, perplexity (as typed)}. */
  follow(id, choice) {
    this.stop();
    this.choice = choice;
    this.socket = api.followMap(id, choice, {
      onLayout: (layout) => this.take(layout),
      onState: ({ message }) => this.on.trouble(message ?? ''),
    });
  }

  get isFollowing() {
    return this.socket !== undefined;
  }

  stop() {
    this.socket?.close();
    this.socket = undefined;
    this.newest = undefined;
    this.kept = [];
  }

  /** Changes what the map is drawn from or with, {source}, {perplexity} or {restart: true}; it goes on from where it is. */
  steer({ restart, ...wish }) {
    if (!this.socket) return;
    Object.assign(this.choice, wish);
    this.socket.send(restart ? { restart } : wish);
  }

  take(layout) {
    this.newest = layout;
    if (layout.source === 'embedding') this.keep(layout);
    this.on.layout(layout);
  }

  /** The last layout of every step of training; every second is let go when there are too many. */
  keep(layout) {
    if (this.kept.at(-1)?.step === layout.step) this.kept.pop();
    this.kept.push(layout);
    if (this.kept.length > MOST_KEPT) this.kept = this.kept.filter((_, i) => i % 2 === 0);
  }

  /** The map as it was at a step of training: the last one drawn then or before. */
  at(step) {
    if (this.newest && this.newest.source !== 'embedding') return this.newest;
    return this.kept.findLast((layout) => layout.step <= step) ?? this.kept[0];
  }
}
