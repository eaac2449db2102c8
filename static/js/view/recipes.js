// The menu of recipes above the settings: named sets of them. Choosing one writes its settings and nothing more.

import { h, say } from './dom.js';

export class RecipeMenu {
  /** `recipes`: [{key, label, hint, settings}]; `choose(settings)` hears which settings were taken. */
  constructor(recipes, choose) {
    this.recipes = recipes;
    this.own = h('option', { value: '', textContent: say('recipe.own') });
    this.hint = h('span', { class: 'hint', id: 'recipe-hint' });
    this.select = h('select', {
      id: 'recipe', 'aria-describedby': 'recipe-hint', onchange: () => choose(this.chosen().settings),
    }, recipes.map(({ key, label }) => h('option', { value: key, textContent: label })));
    this.element = h('div', { class: 'field recipe-field', 'data-part': 'recipe' },
      h('label', { htmlFor: 'recipe', textContent: say('recipe') }), this.select, this.hint);
  }

  chosen() {
    return this.recipes.find(({ key }) => key === this.select.value);
  }

  /** Shows the recipe that the settings have, by its key, or that they are somebody's own. */
  show(key) {
    if (key) this.own.remove();
    else this.select.prepend(this.own);
    this.select.value = key ?? '';
    this.hint.textContent = this.chosen()?.hint ?? say('recipe.own.hint');
  }
}
