// "Every threshold at once": what goes wrong one way against what goes wrong the other, as a DET plot
// (normal deviate on both axes) or as a ROC curve; a dot marks the threshold now set.

import { probit, rate } from '../lib/rates.js';
import { chartFrame, setLabel } from './chart.js';
import { pathData, say, svg } from './dom.js';
import { BOX, DET_TICKS, HEIGHT, WIDTH, axisText, rateGrid, rateScale } from './rateaxes.js';

const ROC_TICKS = [0, 0.2, 0.4, 0.6, 0.8, 1];
const LEAST = 0.00002;
const MOST = 0.98;

/** Nearer than this on the screen, two points of the curve are one. */
const STEP = 0.8;

/** The two pictures: where a decision's rates lie, which ticks, which words. */
const KINDS = {
  det: {
    range: (least, most) => [probit(Math.max(LEAST, Math.min(0.0005, least / 2))), probit(Math.max(0.7, Math.min(MOST, most + 0.02)))],
    place: probit, up: ({ frr }) => frr, ticks: DET_TICKS,
  },
  roc: { range: () => [0, 1], place: (share) => share, up: ({ frr }) => 1 - frr, ticks: ROC_TICKS },
};

export class TradeOff {
  constructor(host, threshold) {
    this.threshold = threshold;
    this.root = chartFrame(host, WIDTH, HEIGHT);
    this.root.classList.add('trade-off');
    this.kind = 'det';
    this.dot = svg('circle', { class: 'operating', r: 6 });
    threshold.listen((deg) => this.place(deg));
  }

  /** `pairs`: a PairSet; `marks`: [{key, angleDeg, text}]. */
  set(pairs, marks) {
    Object.assign(this, { pairs, marks });
    this.draw();
  }

  /** Another curve, {far, frr}, in the background; undefined takes it away. */
  setBeside(curve) {
    this.beside = curve && curve.far.map((far, i) => ({ far, frr: curve.frr[i] }));
    if (this.pairs) this.draw();
  }

  show(kind) {
    this.kind = kind;
    if (this.pairs) this.draw();
  }

  /** From and to of both axes; a mark lies on the curve, however strict its purpose. */
  range() {
    const marked = this.marks.map(({ angleDeg }) => this.pairs.at(angleDeg)).flatMap(({ far, frr }) => [far, frr]);
    return KINDS[this.kind].range(1 / this.pairs.differents, Math.max(...marked));
  }

  draw() {
    const kind = KINDS[this.kind];
    const range = this.range();
    this.x = rateScale(range, BOX.left, BOX.right, kind.place);
    this.y = rateScale(range, BOX.bottom, BOX.top, kind.place);
    this.root.replaceChildren(
      ...this.beyond(), ...rateGrid(kind, range, this.x, this.y),
      axisText(BOX.right, BOX.bottom - 6, 'end', `${say('decide.axis.far')} →`),
      // Where the curve never is: above a DET plot's, below a ROC curve.
      this.kind === 'det' ? axisText(BOX.right, BOX.top + 11, 'end', `${say('decide.axis.frr')} ↑`)
        : axisText(BOX.right, BOX.bottom - 24, 'end', `${say('decide.axis.tar')} ↑`),
      ...(this.beside ? [this.path(this.beside, 'curve-line beside')] : []), this.line(),
      ...this.marks.map((mark) => this.mark(mark)), this.dot);
    this.place(this.threshold.angleDeg);
  }

  /** Rates below what so many pairs can show lie in the shade. */
  beyond() {
    const far = this.x(3 / this.pairs.differents);
    const wide = Math.max(0, far - BOX.left);
    return [svg('rect', { class: 'beyond', x: BOX.left, y: BOX.top, width: wide, height: BOX.bottom - BOX.top },
      svg('title', {}, say('decide.beyond', rate(3 / this.pairs.differents))))];
  }

  line() {
    const points = this.pairs.curve((point, before) => {
      const [[x, y], [oldX, oldY]] = [this.spot(point), this.spot(before)];
      return Math.abs(x - oldX) >= STEP || Math.abs(y - oldY) >= STEP;
    });
    return this.path(points, 'curve-line strong own');
  }

  /** No errors at all lie infinitely far away on a DET plot: a curve ends where it leaves the box. */
  path(points, look) {
    const { place, up } = KINDS[this.kind];
    const [from, to] = this.range().map((end, i) => end + (i ? 1e-9 : -1e-9));
    const isInside = (share) => place(share) >= from && place(share) <= to;
    const seen = points.filter((point) => isInside(point.far) && isInside(up(point)));
    return svg('path', { class: look, d: pathData(seen.map((point) => this.spot(point))) });
  }

  mark({ angleDeg, text, title }) {
    const [x, y] = this.spot(this.pairs.at(angleDeg));
    return svg('g', { class: 'preferred' }, svg('title', {}, title),
      svg('circle', { cx: x, cy: y, r: 7.5 }), svg('text', { x, y: y + 3.5, 'text-anchor': 'middle' }, text));
  }

  spot(point) {
    return [this.x(point.far), this.y(KINDS[this.kind].up(point))];
  }

  place(deg) {
    if (!this.pairs) return;
    const point = this.pairs.at(deg);
    const [x, y] = this.spot(point);
    this.dot.setAttribute('cx', x);
    this.dot.setAttribute('cy', y);
    setLabel(this.root, say(`decide.${this.kind}.label`, rate(point.far), rate(point.frr)));
  }
}
