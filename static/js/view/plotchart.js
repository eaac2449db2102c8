// A loss that compares distances, over the axis of its own kind.

import { fixed, tick } from '../lib/format.js';
import { linear, roundUp, ticks } from '../lib/scales.js';
import { baseAxis, chartFrame, directLabels, setLabel, valueAxis } from './chart.js';
import { pathData, runColour, say, svg } from './dom.js';

const WIDTH = 320;
const HEIGHT = 170;
const LEFT = 34;
const RIGHT = WIDTH - 8;
const TOP = 10;
const BOTTOM = HEIGHT - 34;

/** `plot`: {axis, x, lines: [{name, y}]}; `place` tells the colour. */
export function drawPlot(host, { plot, title, place }) {
  const root = chartFrame(host, WIDTH, HEIGHT);
  const x = linear(plot.x[0], plot.x.at(-1), LEFT, RIGHT);
  const top = roundUp(Math.max(...plot.lines.flatMap(({ y }) => y)));
  const y = linear(0, top, BOTTOM, TOP);
  root.append(
    ...valueAxis(ticks(0, top, 4), y, { left: LEFT, right: RIGHT }, tick),
    ...baseAxis(ticks(plot.x[0], plot.x.at(-1), 6), x, BOTTOM, tick),
    svg('text', { class: 'axis', x: RIGHT, y: HEIGHT - 4, 'text-anchor': 'end' }, plot.axis),
    ...plot.lines.map((line, i) => svg('path', {
      class: `curve-line dash${i} strong`, stroke: runColour(place), d: pathData(line.y.map((value, k) => [x(plot.x[k]), y(value)])),
    })),
    ...directLabels(plot.lines.map((line) => labelOf(line, plot, x, y, place)), 14, [TOP + 8, BOTTOM - 4]));
  const at = (line) => `${line.name}: ${fixed(line.y[0], 2)} … ${fixed(line.y.at(-1), 2)}`;
  setLabel(root, say('plot.label', title, plot.axis, plot.lines.map(at).join('; ')));
}

/** The name of a line stands at its higher end. */
function labelOf({ name, y: values }, { x: places }, x, y, place) {
  const rises = values.at(-1) > values[0];
  const i = Math.round((rises ? 0.78 : 0.22) * (values.length - 1));
  return { x: x(places[i]) + (rises ? -6 : 6), y: y(values[i]) - 4, text: name, colour: runColour(place), anchor: rises ? 'end' : 'start' };
}
