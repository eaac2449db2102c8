// The charts as elements, any number on a page: <fs-curve>, <fs-histogram> and <fs-training>.

import { CurveChart } from '../view/curve.js';
import { AngleHistogram } from '../view/histogram.js';
import { TrainingCurves } from '../view/training.js';

/**
 * Target logits ψ(θ); with the attribute `angles`, beneath them the angles being trained. What the server put into it stays
 * until there are curves.
 */
class FsCurve extends HTMLElement {
  get chart() {
    return (this.made ??= new CurveChart(this, this.hasAttribute('angles')));
  }

  get frame() {
    return this.chart.frame;
  }

  /** As CurveChart takes them, here and below. */
  setCurves(curves, how) {
    this.chart.setCurves(curves, how);
  }

  moveLine(place, curve) {
    this.chart.moveLine(place, curve);
  }

  setAngles(runs) {
    this.chart.setAngles(runs);
  }

  setDots(dots) {
    this.chart.setDots(dots);
  }
}

/** An element that says so while its chart has nothing to show. */
class ChartElement extends HTMLElement {
  connectedCallback() {
    this.chart ??= this.makeChart();
  }

  clear() {
    this.chart.clear();
  }

  /** As the chart takes it. */
  set(...what) {
    this.chart.set(...what);
  }
}

/** The angles of test digits to their own class. */
class FsHistogram extends ChartElement {
  makeChart() {
    return new AngleHistogram(this);
  }

  get frame() {
    return this.chart.frame;
  }
}

/** Loss and accuracy, or equal error rate, over the steps of training. */
class FsTraining extends ChartElement {
  makeChart() {
    return new TrainingCurves(this);
  }
}

customElements.define('fs-curve', FsCurve);
customElements.define('fs-histogram', FsHistogram);
customElements.define('fs-training', FsTraining);
