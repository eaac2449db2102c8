// The picture in the middle of /faces: a live map, a plane or a ball, and what can be done with it.

import { FIRST_LOOK, dragged, turned } from './lib/arcball.js';
import { fixed } from './lib/format.js';
import { lengthOf } from './lib/angles.js';
import { unitRows } from './lib/pairs.js';
import { quantile } from './lib/scales.js';
import { FaceMap } from './facemap.js';
import { byId, h, say } from './view/dom.js';
import { FaceCloud } from './view/facecloud.js';
import { hideFaceCard, showFaceCard } from './view/faceparts.js';
import { ballScenery, planeScenery } from './view/scenery.js';

const ROOM = 1.12;

/** A map for many dimensions, else a plane or a ball. */
export const kindOf = (dim) => ({ 2: 'plane', 3: 'ball' })[dim] ?? 'map';

export class FacePicture {
  /** `view`: the page's; `on`: {changed(changes of the view), pick(index), circled(indices), trouble(error)}. */
  constructor(view, on) {
    this.view = view;
    this.on = on;
    this.rotation = FIRST_LOOK;
    this.cloud = new FaceCloud(byId('cloud'), {
      hover: (index, where) => this.hover(index, where),
      leave: hideFaceCard,
      pick: on.pick,
      lasso: (indices) => this.showSelection(indices),
      turn: (dx, dy) => this.turn(dx, dy),
    });
    this.map = new FaceMap({ layout: (layout) => this.showLayout(layout), trouble: (sentence) => this.mapTrouble(sentence) });
    this.wire();
    this.setKind('map');
  }

  wire() {
    const { cloud } = this;
    byId('tool-move').onclick = () => this.setTool('move');
    byId('tool-lasso').onclick = () => this.setTool('lasso');
    byId('tool-closer').onclick = () => cloud.zoomBy(1.5);
    byId('tool-farther').onclick = () => cloud.zoomBy(1 / 1.5);
    byId('tool-whole').onclick = () => cloud.reset();
    if (this.view.perplexity !== null) byId('perplexity').value = this.view.perplexity;
    byId('perplexity').onchange = () => this.setPerplexity(byId('perplexity').value);
    byId('map-restart').onclick = () => this.map.steer({ restart: true });
    byId('colour').onchange = ({ target }) => {
      this.on.changed({ colour: target.value });
      this.setColours(this.palette);
    };
    for (const name of ['source', 'view']) {
      for (const button of document.querySelectorAll(`[data-${name}]`)) {
        button.onclick = () => this.choose(name, button.dataset[name]);
      }
    }
  }

  setTool(tool) {
    this.cloud.setTool(tool);
    for (const name of ['move', 'lasso']) byId(`tool-${name}`).setAttribute('aria-pressed', String(name === tool));
  }

  choose(name, value) {
    this.on.changed({ [name]: value });
    this.showSwitches();
    if (name !== 'source' || !this.map.isFollowing) return;
    this.map.steer({ source: value });
    byId('map-state').textContent = say('faces.map.waiting'); // pixels take the server a few seconds
  }

  setPerplexity(text) {
    if (/^\d{1,9}$/.test(text)) this.on.changed({ perplexity: Number(text) });
    this.map.steer({ perplexity: Number(text) });
  }

  setKind(kind) {
    if (this.kind === kind) return;
    this.kind = kind;
    byId('sources').hidden = byId('map-bar').hidden = kind !== 'map';
    byId('views').hidden = kind === 'map';
    byId('views').lastElementChild.textContent = say(`faces.view.${kind === 'ball' ? 'ball' : 'circle'}`);
    this.cloud.turns = kind === 'ball';
    this.cloud.usualFace = kind === 'map' ? 46 : 32;
    this.cloud.canvas.dataset.kind = kind;
    this.cloud.clear();
    if (this.crowd) this.showSelection([]);
    this.cloud.reset();
    this.cloud.setScene();
    if (kind !== 'map') this.stopMap();
    this.showSwitches();
  }

  stopMap() {
    this.map.stop();
    this.followed = undefined;
  }

  showSwitches() {
    for (const name of ['source', 'view']) {
      for (const button of document.querySelectorAll(`[data-${name}]`)) {
        button.setAttribute('aria-pressed', String(button.dataset[name] === this.view[name]));
      }
    }
  }

  setCrowd(crowd, palette) {
    this.crowd = crowd;
    this.cloud.clear();
    this.cloud.setThumbs(crowd.thumbs);
    const usual = byId('colour').options[0];
    const group = (name, scales) => scales.length && h('optgroup', { label: say(`faces.colour.${name}`) },
      scales.map(({ key, label }) => h('option', { value: key, textContent: label })));
    byId('colour').replaceChildren(...[usual, group('conditions', crowd.conditions), group('traits', crowd.traits)].filter(Boolean));
    byId('colour').value = this.view.colour;
    if (byId('colour').selectedIndex < 0) byId('colour').value = 'person';
    this.setColours(palette);
  }

  setColours(palette) {
    this.palette = palette;
    if (this.crowd) this.cloud.setColours(this.crowd.colours(this.view.colour, palette.dark));
    if (this.run && this.kind !== 'map') this.place(0);
  }

  setPicked(index) {
    this.cloud.setPicked(index);
  }

  clear() {
    this.stopMap();
    this.crowd = undefined;
    this.run = undefined;
    this.cloud.clear();
    this.cloud.setThumbs(undefined);
    this.showSelection([]);
    byId('map-state').textContent = '';
    byId('map-error').textContent = '';
  }

  /** `from`: {overMs, isLive, id and run of the experiment}. */
  showMoment(run, { overMs, isLive, id, run: number }) {
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

  showLayout({ places, kl, iteration, perplexity, source }) {
    if (this.kind === 'map' && this.isLive !== false) this.cloud.show(places, { overMs: 160 });
    if (source === this.view.source) byId('map-state').textContent = say('faces.map.state', fixed(kl, 2), iteration);
    if (document.activeElement !== byId('perplexity') && !byId('map-error').textContent) byId('perplexity').value = Math.round(10 * perplexity) / 10;
  }

  mapTrouble(sentence) {
    byId('map-error').textContent = sentence;
  }

  hover(index, where) {
    showFaceCard(this.crowd, [index], this.crowd.about(index), where);
  }

  showSelection(indices) {
    const people = new Set(indices.map((index) => this.crowd.persons[index]));
    byId('selection').textContent = indices.length ? say('faces.selection', indices.length, people.size) : '';
    this.on.circled(indices);
  }

  /** Whether there is a map on screen whose coordinates can be told. */
  get hasMap() {
    return this.kind === 'map' && Boolean(this.crowd && this.cloud.target);
  }

  /** The coordinates on screen as a table: point, person, x, y and whether the point is circled. */
  coordinates() {
    const { target, selected } = this.cloud;
    return this.crowd.persons.map((_, point) => [
      point, this.crowd.name(point), target[2 * point], target[2 * point + 1], selected?.has(point) ? 1 : 0,
    ]);
  }

  describe() {
    if (!this.crowd) return;
    this.cloud.canvas.setAttribute('aria-label', say(`faces.cloud.${this.kind}`, this.crowd.count, this.crowd.names.length));
  }

  frame(now, palette) {
    this.cloud.frame(now, palette);
  }
}

/** The feature length at the rim: nearly all are shorter. */
function reachOf(run) {
  const lengths = new Float32Array(run.features.length / run.dim);
  for (let i = 0; i < lengths.length; i++) lengths[i] = lengthOf(run.features, run.dim, i);
  return quantile(lengths, 0.99) * 1.04 || 1;
}
