// Loss and test accuracy of every run over its steps, two small panels.

import { fixed, percent, tick } from '../lib/format.js';
import { linear, roundUp, ticks } from '../lib/scales.js';
import { baseAxis, chartFrame, setLabel, valueAxis } from './chart.js';
import { pathData, runColour, say, svg } from './dom.js';

const WIDTH = 320;
const TOP = 26;
const BASE = 120;
const PANELS = [
  { name: 'training.loss', left: 26, right: 150, value: (run) => run.trainLoss },
  { name: 'training.accuracy', left: 194, right: 312, value: (run) => run.testAccuracy },
];

export class TrainingCurves {
  constructor(host) {
    this.root = chartFrame(host, WIDTH, BASE + 20);
    this.clear();
  }

  clear() {
    this.root.replaceChildren(svg('text', { class: 'axis', x: WIDTH / 2, y: 66, 'text-anchor': 'middle' }, say('training.empty')));
    setLabel(this.root, say('training.empty'));
  }

  /** `moments` oldest first; `shown`: [{place, title, origin}], the runs to draw; a line marks the step on screen. */
  set(moments, shown, step) {
    const lastStep = Math.max(1, ...moments.at(-1).runs.map((run) => run.step));
    this.root.replaceChildren(...PANELS.flatMap((panel) => this.panel(panel, moments, shown, { lastStep, step })));
    setLabel(this.root, inWords(moments.at(-1), shown));
  }

  panel({ name, left, right, value }, moments, shown, { lastStep, step }) {
    const series = shown.map(({ origin }) => seriesOf(moments, origin, value));
    const [low, high] = name.endsWith('loss') ? lossRange(series) : accuracyRange(series);
    const x = linear(0, lastStep, left, right);
    const y = linear(low, high, BASE, TOP);
    const label = name.endsWith('loss') ? tick : (share) => `${tick(100 * share)} %`;
    return [
      svg('text', { class: 'axis title', x: left, y: 15 }, say(name)),
      ...valueAxis(ticks(low, high, 3), y, { left, right }, label),
      ...baseAxis([0, lastStep], x, BASE, (at) => (at ? `${tick(at)} ${say('training.steps')}` : '0')),
      svg('line', { class: 'now', x1: x(step), x2: x(step), y1: TOP, y2: BASE }),
      ...series.map((points, i) => svg('path', {
        class: `curve-line dash${shown[i].place}`, stroke: runColour(shown[i].place),
        d: pathData(points.map(([at, v]) => [x(at), y(Math.min(high, Math.max(low, v)))])),
      })),
    ];
  }
}

function seriesOf(moments, run, value) {
  const points = moments.map((moment) => [moment.runs[run].step, value(moment.runs[run])]);
  return points.filter(([, v]) => Number.isFinite(v));
}

/** The first steps of a margin loss are huge; what follows is what matters. */
function lossRange(series) {
  const late = series.flatMap((points) => points.slice(Math.floor(points.length / 8)).map(([, v]) => v));
  return [0, roundUp(Math.max(0.01, ...late) * 1.05)];
}

function accuracyRange(series) {
  const late = series.map((points) => points[Math.floor(points.length / 3)]?.[1] ?? 0);
  return [Math.min(...late) > 0.9 ? 0.9 : Math.min(...late) > 0.5 ? 0.5 : 0, 1];
}

function inWords(moment, shown) {
  const items = shown.map(({ title, origin }) => {
    const run = moment.runs[origin];
    return say('training.item', title, fixed(run.trainLoss, 2), percent(run.testAccuracy), run.step);
  });
  return say('training.label', items.join('; '));
}
