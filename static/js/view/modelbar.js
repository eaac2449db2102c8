// Which model decides: a choice of the kept ones, or training the first one.

import { percent } from '../lib/format.js';
import { splitComparison } from '../lib/spec.js';
import { h, say } from './dom.js';

export class ModelBar {
  /** `on`: {select(id), remove(id), train(), again()}. */
  constructor(host, on) {
    this.on = on;
    this.choice = h('select', { id: 'model-choice', onchange: () => on.select(this.choice.value) });
    this.remove = h('button', { type: 'button', class: 'plain', textContent: say('model.remove'), onclick: () => this.askRemoval() });
    this.more = h('button', { type: 'button', class: 'plain strong', textContent: say('model.another'), onclick: () => on.train() });
    this.kept = h('div', { class: 'model-kept' }, h('label', { htmlFor: 'model-choice', textContent: say('model.label') }),
      this.choice, this.remove, this.more);
    this.first = h('div', { class: 'model-first card' },
      h('p', {}, h('b', { textContent: say('model.none') }), ' ', say('model.none.why')),
      h('button', { type: 'button', class: 'go', id: 'train-model', textContent: say('model.train'), onclick: () => on.train() }));
    this.bar = h('progress', { max: 1, value: 0, 'aria-label': say('model.progress') });
    this.words = h('p', { role: 'status' });
    this.progress = h('div', { class: 'model-progress', hidden: true }, this.bar, this.words);
    this.problem = h('p', { class: 'error', role: 'alert' });
    this.again = h('button', { type: 'button', textContent: say('kept.again'), hidden: true, onclick: () => on.again() });
    host.classList.add('model-bar');
    host.replaceChildren(this.kept, this.first, this.progress, this.problem, this.again);
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
function nameOf({ title, eer, data, spec }) {
  const isStudio = data === 'paper' && splitComparison(spec)[0].conditions === 'studio';
  const name = isStudio ? say('model.name.studio', title) : title;
  return say(Number.isFinite(eer) ? 'model.name' : 'model.name.plain', name, percent(eer));
}
