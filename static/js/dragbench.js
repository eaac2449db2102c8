// /verify?bench=1: drags the threshold over 100,000 made-up pairs for 240 frames, with every panel on the page, and writes
// to <html>: data-bench-median-ms, the time from the start of a frame until it is drawn, and data-bench-late, the share of
// frames that came more than 20 ms after the one before. Nothing is asked of the server.

import { openDecide } from './decide.js';
import { quantile } from './lib/scales.js';
import { Threshold } from './lib/threshold.js';
import { byId } from './view/dom.js';

const PEOPLE = 45;
const SHOTS = 10;
const IMAGES = PEOPLE * SHOTS; // 450 · 449 / 2 = 101,025 pairs
const FRAMES = 240;
const PICTURE = '/static/icon.svg';

/** The same numbers every time (Park and Miller's generator). */
function dice() {
  let state = 1;
  return () => (state = (state * 16807) % 2147483647) / 2147483647;
}

function pairs() {
  const chance = dice();
  const bell = () => chance() + chance() + chance() - 1.5;
  const all = [];
  for (let i = 0; i < IMAGES; i++) {
    for (let j = i + 1; j < IMAGES; j++) {
      const same = Math.floor(i / SHOTS) === Math.floor(j / SHOTS);
      all.push({ i, j, same, angle: same ? 25 + 25 * bell() : 70 + 25 * bell() });
    }
  }
  all.sort((a, b) => a.angle - b.angle);
  return {
    angle: Float32Array.from(all, ({ angle }) => Math.max(0, angle)), first: Uint16Array.from(all, ({ i }) => i),
    second: Uint16Array.from(all, ({ j }) => j), same: Uint8Array.from(all, ({ same }) => (same ? 1 : 0)),
  };
}

function made() {
  const chance = dice();
  const each = () => Float32Array.from({ length: IMAGES }, chance);
  const angles = (n, middle) => Float32Array.from({ length: n }, () => middle + 30 * (chance() - 0.5)).sort();
  const causes = ['none', 'dark', 'side', 'mask', 'sunglasses', 'laughing', 'turned', 'blurred'];
  return {
    data: {
      ...pairs(), images: IMAGES, drawn: true, conditions: 'varied', eer: 0.05, eerAngleDeg: 45, auc: 0.98, smallestFar: 3e-5,
      people: Array.from({ length: PEOPLE }, (_, p) => `p${p}`), person: Uint16Array.from({ length: IMAGES }, (_, i) => Math.floor(i / SHOTS)),
      faces: { columns: 25, rows: 18, side: 64, url: PICTURE }, quality: each(), yaw: each(), pitch: each(), dark: each(), light: each(), cover: each(), blur: each(), smile: each(),
      purposes: [{ key: 'phone', angleDeg: 40, falseAccept: 1000, falseReject: 1, strangers: 0.01 }], calibration: { people: [22, 23], rows: [] },
    },
    causes: {
      people: PEOPLE, shots: 4, examples: 3, drawn: true, faces: { columns: 25, rows: 1, side: 64, url: PICTURE }, causes,
      ...Object.fromEntries(causes.flatMap((key) => [[`same-${key}`, angles(240, 35)], [`different-${key}`, angles(14160, 80)]])),
    },
  };
}

/** Resolves once what a frame has changed has been laid out and painted: a message waits until then. */
function painted() {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = resolve;
    port2.postMessage(null);
  });
}

async function run() {
  const threshold = new Threshold(45);
  const decide = openDecide(threshold, { retrain() {}, trouble() {}, gateMoved() {}, usual() {} });
  decide.showMade(made());
  const times = [];
  const gaps = [];
  let before;
  for (let frame = 0; frame < FRAMES; frame++) {
    const start = await new Promise((resolve) => requestAnimationFrame(() => resolve(performance.now())));
    threshold.set(45 + 30 * Math.sin(frame / 20));
    await painted();
    times.push(performance.now() - start);
    if (before) gaps.push(start - before);
    before = start;
  }
  const { dataset } = document.documentElement;
  dataset.benchLate = (gaps.filter((gap) => gap > 20).length / gaps.length).toFixed(3);
  dataset.benchMedianMs = quantile(times, 0.5).toFixed(2);
  byId('pairs-what').textContent = `${dataset.benchMedianMs} ms`;
}

run();
