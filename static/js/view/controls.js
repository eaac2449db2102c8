// The experiment's controls, all generated from the catalogue: losses, their knobs, everything else.

import { byId, h, inARow, say, svg } from './dom.js';
import { makeField } from './field.js';
import { RecipeMenu } from './recipes.js';

/** Shown at once; the rest waits under "Training settings". */
const FIRST = ['net', 'dim', 'epochs', 'data', 'classes', 'seed'];

/** A loss as a small picture: {paths: [{look, d}]}, as the server draws it in a box of 48 × 32. */
function lossIcon({ paths }) {
  return svg('svg', { class: 'icon', viewBox: '0 0 48 32', 'aria-hidden': 'true' }, paths.map(({ look, d }) => svg('path', { class: look, d })));
}

/** What digits have a use for. */
const digitsOnly = (info) => (info.faces ? null : info);

export class Controls {
  /**
   * `on`: {select(run), loss(key), knob(key, text), field(key, text), recipe(settings)}; `first`: keys of the fields shown at once;
   * `adapt(info)`: a field as this page offers it, or null when it has no use for it; `recipes`: whether it offers those.
   */
  constructor(catalogue, on, { first = FIRST, adapt = digitsOnly, recipes = false } = {}) {
    this.catalogue = catalogue;
    this.on = on;
    this.first = first;
    this.adapt = adapt;
    this.fields = new Map();
    this.knobs = new Map();
    this.makeLosses();
    this.makeFields();
    if (recipes) this.makeRecipes();
    byId('experiment').addEventListener('submit', (event) => event.preventDefault());
    byId('experiment').inert = true; // until it shows what is set there is nothing to be changed
  }

  makeLosses() {
    const families = new Set(this.catalogue.losses.map(({ family }) => family));
    byId('losses').replaceChildren(...[...families].map((family) =>
      h('div', { class: 'family', role: 'group', 'aria-label': family },
        h('p', { class: 'family-name', 'aria-hidden': 'true', textContent: family }),
        ...this.catalogue.losses.filter((loss) => loss.family === family).map((loss) => this.makeLoss(loss)))));
  }

  makeLoss(loss) {
    return h('label', { class: 'loss', title: `${loss.summary}\n\n${loss.icon.words}` },
      h('input', { type: 'radio', name: 'loss', value: loss.key, title: loss.icon.words, onchange: () => this.on.loss(loss.key) }),
      lossIcon(loss.icon), h('span', { textContent: loss.name }));
  }

  makeFields() {
    const infos = this.catalogue.fields.filter(({ key }) => key !== 'loss').map((info) => this.adapt(info)).filter(Boolean)
      .map((info) => this.withData(info));
    const first = this.first.map((key) => infos.find((info) => info.key === key)).filter(Boolean);
    const rest = infos.filter((info) => !first.includes(info));
    byId('shared').replaceChildren(...first.map((info) => this.makeShared({ ...info, plain: true })));
    byId('more-fields').replaceChildren(...rest.map((info) => this.makeShared(info)));
  }

  makeRecipes() {
    this.recipes = new RecipeMenu(this.catalogue.recipes, this.on.recipe);
    byId('shared').before(this.recipes.element);
  }

  /** The fields that name data offer the data sets there are. */
  withData(info) {
    if (info.key !== 'data' && info.key !== 'test-data') return info;
    const ready = this.catalogue.data.filter((set) => set.ready && Boolean(set.faces) === Boolean(info.ofFaces))
      .map(({ name, label }) => ({ value: name, label }));
    const choices = info.key === 'data' ? ready : [{ value: '', label: '–' }, ...ready];
    return { ...info, kind: 'choice', choices };
  }

  makeShared(info) {
    const field = makeField(info, (text) => this.on.field(info.key, text));
    this.fields.set(info.key, field);
    if (info.key === 'data') this.sayUnread(field.element);
    return field.element;
  }

  /** Why a folder of one's own is not among the data offered. */
  sayUnread(element) {
    const unread = this.catalogue.data.filter(({ ready, downloadable }) => !ready && !downloadable).map(({ label }) => label);
    if (!unread.length) return;
    const folders = unread.map((textContent) => h('p', { textContent }));
    element.append(h('details', { class: 'hint' }, h('summary', { textContent: say('data.unread', unread.length) }), folders));
  }

  /** Shows the runs' settings; `runs` are maps of field texts, `titles` their names, `selected` a place, `recipe` a key or null. */
  show(runs, titles, selected, recipe) {
    byId('experiment').inert = false;
    this.recipes?.show(recipe);
    this.showTabs(titles, selected);
    const run = runs[selected];
    const loss = this.catalogue.losses.find(({ key }) => key === run.loss);
    for (const radio of byId('losses').querySelectorAll('input')) radio.checked = radio.value === run.loss;
    reveal(byId('losses').querySelector('.loss:has(:checked)'));
    byId('loss-legend').textContent = legend(runs.length, selected);
    byId('loss-about').href = loss?.url ?? '/losses';
    this.showKnobs(loss, run, selected);
    this.complain(undefined);
    for (const [key, field] of this.fields) field.set(runs[0][key] ?? '');
  }

  showKnobs(loss, run, selected) {
    const shown = `${selected}/${loss?.key}`;
    if (this.knobsShown !== shown) {
      this.knobsShown = shown;
      this.knobs = new Map((loss?.knobs ?? []).map((info) => [info.key, makeField(info, (text) => this.on.knob(info.key, text))]));
      byId('knobs').replaceChildren(...[...this.knobs.values()].map(({ element }) => element));
    }
    for (const info of loss?.knobs ?? []) this.knobs.get(info.key).set(run[info.key] ?? info.value);
  }

  showTabs(titles, selected) {
    const tabs = byId('run-tabs');
    tabs.hidden = titles.length === 1;
    if (tabs.children.length !== titles.length) {
      tabs.replaceChildren(...titles.map((_, run) => this.makeTab(run)));
    }
    titles.forEach((title, run) => {
      const tab = tabs.children[run];
      tab.lastChild.textContent = title;
      tab.setAttribute('aria-selected', String(run === selected));
      tab.tabIndex = run === selected ? 0 : -1;
    });
    this.markTab(undefined);
    byId('run-panel').setAttribute('aria-labelledby', titles.length > 1 ? `run-tab-${selected}` : 'loss-legend');
  }

  /** Something is wrong in the tab of this run, or in none. */
  markTab(wrong) {
    [...byId('run-tabs').children].forEach((tab, run) => {
      tab.classList.toggle('wrong', run === wrong);
      if (run === wrong) tab.setAttribute('aria-describedby', 'spec-error');
      else tab.removeAttribute('aria-describedby');
    });
  }

  /** What is not allowed of a knob that is not on screen, in a sentence. */
  sentenceOf(loss, setting) {
    const info = this.catalogue.losses.find(({ key }) => key === loss)?.knobs.find(({ key }) => key === setting.key);
    return info ? makeField(info, () => {}).complain(setting) : setting.sentence;
  }

  makeTab(run) {
    const tab = h('button', {
      type: 'button', role: 'tab', id: `run-tab-${run}`, class: `run${run}`, 'aria-controls': 'run-panel', onclick: () => this.on.select(run),
    }, h('b', { textContent: run + 1 }), ' ', h('span'));
    tab.addEventListener('keydown', (event) => {
      const way = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      const next = way && byId('run-tabs').children[run + way];
      if (!next) return;
      next.focus();
      next.click();
    });
    return tab;
  }

  /**
   * What the server says about the selected run's settings; warnings are told by sign and word too, and `mend`: {words,
   * take()}, if there is one, stands below them as a button.
   */
  notes(notes, mend) {
    const warning = (note) => note.level.toLowerCase() === 'warning';
    byId('notes').replaceChildren(...notes.map((note) =>
      h('p', { class: warning(note) ? 'note warning' : 'note' },
        warning(note) ? h('b', { textContent: `▲ ${say('note.warning')} ` }) : null, note.text)),
      ...(mend ? [h('button', { type: 'button', class: 'mend', textContent: mend.words, onclick: mend.take })] : []));
  }

  /**
   * Says at its field what is not allowed of a setting, {key, value, allowed}, and of every other number here; of nothing: no
   * longer. Answers it in sentences, if the setting is a number here.
   */
  complain(setting) {
    const fields = [...this.knobs, ...this.fields];
    const said = fields.map(([key, field]) => field.complain(setting && (key === setting.key ? setting : field.wrong?.())));
    if (fields.some(([, { element }], i) => said[i] && byId('more').contains(element))) byId('more').open = true;
    const isNumber = fields.some(([key, { wrong }]) => key === setting?.key && wrong);
    return isNumber ? inARow(...said) : '';
  }

  networkHint(text) {
    const field = this.fields.get('net')?.element;
    if (!field || !text) return;
    let hint = field.querySelector('.hint');
    if (text === field.querySelector('select')?.selectedOptions[0]?.textContent) return hint?.remove();
    if (!hint) field.append((hint = h('span', { class: 'hint' })));
    hint.textContent = text;
  }
}

/** The chosen loss is seen in its list; the page stays where it is. */
function reveal(chosen) {
  const list = byId('losses');
  if (!chosen || !list.clientHeight) return;
  const [all, one] = [list, chosen].map((it) => it.getBoundingClientRect());
  list.scrollTop += Math.min(0, one.top - all.top) + Math.max(0, one.bottom - all.bottom);
}

function legend(count, selected) {
  if (count === 1) return say('loss.legend.one');
  if (count === 2) return say(selected ? 'loss.legend.right' : 'loss.legend.left');
  return say('loss.legend', selected + 1);
}
