// <fs-map>: faces as points on a map, on a plane or on a ball, which is moved, zoomed, picked from and lassoed.
//
// Draws on the canvas that its page put into it, or on one of its own. Tells `point`, with {index, where (its place in the
// window)}, `leave`, `pick`, with an index, and `lasso`, with indices.

import { FIRST_LOOK, dragged, turned } from '../lib/arcball.js';
import { filling } from '../lib/camera.js';
import { unitRows } from '../lib/pairs.js';
import { h, isDark, say } from '../view/dom.js';
import { FaceCloud } from '../view/facecloud.js';
import { reachOf } from '../view/planeview.js';
import { ballScenery, planeScenery } from '../view/scenery.js';
import { MovingElement } from './moving.js';

const ROOM = 1.12;
const MAP_FACE = 46;
const USUAL_FACE = 32;

class FsMap extends MovingElement {
  connectedCallback() {
    this.cloud ??= this.makeCloud();
    super.connectedCallback();
  }

  makeCloud() {
    const canvas = this.querySelector('canvas') ?? h('canvas', { class: 'cloud', tabindex: 0, role: 'application' });
    this.append(canvas);
    this.rotation = FIRST_LOOK;
    this.by = 'person';
    return new FaceCloud(canvas, {
      ask: () => this.ask(),
      hover: (index, where) => this.tell('point', { index, where }),
      leave: () => this.tell('leave'),
      pick: (index) => this.tell('pick', index),
      lasso: (indices) => this.tell('lasso', indices),
      turn: (dx, dy) => this.turn(dx, dy),
    });
  }

  /** Kind: map, plane or ball. */
  setKind(kind) {
    if (this.kind === kind) return;
    this.kind = kind;
    this.cloud.turns = kind === 'ball';
    this.cloud.usualFace = kind === 'map' ? MAP_FACE : USUAL_FACE;
    this.cloud.canvas.dataset.kind = kind;
    this.clear();
    this.cloud.reset();
  }

  /**
   * Whose faces these are, or undefined: {count, names, thumbs, rowsOf(run), faceOf(person), colours(by, dark),
   * personColours(dark)}.
   */
  setCrowd(crowd) {
    this.crowd = crowd;
    this.laid = undefined;
    this.cloud.clear();
    this.cloud.setThumbs(crowd?.thumbs);
    this.recolour();
  }

  /** What colours tell: `person`, or the key of a condition or a trait. */
  colourBy(by) {
    this.by = by;
    this.recolour();
  }

  recolour() {
    if (!this.crowd) return;
    this.cloud.setColours(this.crowd.colours(this.by, isDark()));
    if (this.run) this.place(0);
  }

  /** Without anything on it; the people stay. */
  clear() {
    this.run = this.laid = undefined;
    this.cloud.clear();
    this.cloud.setScene();
  }

  /** Places on a map: x and y of each face in turn. */
  showPlaces(places, overMs) {
    this.laid = places;
    this.cloud.show(filling(places, this.cloud), { overMs });
    this.describe();
  }

  /** A run's faces on their plane or ball; with `onRim`, all at length 1. */
  showRun(run, { onRim, overMs }) {
    Object.assign(this, { run, onRim });
    this.place(overMs);
    this.describe();
  }

  get reach() {
    return this.onRim ? 1 : reachOf(this.run);
  }

  place(overMs) {
    const { run, crowd, cloud, reach } = this;
    const features = crowd.rowsOf(run);
    const rows = this.onRim ? unitRows(features, run.dim) : features;
    const scenery = {
      directions: run.directions, reach, onCircle: this.onRim, thumbs: crowd.thumbs,
      colours: crowd.personColours(isDark()), faceOf: (cls) => crowd.faceOf(cls),
    };
    if (this.kind === 'plane') {
      cloud.setScene(planeScenery(scenery));
      cloud.show(rows, { overMs, reach: reach * ROOM });
    } else {
      const { places, depths } = turned(rows, this.rotation);
      cloud.setScene(ballScenery({ ...scenery, rotation: this.rotation }));
      cloud.show(places, { overMs, reach: reach * ROOM, depths });
    }
  }

  turn(dx, dy) {
    this.rotation = dragged(this.rotation, dx / this.reach, dy / this.reach);
    this.place(0);
  }

  describe() {
    if (!this.crowd) return;
    const words = say(`faces.cloud.${this.kind}`, this.crowd.count, this.crowd.names.length);
    if (this.cloud.canvas.getAttribute('aria-label') !== words) this.cloud.canvas.setAttribute('aria-label', words);
  }

  /** Tool: move or lasso. */
  setTool(tool) {
    this.cloud.setTool(tool);
  }

  zoomBy(factor) {
    this.cloud.zoomBy(factor);
  }

  /** The whole of it again. */
  reset() {
    this.cloud.reset();
  }

  /** Lifts a face out that is pointed at elsewhere, or none (−1). */
  mark(index) {
    this.cloud.mark(index);
  }

  setPicked(index) {
    this.cloud.setPicked(index);
  }

  select(indices) {
    this.cloud.select(indices);
  }

  /** Places on the map as they were given, x and y of each face in turn; undefined while there are none. */
  get places() {
    return this.laid;
  }

  isSelected(index) {
    return Boolean(this.cloud.selected?.has(index));
  }

  frame(now, colours) {
    return this.cloud.frame(now, colours);
  }
}

customElements.define('fs-map', FsMap);
