// /play?bench=1: draws made-up points for 120 frames a scene and writes the median time of a frame, in milliseconds, to
// <html data-bench-median-ms> for 10,000 points on four planes, data-bench-ball-ms for 2,000 on a ball that turns, and
// data-bench-force-ms for 2,000 with the force at them. Only drawing is measured; nothing is trained.

import { FIRST_LOOK, dragged } from '../../lib/arcball.js';
import { quantile } from '../../lib/scales.js';
import { byId, h, inARow, palette, say } from '../../view/dom.js';
import { drawPlane } from '../../view/plane.js';
import { inSpace, onPlane } from '../../view/planeplaces.js';
import { PointLayer } from '../../view/stamps.js';

const CLASSES = 10;
const SLOTS = Uint8Array.from({ length: CLASSES }, (_, cls) => cls);
const FRAMES = 120;
const SIDE = 340;

/** Half of them satisfied, so that both ways to draw a point are in. */
const certainty = (points) => Float32Array.from({ length: points }, (_, i) => i % 2);
const MARGIN = { lengths: [0, 0.5, 1], halfDeg: [9, 9, 9], wedgeDeg: 9 };

const SCENES = [
  { name: 'median', panes: 4, points: 2500, dim: 2 },
  { name: 'ball', panes: 1, points: 2000, dim: 3, morph: 1, margin: { ...MARGIN, certainty: certainty(2000) } },
  { name: 'force', panes: 1, points: 2000, dim: 2, margin: { ...MARGIN, certainty: certainty(2000) }, pushes: true },
];

/** A direction that turns a little with every frame; the third number, where there is one, differs from class to class. */
function direction(cls, frame, dim) {
  const turn = (2 * Math.PI * cls) / CLASSES + frame / 80;
  const up = dim === 3 ? Math.sin(2.4 * cls) : 0;
  const flat = Math.sqrt(1 - up * up);
  return [flat * Math.cos(turn), flat * Math.sin(turn), up].slice(0, dim);
}

/** Ten noisy rays; the sine of the index stands in for chance. */
function runAt(frame, pane, { points, dim }) {
  const noise = (i) => Math.sin(i * 12.9898 + pane) * 43758.5453 % 1;
  const rows = Array.from({ length: CLASSES }, (_, cls) => direction(cls, frame, dim));
  const features = new Float32Array(points * dim);
  for (let i = 0; i < points; i++) {
    const length = 0.2 + 0.75 * Math.abs(noise(i + 7919));
    for (let d = 0; d < dim; d++) features[dim * i + d] = length * (rows[i % CLASSES][d] + 0.15 * noise(i + 31 * d));
  }
  const directions = Float32Array.from(rows.flat());
  return { features, weights: directions, bias: [], directions, classMeans: [], reach: 1 };
}

function pictureAt(frame, pane, scene, layer) {
  const { points, dim, morph = 0, margin, pushes } = scene;
  const run = runAt(frame, pane, scene);
  const look = { rotation: dragged(FIRST_LOOK, frame / 30, frame / 50) };
  const labels = Uint8Array.from({ length: points }, (_, i) => i % CLASSES);
  return {
    ...(dim === 2 ? onPlane(run, morph) : inSpace(run, dim, look, morph)),
    layer, labels, slots: SLOTS, predicted: labels, margin, reach: 1, morph, marks: [],
    force: pushes && { push: run.features, full: 1 },
  };
}

function makeCanvas() {
  const canvas = h('canvas', { width: SIDE, height: SIDE });
  byId('panes').append(canvas);
  return canvas.getContext('2d', { willReadFrequently: true });
}

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** The median time of a frame in milliseconds. */
async function timeOf(scene) {
  const panes = Array.from({ length: scene.panes }, () => ({ g: makeCanvas(), layer: new PointLayer() }));
  const paint = { side: SIDE, ratio: 1, ...palette() };
  const times = [];
  for (let frame = 0; frame < FRAMES; frame++) {
    await nextFrame();
    const made = panes.map(({ layer }, pane) => () => pictureAt(frame, pane, scene, layer));
    const pictures = scene.dim === 2 ? made.map((make) => make()) : undefined;
    const start = performance.now();
    // Turning a ball is part of drawing it.
    panes.forEach(({ g }, pane) => drawPlane(g, pictures?.[pane] ?? made[pane](), paint));
    // Reading one pixel back makes the browser finish what it has only queued so far.
    for (const { g } of panes) g.getImageData(0, 0, 1, 1);
    times.push(performance.now() - start);
  }
  return quantile(times, 0.5).toFixed(2);
}

async function run() {
  const words = [];
  const found = {};
  for (const scene of SCENES) {
    found[scene.name] = await timeOf(scene);
    words.push(say(`bench.${scene.name}`, scene.panes * scene.points, found[scene.name]));
    byId('story').textContent = inARow(...words);
  }
  const { median, ball, force } = found;
  Object.assign(document.documentElement.dataset, { benchMedianMs: median, benchBallMs: ball, benchForceMs: force });
}

run();
