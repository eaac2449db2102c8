// Loss of every run over its steps, and beside it test accuracy, equal error rate or any measure one chooses: two small
// panels, and a third below them where samples are compared.

import { PERCENT, degrees, fixed, percent, short, tick } from '../lib/format.js';
import { measureOf } from '../lib/ownangles.js';
import { linear, roundUp, ticks } from '../lib/scales.js';
import { withoutSharedPast } from '../lib/series.js';
import { baseAxis, chartFrame, directLabels, setLabel, valueAxis } from './chart.js';
import { pathData, runColour, say, svg } from './dom.js';

const WIDTH = 320;
const TOP = 26;
const BASE = 120;
const LEFT = { left: 42, right: 150 };
const RIGHT = { left: 194, right: 312 };
const BELOW = { left: LEFT.left, right: RIGHT.right };
const HEIGHT = BASE + 20;

/** How high a name is, the line between it and the next included. */
const LABEL = 15;
const LOSS = { name: 'training.loss', value: (run) => run.trainLoss, range: lossRange, label: tick, floor: (run) => run.measures?.lossFloor };
const share = (value) => `${tick(100 * value)}${PERCENT}`;
const ACCURACY = { name: 'training.accuracy', value: (run) => run.testAccuracy, range: accuracyRange, label: share };
const PULLING = { name: 'training.pulling', value: (run) => run.measures?.pulling, range: () => [0, 1], label: share };
const UNITS = { degrees: { tick: (value) => `${tick(value)}°`, text: degrees }, share: { tick: share, text: percent } };
const OTHERS = { tick, text: short };
const ERROR = { name: 'training.eer', value: (run) => run.eer, range: errorRange, label: share };

export class TrainingCurves {
  constructor(host) {
    this.root = chartFrame(host, WIDTH, HEIGHT);
    this.clear();
  }

  clear() {
    this.rows(1);
    this.root.replaceChildren(svg('text', { class: 'axis', x: WIDTH / 2, y: 66, 'text-anchor': 'middle' }, say('training.empty')));
    setLabel(this.root, say('training.empty'));
  }

  rows(count) {
    this.root.setAttribute('viewBox', `0 0 ${WIDTH} ${count * HEIGHT}`);
  }

  /**
   * `moments` oldest first; `shown`: [{place, title, origin}], the runs to draw; a line marks the step on screen; `measure`:
   * {key, unit, label} of what is drawn in place of the accuracy.
   */
  set(moments, shown, step, measure) {
    const lastStep = Math.max(1, ...moments.at(-1).runs.map((run) => run.step));
    const right = measure ? panelOf(measure) : Number.isFinite(moments.at(-1).runs[0].eer) ? ERROR : ACCURACY;
    const draw = (panel) => this.panel(panel, moments, shown, { lastStep, step });
    const isCompared = shown.some(({ origin }) => moments.at(-1).runs[origin].corners);
    const below = isCompared ? [svg('g', { transform: `translate(0 ${HEIGHT})` }, ...draw({ ...PULLING, ...BELOW }))] : [];
    this.rows(isCompared ? 2 : 1);
    this.root.replaceChildren(...draw({ ...LOSS, ...LEFT }), ...draw({ ...right, ...RIGHT }), ...below);
    setLabel(this.root, inWords(moments.at(-1), shown, measure));
  }

  panel({ name, left, right, value, range, label, floor }, moments, shown, { lastStep, step }) {
    const series = withoutSharedPast(shown.map(({ origin }) => seriesOf(moments, origin, value)));
    const floors = floor ? shown.map(({ place, origin }) => ({ place, at: floor(moments.at(-1).runs[origin]) })) : [];
    const [low, high] = range(series);
    const x = linear(0, lastStep, left, right);
    const y = linear(low, high, BASE, TOP);
    return [
      ...(name ? [svg('text', { class: 'axis title', x: left, y: 15 }, say(name))] : []),
      ...valueAxis(ticks(low, high, 3), y, { left, right }, label),
      ...baseAxis([0, lastStep], x, BASE, (at) => (at ? `${tick(at)} ${say('training.steps')}` : '0')),
      ...this.floors(floors.filter(({ at }) => at <= high), y, { left, right }),
      svg('line', { class: 'now', x1: x(step), x2: x(step), y1: TOP, y2: BASE }),
      ...series.map((points, i) => svg('path', {
        class: `curve-line dash${shown[i].place}`, stroke: runColour(shown[i].place),
        d: pathData(points.map(([at, v]) => [x(at), y(Math.min(high, Math.max(low, v)))])),
      })),
    ];
  }

  /**
   * What no sample's loss can fall below: a line per run that has such a floor, named at its right end
   * unless it is the chart's own base.
   */
  floors(floors, y, { left, right }) {
    const labels = floors.filter(({ at }) => rounded(at) !== '0').map(({ place, at }) => ({
      x: right, y: y(at) - 3, text: say('training.floor', rounded(at)), colour: runColour(place), anchor: 'end',
    }));
    return [
      ...floors.map(({ place, at }) => svg('line', { class: 'floor', x1: left, x2: right, y1: y(at), y2: y(at), stroke: runColour(place) })),
      ...directLabels(labels, LABEL, [TOP + 8, BASE - 2]),
    ];
  }
}

/** Two digits; what is all but nothing is nothing. */
const rounded = (value) => (value < 0.005 ? '0' : tick(Number(value.toPrecision(2))));

function seriesOf(moments, run, value) {
  const points = moments.map((moment) => [moment.runs[run].step, value(moment.runs[run])]);
  return points.filter(([, v]) => Number.isFinite(v));
}

/** The panel of a measure as the catalogue declares it; whoever chose it names it. */
function panelOf({ key, unit }) {
  return { value: (run) => measureOf(run, key), range: unit === 'share' ? () => [0, 1] : lossRange, label: (UNITS[unit] ?? OTHERS).tick };
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

/** From nothing learned, at 50 %, down to what counts. */
function errorRange(series) {
  const late = series.flatMap((points) => points.slice(Math.floor(points.length / 4)).map(([, v]) => v));
  return [0, Math.min(0.5, roundUp(Math.max(0.02, ...late) * 1.1))];
}

function inWords(moment, shown, measure) {
  const items = shown.map(({ title, origin }) => {
    const run = moment.runs[origin];
    const isOpen = Number.isFinite(run.eer);
    const floor = run.measures?.lossFloor;
    const result = percent(isOpen ? run.eer : run.testAccuracy);
    const pulling = run.corners ? `, ${say('training.pulling')} ${percent(run.measures.pulling)}` : '';
    const words = say(isOpen ? 'training.item.eer' : 'training.item', title, fixed(run.trainLoss, 2), result, run.step) + pulling;
    const chosen = measure ? `, ${measure.label} ${(UNITS[measure.unit] ?? OTHERS).text(measureOf(run, measure.key))}` : '';
    return words + chosen + (Number.isFinite(floor) ? `, ${say('training.floor', rounded(floor))}` : '');
  });
  return say('training.label', items.join('; '));
}
