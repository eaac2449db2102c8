// <fs-threshold>: two histograms of angles and a threshold between them, which is dragged.

import { PairHistogram } from '../view/pairhistogram.js';

class FsThreshold extends HTMLElement {
  /** Shows and moves `threshold`, a Threshold: figures that follow the same one move together. */
  follow(threshold) {
    this.disconnectedCallback();
    this.threshold = threshold;
    this.figure = new PairHistogram(this, threshold);
    if (this.isConnected) this.connectedCallback();
  }

  connectedCallback() {
    this.leave ??= this.threshold?.listen((deg) => this.figure.place(deg));
  }

  disconnectedCallback() {
    this.leave?.();
    this.leave = undefined;
  }

  /** What takes the focus and the arrow keys. */
  get slider() {
    return this.figure.handle;
  }

  /** `pairs`: a PairSet. */
  set(pairs) {
    this.figure.set(pairs);
  }

  /** Where two faces lie: {angleDeg, same}, or undefined. */
  setCurrent(pair) {
    this.figure.setCurrent(pair);
  }
}

customElements.define('fs-threshold', FsThreshold);
