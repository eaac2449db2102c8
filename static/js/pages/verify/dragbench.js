// /verify?bench=1: drags the threshold over 100,000 made-up pairs for 240 frames, with everything that follows it on the page,
// panels, verdict and map, and writes to <html>: data-bench-median-ms and data-bench-p95-ms, the time from the start of a
// frame until it is drawn, and data-bench-late, the share of frames that took longer than a screen of 60 Hz waits. Nothing is
// asked of the server while it drags.

import * as api from '../../app/api.js';
import { openDecide } from './decide.js';
import { Decision } from './decision.js';
import { quantile } from '../../lib/scales.js';
import { Threshold } from '../../lib/threshold.js';
import { pairText, readPair } from '../../lib/twofaces.js';
import { Neighbourhood } from './neighbourhood.js';
import { PageState } from '../../app/state.js';
import { byId, debounce } from '../../view/dom.js';

const PEOPLE = 45;
const SHOTS = 10;
const IMAGES = PEOPLE * SHOTS; // 450 · 449 / 2 = 101,025 pairs
const FRAMES = 240;
const PICTURE = '/static/icon.svg';
const FRAME_MS = 1000 / 60;

/** As many as a model's map shows, and as long a walk. */
const STRANGERS = { people: 40, pictures: 6, dim: 64, walk: 80 };

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

/** Unit vectors around one each: a map's people, or a walk. */
function bunch(chance, count) {
  const unit = (vector) => vector.map((value) => value / Math.hypot(...vector));
  const middle = Array.from({ length: STRANGERS.dim }, () => chance() - 0.5);
  return Array.from({ length: count }, () => unit(middle.map((value) => value + 0.4 * (chance() - 0.5))));
}

/** The two faces a newcomer meets, with all that follows the threshold beside the panels; answers what a move of it does. */
async function twoFaces(threshold) {
  const chance = dice();
  const knobs = await api.paperKnobs();
  const pair = readPair('', knobs);
  const neighbourhood = new Neighbourhood(() => {});
  byId('map-box').hidden = false;
  neighbourhood.setPeople(Array.from({ length: STRANGERS.people }, () => bunch(chance, STRANGERS.pictures)));
  const [enrolled, ...walk] = bunch(chance, 1 + STRANGERS.walk);
  for (const atDoor of walk) neighbourhood.move('made', { photo: true }, enrolled, atDoor, null);
  const result = { angleDeg: 45, cos: Math.SQRT1_2, d2: 2 - Math.SQRT2 };
  const decision = new Decision({ knobs, persons: new Map(), neighbourhood, gatekeeper: {} },
    () => ({ pair, result, thresholdDeg: threshold.angleDeg }));
  const page = new PageState();
  const remember = debounce(() => page.write(page.read(), pairText(pair)), 150);
  return (angleDeg) => {
    pair.threshold = angleDeg;
    decision.follow();
    remember();
  };
}

async function run() {
  const threshold = new Threshold(45);
  const decide = openDecide(threshold, {
    retrain() {}, trouble() {}, gateMoved() {}, usual() {}, beside: { others: () => [], choice: 'nothing', changed() {}, trouble() {} },
  });
  decide.showMade(made());
  decide.setCurrent({ angleDeg: 45, same: true });
  threshold.listen(await twoFaces(threshold));
  const times = [];
  for (let frame = 0; frame < FRAMES; frame++) {
    const start = await new Promise((resolve) => requestAnimationFrame(() => resolve(performance.now())));
    threshold.set(45 + 30 * Math.sin(frame / 20));
    await painted();
    times.push(performance.now() - start);
  }
  const { dataset } = document.documentElement;
  dataset.benchP95Ms = quantile(times, 0.95).toFixed(2);
  dataset.benchLate = (times.filter((time) => time > FRAME_MS).length / times.length).toFixed(3);
  dataset.benchMedianMs = quantile(times, 0.5).toFixed(2);
  byId('pairs-what').textContent = `${dataset.benchMedianMs} ms, ${dataset.benchP95Ms} ms, ${dataset.benchLate}`;
}

run();
