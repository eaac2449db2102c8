// One run's faces: its live map, its plane or its ball, with a title of its own where there are two.

import { FIRST_LOOK, dragged, turned } from '../../lib/arcball.js';
import { fixed } from '../../lib/format.js';
import { unitRows } from '../../lib/pairs.js';
import { FaceMap } from './facemap.js';
import { say } from '../../view/dom.js';
import { FaceCloud } from '../../view/facecloud.js';
import { reachOf } from '../../view/planeview.js';
import { ballScenery, planeScenery } from '../../view/scenery.js';

const ROOM = 1.12;

/** A map for many dimensions, else a plane or a ball. */
export const kindOf = (dim) => ({ 2: 'plane', 3: 'ball' })[dim] ?? 'map';

export class FacePane {
  /**
   * `view`: the page's; `on`: {hover(index, where), leave(), pick(index), lasso(indices), layout(layout),
   * trouble(sentence)}.
   */
  constructor(element, view, on) {
    this.element = element;
    this.view = view;
    this.on = on;
    this.rotation = FIRST_LOOK;
    this.title = element.querySelector('.pane-title');
    this.empty = element.querySelector('.cloud-empty');
    this.state = element.querySelector('.pane-state');
    this.cloud = new FaceCloud(element.querySelector('canvas'), {
      hover: on.hover, leave: on.leave, pick: on.pick, lasso: on.lasso, turn: (dx, dy) => this.turn(dx, dy),
    });
    this.map = new FaceMap({ layout: (layout) => this.showLayout(layout), trouble: on.trouble });
  }

  setKind(kind) {
    if (this.kind === kind) return;
    this.kind = kind;
    this.cloud.turns = kind === 'ball';
    this.cloud.usualFace = kind === 'map' ? 46 : 32;
    this.cloud.canvas.dataset.kind = kind;
    this.cloud.clear();
    this.cloud.reset();
    this.cloud.setScene();
    if (kind !== 'map') this.stopMap();
  }

  stopMap() {
    this.map.stop();
    this.followed = undefined;
    this.state.textContent = '';
  }

  setCrowd(crowd) {
    this.crowd = crowd;
    this.cloud.clear();
    this.cloud.setThumbs(crowd.thumbs);
  }

  setColours(palette) {
    this.palette = palette;
    if (this.crowd) this.cloud.setColours(this.crowd.colours(this.view.colour, palette.dark));
    if (this.run && this.kind !== 'map') this.place(0);
  }

  /** Without a run; the people stay. */
  forget() {
    this.stopMap();
    this.run = undefined;
    this.cloud.clear();
    this.cloud.setScene();
  }

  clear() {
    this.forget();
    this.crowd = undefined;
    this.cloud.setThumbs(undefined);
  }

  /** `from`: {overMs, isLive, id and number of the run in the experiment}. */
  showMoment(run, { overMs, isLive, id, number }) {
    this.run = run;
    this.setKind(kindOf(run.dim));
    if (this.kind !== 'map') {
      this.place(overMs);
    } else if (this.followed !== `${id}/${number}`) {
      this.followed = `${id}/${number}`;
      this.map.follow(id, { run: number, source: this.view.source, perplexity: this.view.perplexity ?? '' });
    } else if (!isLive) {
      const then = this.map.at(run.step);
      if (then) this.cloud.show(then.places, { overMs });
    } else if (!this.isLive && this.map.newest) {
      this.cloud.show(this.map.newest.places, { overMs });
    }
    this.isLive = isLive;
    this.describe();
  }

  /** Plane and ball follow from the features themselves. */
  place(overMs) {
    const { run, crowd } = this;
    const onRim = this.view.view === 'circle';
    const features = crowd.rowsOf(run);
    const rows = onRim ? unitRows(features, run.dim) : features;
    const reach = onRim ? 1 : reachOf(run);
    const scenery = {
      directions: run.directions, reach, onCircle: onRim, thumbs: crowd.thumbs,
      colours: crowd.personColours(this.palette.dark), faceOf: (cls) => crowd.faceOf(cls),
    };
    if (this.kind === 'plane') {
      this.cloud.setScene(planeScenery(scenery));
      this.cloud.show(rows, { overMs, reach: reach * ROOM });
    } else {
      const { places, depths } = turned(rows, this.rotation);
      this.cloud.setScene(ballScenery({ ...scenery, rotation: this.rotation }));
      this.cloud.show(places, { overMs, reach: reach * ROOM, depths });
    }
  }

  turn(dx, dy) {
    const reach = this.view.view === 'circle' ? 1 : reachOf(this.run);
    this.rotation = dragged(this.rotation, dx / reach, dy / reach);
    this.place(0);
  }

  showLayout(layout) {
    const { places, kl, iteration, source } = layout;
    if (this.kind === 'map' && this.isLive !== false) this.cloud.show(places, { overMs: 160 });
    if (source === this.view.source) this.state.textContent = say('faces.map.state', fixed(kl, 2), iteration);
    this.on.layout(layout);
  }

  describe() {
    if (!this.crowd) return;
    this.cloud.canvas.setAttribute('aria-label', say(`faces.cloud.${this.kind}`, this.crowd.count, this.crowd.names.length));
  }
}
