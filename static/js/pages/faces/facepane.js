// One run's faces: its live map, its plane or its ball, with a title of its own where there are two.

import { fixed } from '../../lib/format.js';
import { say } from '../../view/dom.js';
import '../../widgets/map.js';
import { FaceMap } from './facemap.js';

/** How long the map takes from one layout to the next. */
const LAYOUT_MS = 160;

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
    this.title = element.querySelector('.pane-title');
    this.empty = element.querySelector('.cloud-empty');
    this.state = element.querySelector('.pane-state');
    this.picture = element.querySelector('fs-map');
    this.picture.addEventListener('point', ({ detail }) => on.hover(detail.index, detail.where));
    this.picture.addEventListener('leave', () => on.leave());
    this.picture.addEventListener('pick', ({ detail }) => on.pick(detail));
    this.picture.addEventListener('lasso', ({ detail }) => on.lasso(detail));
    this.live = new FaceMap({ layout: (layout) => this.showLayout(layout), trouble: on.trouble });
  }

  setKind(kind) {
    if (this.kind === kind) return;
    this.kind = kind;
    this.picture.setKind(kind);
    if (kind !== 'map') this.stopMap();
  }

  stopMap() {
    this.live.stop();
    this.followed = undefined;
    this.state.textContent = '';
  }

  setCrowd(crowd) {
    this.picture.setCrowd(crowd);
    this.picture.colourBy(this.view.colour);
  }

  /** Without a run; the people stay. */
  forget() {
    this.stopMap();
    this.run = this.past = undefined;
    this.element.classList.remove('past');
    this.picture.clear();
  }

  clear() {
    this.forget();
    this.picture.setCrowd(undefined);
  }

  /** `past`: the words in its place, if any; `from`: {overMs, isLive, id and number of the run in the experiment}. */
  showMoment(run, past, { overMs, isLive, id, number }) {
    Object.assign(this, { run, past });
    this.element.classList.toggle('past', Boolean(past));
    this.setKind(kindOf(run.dim));
    if (this.kind !== 'map') {
      this.picture.showRun(run, { onRim: this.view.view === 'circle', overMs });
    } else if (this.followed !== `${id}/${number}`) {
      this.followed = `${id}/${number}`;
      this.live.follow(id, { run: number, source: this.view.source, perplexity: this.view.perplexity ?? '' });
    } else if (!isLive) {
      const then = this.live.at(run.step);
      if (then) this.picture.showPlaces(then.places, overMs);
    } else if (!this.isLive && this.live.newest) {
      this.picture.showPlaces(this.live.newest.places, overMs);
    }
    this.isLive = isLive;
  }

  showLayout(layout) {
    const { places, kl, iteration, source } = layout;
    if (this.kind === 'map' && this.isLive !== false) this.picture.showPlaces(places, LAYOUT_MS);
    if (source === this.view.source) this.state.textContent = say('faces.map.state', fixed(kl, 2), iteration);
    this.on.layout(layout);
  }
}
