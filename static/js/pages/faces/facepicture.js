// The pictures in the middle of /faces, one or two side by side, and what they share: switches, tools, colours,
// the face pointed at, the faces circled.

import { FacePane, kindOf } from './facepane.js';
import { byId, h, inARow, say } from '../../view/dom.js';
import { hideFaceCard, moveFaceCard, showFaceCard } from '../../view/faceparts.js';

export class FacePicture {
  /**
   * `view`: the page's; `on`: {changed(changes of the view), pick(index), circled(indices), select(place),
   * duplicate(place), remove(place)}.
   */
  constructor(view, on) {
    this.view = view;
    this.on = on;
    this.troubles = [];
    this.lookedAt = 0;
    this.panes = [...document.querySelectorAll('[data-pane]')].map((element, place) => this.make(element, place));
    this.shown = this.panes.slice(0, 1);
    this.wire();
  }

  make(element, place) {
    const pane = new FacePane(element, this.view, {
      hover: (index, where) => this.hover(place, index, where),
      leave: () => this.leave(place),
      pick: this.on.pick,
      lasso: (indices) => this.showSelection(indices),
      layout: ({ perplexity }) => this.showMapState(place, perplexity),
      trouble: (sentence) => this.mapTrouble(place, sentence),
    });
    element.style.setProperty('--own', `var(--run${place})`);
    pane.title.onclick = () => this.on.select(place);
    element.querySelector('.pane-duplicate').onclick = () => this.on.duplicate(place);
    element.querySelector('.pane-remove').onclick = () => this.on.remove(place);
    return pane;
  }

  wire() {
    const pictures = (action) => () => this.panes.forEach(({ picture }) => action(picture));
    byId('tool-move').onclick = () => this.setTool('move');
    byId('tool-lasso').onclick = () => this.setTool('lasso');
    byId('tool-closer').onclick = pictures((picture) => picture.zoomBy(1.5));
    byId('tool-farther').onclick = pictures((picture) => picture.zoomBy(1 / 1.5));
    byId('tool-whole').onclick = pictures((picture) => picture.reset());
    if (this.view.perplexity !== null) byId('perplexity').value = this.view.perplexity;
    byId('perplexity').onchange = () => this.setPerplexity(byId('perplexity').value);
    byId('map-restart').onclick = () => this.steer({ restart: true });
    byId('colour').onchange = ({ target }) => {
      this.on.changed({ colour: target.value });
      this.colour();
    };
    for (const name of ['source', 'view']) {
      for (const button of document.querySelectorAll(`[data-${name}]`)) {
        button.onclick = () => this.choose(name, button.dataset[name]);
      }
    }
  }

  setTool(tool) {
    for (const { picture } of this.panes) picture.setTool(tool);
    for (const name of ['move', 'lasso']) byId(`tool-${name}`).setAttribute('aria-pressed', String(name === tool));
  }

  steer(wish) {
    for (const { live } of this.panes) live.steer({ ...wish });
  }

  choose(name, value) {
    this.on.changed({ [name]: value });
    this.showSwitches();
    if (name !== 'source') return;
    this.steer({ source: value });
    for (const { state } of this.panes.filter((pane) => pane.live.isFollowing)) {
      state.textContent = say('faces.map.waiting'); // pixels take the server a few seconds
    }
    this.showMapState(this.lookedAt);
  }

  setPerplexity(text) {
    if (/^\d{1,9}$/.test(text)) this.on.changed({ perplexity: Number(text) });
    this.steer({ perplexity: Number(text) });
  }

  /** One pane per run: [{title, dim}]; `selected` is the place of the one being set up, `lookedAt` of the one that all else is about. */
  setRuns(runs, { selected, lookedAt }) {
    const before = this.kinds;
    this.lookedAt = lookedAt;
    this.shown = this.panes.slice(0, runs.length);
    const isAlone = runs.length === 1;
    byId('clouds').dataset.count = runs.length;
    this.panes.forEach((pane, place) => {
      const run = runs[place];
      pane.element.hidden = !run;
      if (!run) {
        pane.forget();
        return;
      }
      pane.setKind(kindOf(run.dim));
      pane.element.querySelector('header').hidden = isAlone;
      pane.element.classList.toggle('selected', place === selected && !isAlone);
      pane.title.textContent = run.title;
      pane.title.setAttribute('aria-pressed', String(place === selected));
      pane.element.querySelector('.pane-duplicate').hidden = runs.length >= this.panes.length;
      for (const tool of ['remove', 'duplicate']) {
        pane.element.querySelector(`.pane-${tool}`).setAttribute('aria-label', say(`runs.${tool}`, run.title));
      }
    });
    if (this.kinds === before) this.showSwitches();
    else this.kindsChanged();
    this.showMapState(lookedAt);
  }

  get kinds() {
    return this.shown.map(({ kind }) => kind).join();
  }

  kindsChanged() {
    this.showSwitches();
    if (this.crowd) this.showSelection([]);
  }

  /** Maps are compared by something and laid out; planes and balls are looked at one way or the other. */
  showSwitches() {
    const kinds = new Set(this.shown.map(({ kind }) => kind));
    byId('sources').hidden = byId('map-bar').hidden = !kinds.has('map');
    byId('views').hidden = kinds.size === 1 && kinds.has('map');
    byId('views').lastElementChild.textContent = say(`faces.view.${kinds.has('plane') ? 'circle' : 'ball'}`);
    for (const name of ['source', 'view']) {
      for (const button of document.querySelectorAll(`[data-${name}]`)) {
        button.setAttribute('aria-pressed', String(button.dataset[name] === this.view[name]));
      }
    }
  }

  setCrowd(crowd) {
    this.crowd = crowd;
    for (const pane of this.panes) pane.setCrowd(crowd);
    const usual = byId('colour').options[0];
    const group = (name, scales) => scales.length && h('optgroup', { label: say(`faces.colour.${name}`) },
      scales.map(({ key, label }) => h('option', { value: key, textContent: label })));
    byId('colour').replaceChildren(...[usual, group('conditions', crowd.conditions), group('traits', crowd.traits)].filter(Boolean));
    byId('colour').value = this.view.colour;
    if (byId('colour').selectedIndex < 0) byId('colour').value = 'person';
  }

  colour() {
    for (const { picture } of this.panes) picture.colourBy(this.view.colour);
  }

  setPicked(index) {
    for (const { picture } of this.panes) picture.setPicked(index);
  }

  clear() {
    for (const pane of this.panes) pane.clear();
    this.crowd = undefined;
    this.troubles = [];
    this.showSelection([]);
    byId('map-state').textContent = '';
    byId('map-error').textContent = '';
  }

  /**
   * `shown`: [{place, origin, run}]; `pasts`: by place, the words in place of what an earlier one shows as well; `from`:
   * {overMs, isLive, id of the experiment}.
   */
  showMoment(shown, pasts, from) {
    const before = this.kinds;
    for (const { place, origin, run } of shown) this.panes[place].showMoment(run, pasts[place], { ...from, number: origin });
    this.shown.filter((pane, i) => pane.run && !shown.some(({ place }) => place === i)).forEach((pane) => pane.forget());
    if (this.kinds !== before) this.kindsChanged();
  }

  /** What stands where a run has nothing to show yet. */
  showEmpty(words) {
    for (const { run, past, empty } of this.shown) {
      const said = run ? past : words;
      empty.hidden = !said;
      if (said && empty.textContent !== said) empty.textContent = said;
    }
  }

  showMapState(place, perplexity = undefined) {
    if (place !== this.lookedAt) return;
    byId('map-state').textContent = this.panes[place].state.textContent;
    if (!perplexity || document.activeElement === byId('perplexity') || byId('map-error').textContent) return;
    byId('perplexity').value = Math.round(10 * perplexity) / 10;
  }

  /** Both maps are steered alike, so both often say the same. */
  mapTrouble(place, sentence) {
    this.troubles[place] = sentence;
    byId('map-error').textContent = inARow(...new Set(this.troubles));
  }

  /** The same face is marked in every picture; its card stands where it is pointed at. */
  hover(place, index, where) {
    const face = `${place}/${index}`;
    if (face === this.hovered) {
      moveFaceCard(where);
      return;
    }
    this.hovered = face;
    this.mark(place, index);
    showFaceCard(this.crowd, [index], this.crowd.about(index), where);
  }

  leave(place) {
    this.hovered = undefined;
    this.mark(place, -1);
    hideFaceCard();
  }

  mark(except, index) {
    this.panes.forEach(({ picture }, place) => place !== except && picture.mark(index));
  }

  showSelection(indices) {
    for (const { picture } of this.panes) picture.select(indices);
    const people = new Set(indices.map((index) => this.crowd.persons[index]));
    byId('selection').textContent = indices.length ? say('faces.selection', indices.length, people.size) : '';
    this.on.circled(indices);
  }

  /** Whether there is a map of the run looked at on screen whose coordinates can be told. */
  get hasMap() {
    const { kind, picture } = this.panes[this.lookedAt];
    return kind === 'map' && Boolean(this.crowd && picture.places);
  }

  /** The coordinates on screen as a table: point, person, x, y and whether the point is circled. */
  coordinates() {
    const { picture } = this.panes[this.lookedAt];
    return this.crowd.persons.map((_, point) => [
      point, this.crowd.name(point), picture.places[2 * point], picture.places[2 * point + 1], picture.isSelected(point) ? 1 : 0,
    ]);
  }
}
