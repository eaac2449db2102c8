// A remedy: some shots are refused before anything is decided. What that costs and what it gains, at the
// threshold now set; for the quality gate also error versus reject for every gate.

import { linear, roundUp } from '../lib/scales.js';
import { rate, roundRate } from '../lib/rates.js';
import { chartFrame, setLabel } from './chart.js';
import { h, pathData, say, svg } from './dom.js';

const WIDTH = 320;
const HEIGHT = 150;
const BOX = { left: 44, right: WIDTH - 10, top: 10, bottom: HEIGHT - 30 };

/** Before and after: a table of three rates with what the remedy changes. */
export class BeforeAfter {
  constructor(host, threshold) {
    this.threshold = threshold;
    this.cells = {};
    const row = (key) => h('tr', { 'data-rate': key }, h('th', { scope: 'row' }, say(`decide.${key}`)), this.cell(`${key}0`), this.cell(`${key}1`));
    host.replaceChildren(h('table', { class: 'before-after' },
      h('thead', {}, h('tr', {}, h('td'), h('th', { scope: 'col' }, say('decide.before')), h('th', { scope: 'col' }, say('decide.after')))),
      h('tbody', {}, row('frr'), row('far'), row('eer'))));
    threshold.listen(() => this.place());
  }

  cell(key) {
    return h('td', {}, (this.cells[key] = document.createTextNode('–')));
  }

  set(before, after) {
    this.sets = [before, after];
    this.sets.forEach((pairs, i) => (this.cells[`eer${i}`].data = pairs.sames && pairs.differents ? rate(pairs.eer().rate) : '–'));
    this.place();
  }

  place() {
    this.sets?.forEach((pairs, i) => {
      const { far, frr } = pairs.at(this.threshold.angleDeg);
      this.cells[`frr${i}`].data = rate(frr);
      this.cells[`far${i}`].data = rate(far);
    });
  }
}

/** Share turned away wrongly against share of shots refused beforehand. */
export class RejectChart {
  constructor(host, threshold) {
    this.threshold = threshold;
    this.root = chartFrame(host, WIDTH, HEIGHT);
    this.root.classList.add('reject-chart');
    this.path = svg('path', { class: 'curve-line strong own' });
    this.blind = svg('line', { class: 'blind' });
    this.dot = svg('circle', { class: 'operating', r: 5 });
    this.axis = svg('g');
    this.root.append(this.axis, this.blind, this.path, this.dot);
    threshold.listen(() => this.place());
  }

  set(gate, share) {
    this.gate = gate;
    this.share = share;
    this.place();
  }

  place() {
    if (!this.gate) return;
    const points = this.gate.curve(this.threshold.angleDeg);
    const most = roundUp(Math.max(0.002, ...points.map(({ frr }) => frr || 0)) * 1.05);
    const x = linear(0, 0.5, BOX.left, BOX.right);
    const y = linear(0, most, BOX.bottom, BOX.top);
    const at = ({ share, frr }) => [x(share), y(frr || 0)];
    this.path.setAttribute('d', pathData(points.map(at)));
    const first = y(points[0].frr || 0);
    for (const [name, value] of [['x1', BOX.left], ['x2', BOX.right], ['y1', first], ['y2', first]]) this.blind.setAttribute(name, value);
    const here = points.reduce((best, point) => (Math.abs(point.share - this.share) < Math.abs(best.share - this.share) ? point : best));
    const [cx, cy] = at(here);
    this.dot.setAttribute('cx', cx);
    this.dot.setAttribute('cy', cy);
    if (this.most !== most) this.drawAxis((this.most = most), x, y);
    setLabel(this.root, say('decide.gate.chart', rate(points[0].frr), rate(here.frr), rate(this.share)));
  }

  drawAxis(most, x, y) {
    const text = (px, py, anchor, words) => svg('text', { class: 'axis', x: px, y: py, 'text-anchor': anchor }, words);
    this.axis.replaceChildren(
      ...[0, most / 2, most].flatMap((share) => [
        svg('line', { class: 'grid', x1: BOX.left, x2: BOX.right, y1: y(share), y2: y(share) }), text(BOX.left - 5, y(share) + 4, 'end', roundRate(share))]),
      ...[0, 0.1, 0.2, 0.3, 0.4, 0.5].map((share) => text(x(share), BOX.bottom + 14, share < 0.5 ? 'middle' : 'end', roundRate(share))),
      text(BOX.right, BOX.bottom + 27, 'end', `${say('decide.gate.axis')} →`));
  }
}
