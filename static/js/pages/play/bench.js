// /play?bench=1: draws 10,000 made-up points for 120 frames and writes the median time of a frame, in
// milliseconds, to <html data-bench-median-ms>. Only drawing is measured; nothing is trained.

import { placePoints } from '../../lib/geometry.js';
import { quantile } from '../../lib/scales.js';
import { byId, palette, say } from '../../view/dom.js';
import { drawPlane } from '../../view/plane.js';
import { PointLayer } from '../../view/stamps.js';

const PANES = 4;
const POINTS = 2500;
const CLASSES = 10;
const FRAMES = 120;
const SIDE = 340;

/** Ten noisy rays that turn a little with every frame; the sine of the index stands in for chance. */
function pictureAt(frame, pane, reused) {
  const { points, labels, directions } = reused;
  const noise = (i) => Math.sin(i * 12.9898 + pane) * 43758.5453 % 1;
  for (let cls = 0; cls < CLASSES; cls++) {
    const turn = (2 * Math.PI * cls) / CLASSES + frame / 80;
    directions[2 * cls] = Math.cos(turn);
    directions[2 * cls + 1] = Math.sin(turn);
  }
  for (let i = 0; i < POINTS; i++) {
    labels[i] = i % CLASSES;
    const turn = (2 * Math.PI * labels[i]) / CLASSES + frame / 80 + 0.2 * noise(i);
    const length = 0.2 + 0.75 * Math.abs(noise(i + 7919));
    points[2 * i] = Math.cos(turn) * length;
    points[2 * i + 1] = Math.sin(turn) * length;
  }
  placePoints(points, 1, 0, reused.placed);
  return { ...reused, weights: directions, bias: [], reach: 1, morph: 0, flat: true, marks: [] };
}

function arrays() {
  return {
    layer: new PointLayer(),
    points: new Float32Array(2 * POINTS),
    placed: new Float32Array(2 * POINTS),
    labels: new Uint8Array(POINTS),
    directions: new Float32Array(2 * CLASSES),
  };
}

function makeCanvas() {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = SIDE;
  byId('panes').append(canvas);
  return canvas.getContext('2d', { willReadFrequently: true });
}

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

async function run() {
  const contexts = Array.from({ length: PANES }, makeCanvas);
  const reused = contexts.map(arrays);
  const paint = { side: SIDE, ratio: 1, ...palette() };
  const times = [];
  for (let frame = 0; frame < FRAMES; frame++) {
    await nextFrame();
    const pictures = reused.map((own, pane) => pictureAt(frame, pane, own));
    const start = performance.now();
    contexts.forEach((g, pane) => drawPlane(g, pictures[pane], paint));
    // Reading one pixel back makes the browser finish what it has only queued so far.
    for (const g of contexts) g.getImageData(0, 0, 1, 1);
    times.push(performance.now() - start);
  }
  const median = quantile(times, 0.5);
  document.documentElement.dataset.benchMedianMs = median.toFixed(2);
  byId('story').textContent = say('bench.done', PANES * POINTS, median.toFixed(2));
}

run();
