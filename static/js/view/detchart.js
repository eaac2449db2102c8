// What goes wrong one way against what goes wrong the other, at every threshold: one curve per run, on axes of
// normal deviates (DET, Martin et al., Eurospeech 1997). Thresholds themselves do not appear, so runs can be compared.

import { probit, rate } from '../lib/rates.js';
import { chartFrame, setLabel } from './chart.js';
import { pathData, runColour, say, svg } from './dom.js';
import { BOX, DET_TICKS, HEIGHT, WIDTH, axisText, rateGrid, rateScale } from './rateaxes.js';

const LEAST = 0.0005;
const MOST = 0.65;

/** Room above for a line of the legend. */
const LINE = 17;

const KIND = { ticks: DET_TICKS, place: probit };

export class DetChart {
  constructor(host) {
    this.root = chartFrame(host, WIDTH, HEIGHT);
    this.clear();
  }

  clear() {
    this.root.replaceChildren(svg('text', { class: 'axis', x: WIDTH / 2, y: HEIGHT / 2, 'text-anchor': 'middle' }, say('faces.pairs.empty')));
    setLabel(this.root, say('faces.pairs.empty'));
  }

  /** `runs`: [{place (tells the colour), title, overlap}]. */
  set(runs) {
    // Down to a fraction of the error rates there are; good models show what is rare.
    const least = Math.max(LEAST, Math.min(0.01, ...runs.map(({ overlap }) => overlap.eer.rate / 20 || 0)));
    this.root.setAttribute('viewBox', `0 ${-LINE * runs.length} ${WIDTH} ${HEIGHT + LINE * runs.length}`);
    const range = [probit(least), probit(MOST)];
    this.x = rateScale(range, BOX.left, BOX.right, probit);
    this.y = rateScale(range, BOX.bottom, BOX.top, probit);
    this.isInside = (share) => probit(share) >= range[0] - 1e-9 && probit(share) <= range[1] + 1e-9;
    this.root.replaceChildren(
      ...rateGrid(KIND, range, this.x, this.y), this.diagonal(least),
      axisText(BOX.right, BOX.bottom - 6, 'end', `${say('decide.axis.far')} →`),
      axisText(BOX.right, BOX.top + 11, 'end', `${say('decide.axis.frr')} ↑`),
      ...runs.map((run) => this.line(run)), ...runs.map((run) => this.equalError(run)), ...legend(runs));
    setLabel(this.root, say('faces.det.label', runs.map(({ title, overlap }) => `${title}: ${rate(overlap.eer.rate)}`).join('; ')));
  }

  /** Where both kinds of mistake are equally frequent. */
  diagonal(least) {
    return svg('path', { class: 'grid diagonal', d: pathData([least, MOST].map((share) => [this.x(share), this.y(share)])) });
  }

  line({ place, overlap }) {
    let last = [NaN, NaN];
    const seen = overlap.points.filter(({ far, frr }) => this.isInside(far) && this.isInside(frr))
      .map(({ far, frr }) => [this.x(far), this.y(frr)])
      .filter(([x, y]) => {
        if (Math.abs(x - last[0]) < 0.8 && Math.abs(y - last[1]) < 0.8) return false;
        last = [x, y];
        return true;
      });
    return svg('path', { class: `curve-line dash${place} det-curve`, stroke: runColour(place), d: pathData(seen) });
  }

  equalError({ place, title, overlap }) {
    const { rate: share } = overlap.eer;
    if (!this.isInside(share)) return svg('g');
    return svg('circle', { class: 'dot', cx: this.x(share), cy: this.y(share), r: 5, fill: runColour(place) },
      svg('title', {}, say('faces.det.eer', title, rate(share))));
  }
}

/** Above the box: which curve is whose, and who has none. */
function legend(runs) {
  return runs.flatMap(({ place, title, overlap }, i) => {
    const y = LINE * (i - runs.length) + 13;
    return [
      svg('path', { class: `curve-line dash${place} strong`, stroke: runColour(place), d: `M${BOX.left} ${y - 4}h22` }),
      svg('text', { class: 'direct', x: BOX.left + 28, y, fill: runColour(place) }, overlap.eer.rate === 0 ? say('faces.det.none', title) : title),
    ];
  });
}
