// Which model decides: a choice of the kept ones, or training the first one; and whether it may judge the pictures shown.

import { percent } from '../lib/format.js';
import { splitComparison } from '../lib/spec.js';
import { boot, h, say } from './dom.js';

export class ModelBar {
  /** `on`: {select(id), remove(id), train(spec), again()}. */
  constructor(host, on) {
    this.on = on;
    this.choice = h('select', { id: 'model-choice', onchange: () => on.select(this.choice.value) });
    this.remove = h('button', { type: 'button', class: 'plain owners', textContent: say('model.remove'), onclick: () => this.askRemoval() });
    this.more = h('button', { type: 'button', class: 'plain strong', textContent: say('model.another'), onclick: () => on.train(boot.faceSpec) });
    this.kept = h('div', { class: 'model-kept' }, h('label', { htmlFor: 'model-choice', textContent: say('model.label') }),
      this.choice, this.remove, this.more);
    this.first = h('div', { class: 'model-first card' },
      h('p', {}, h('b', { textContent: say('model.none') }), ' ', say('model.none.why')),
      h('button', { type: 'button', class: 'go', id: 'train-model', textContent: say('model.train'), onclick: () => on.train(boot.faceSpec) }));
    this.fit = h('p', { class: 'model-fit alert', role: 'status', hidden: true });
    this.starter = h('p', { class: 'model-starter', role: 'status', hidden: true });
    this.bar = h('progress', { max: 1, value: 0, 'aria-label': say('model.progress') });
    this.words = h('p', { role: 'status' });
    this.progress = h('div', { class: 'model-progress', hidden: true }, this.bar, this.words);
    this.problem = h('p', { class: 'error', role: 'alert' });
    this.again = h('button', { type: 'button', textContent: say('kept.again'), hidden: true, onclick: () => on.again() });
    host.classList.add('model-bar');
    host.replaceChildren(this.kept, this.starter, this.first, this.progress, this.problem, this.again, this.fit);
    this.kept.hidden = this.first.hidden = true;
  }

  /** `models` as the server lists them, `current` one of them or undefined. */
  show(models, current) {
    this.kept.hidden = !models.length;
    this.first.hidden = Boolean(models.length) || !this.progress.hidden;
    this.choice.replaceChildren(...models.map((model) => h('option', { value: model.id, textContent: nameOf(model) })));
    if (current) this.choice.value = current.id;
    this.current = current;
  }

  /** Says that `current` has never seen pictures like these, with the button that mends it; `remedy` as in lib/fitting.js. */
  showFit(current, remedy) {
    this.fit.hidden = !remedy;
    if (!remedy) return;
    const mend = this.mending(remedy);
    const button = mend && h('button', { type: 'button', class: 'plain strong', textContent: mend.words, onclick: mend.act });
    this.fit.replaceChildren(say(`model.fit.${current.learnt}`, current.data), ' ', button ?? say(remedy.mixed ? 'model.fit.mixed' : 'model.fit.none'));
  }

  /** The button's {words, act}; undefined where there is nothing to press. */
  mending({ model, train, mixed }) {
    if (mixed) return undefined;
    if (model) return { words: say('model.fit.use', nameOf(model)), act: () => this.on.select(model.id) };
    if (train === 'drawn') return { words: say('model.fit.train.drawn'), act: () => this.on.train(boot.faceSpec) };
    return boot.photos && { words: say('model.fit.train.photographs', boot.photos.label), act: () => this.on.train(boot.photos.spec) };
  }

  /** How much is done of the model that is made by itself; null when none is being made. */
  showStarter(share) {
    this.starter.hidden = share === null;
    if (share !== null) this.starter.textContent = say('model.starter.making', Math.round(100 * share));
  }

  /** How far a training is: {state, share, eer}, or null when none is under way. */
  showTraining(progress) {
    this.progress.hidden = !progress;
    this.more.disabled = this.remove.disabled = Boolean(progress);
    if (!progress) return;
    this.first.hidden = true;
    this.problem.textContent = '';
    this.bar.value = progress.share;
    const key = progress.state === 'queued' ? 'model.queued' : Number.isFinite(progress.eer) ? 'model.training' : 'model.starting';
    const words = say(key, Math.round(100 * progress.share), percent(progress.eer));
    if (this.words.textContent !== words) this.words.textContent = words;
  }

  /** `mayKeep`: whether what went wrong is that a model was not kept, which may be tried again. */
  say(problem, mayKeep = false) {
    this.problem.textContent = problem;
    this.again.hidden = !mayKeep;
  }

  askRemoval() {
    if (this.current && confirm(say('model.remove.sure', this.current.title))) this.on.remove(this.current.id);
  }
}

/** Drawn people may have been photographed in a studio: without that word, a model looks like its varied twin. */
function nameOf({ title, eer, data, spec, starter }) {
  const isStudio = data === 'paper' && splitComparison(spec)[0].conditions === 'studio';
  const name = starter ? say('model.name.starter', title) : isStudio ? say('model.name.studio', title) : title;
  return say(Number.isFinite(eer) ? 'model.name' : 'model.name.plain', name, percent(eer));
}
