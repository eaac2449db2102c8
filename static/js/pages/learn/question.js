// One question before a figure shows its result: answered by a choice, a slider or a drawing, scored by what was measured then.

import { gradeOf } from '../../lib/question.js';
import { fixed } from '../../lib/format.js';
import { h, say } from '../../view/dom.js';
import { petalsTold } from '../../view/petals.js';
import { PetalDrawing } from './drawing.js';

let questions = 0;

export class Question {
  /**
   * `asked`: {text, choices, slider, petals: {title, count}}, answered by one of these; `answered(guess)` hears that there is a
   * guess now; `field` is to be put somewhere.
   */
  constructor(asked, answered) {
    this.asked = asked;
    this.answered = answered;
    this.guess = undefined;
    this.name = `question-${questions++}`;
    this.button = h('button', { type: 'button', class: 'go', disabled: !asked.slider, onclick: () => this.settle() }, say('learn.guess.this'));
    this.result = h('p', { class: 'guess-result', role: 'status' });
    this.drawing = asked.petals && new PetalDrawing(asked.petals, () => (this.button.disabled = false));
    this.field = h('fieldset', { class: 'question', tabIndex: -1 },
      h('legend', {}, h('b', {}, say('learn.guess')), ` ${asked.text}`), this.drawing?.element ?? this.inputs(asked), this.button, this.result);
  }

  inputs({ slider, choices }) {
    return slider
      ? h('div', { class: 'guess-slider' }, ...this.slider(slider))
      : h('div', { class: 'guess-choices' }, ...choices.map((choice, i) => this.choice(choice, i)));
  }

  get isOpen() {
    return this.guess === undefined;
  }

  choice(text, i) {
    const input = h('input', { type: 'radio', name: this.name, value: String(i), onchange: () => (this.button.disabled = false) });
    return h('label', {}, input, ` ${text}`);
  }

  slider({ from, to, unit }) {
    const middle = (from + to) / 2;
    const shown = h('output', {}, this.inWords(middle, unit));
    const input = h('input', {
      type: 'range', min: from, max: to, step: (to - from) / 100, value: middle, 'aria-label': this.asked.text,
      oninput: () => {
        shown.value = this.inWords(input.valueAsNumber, unit);
        input.setAttribute('aria-valuetext', shown.value);
      },
    });
    return [h('span', { class: 'hint' }, this.inWords(from, unit)), input, h('span', { class: 'hint' }, this.inWords(to, unit)), shown];
  }

  inWords(value, unit = this.asked.slider.unit) {
    const decimals = this.asked.slider.to - this.asked.slider.from > 50 ? 0 : 1;
    return `${fixed(value, decimals)}${unit === '°' || !unit ? unit : ` ${unit}`}`;
  }

  settle() {
    this.guess = this.drawing?.end() ?? this.chosen();
    for (const input of this.field.querySelectorAll('input')) input.disabled = true;
    this.button.hidden = true;
    this.field.focus({ preventScroll: true }); // what was pressed is gone; how good it was is said here
    this.answered(this.guess);
  }

  chosen() {
    const checked = this.field.querySelector('input:checked, input[type="range"]');
    return this.asked.slider ? checked.valueAsNumber : Number(checked.value);
  }

  /** Says how good the guess was; called again when something else was measured. */
  score(answer) {
    const told = !this.isOpen && this.told(answer);
    if (!told) return;
    this.result.className = `guess-result ${told.verdict}`;
    this.result.textContent = told.words;
  }

  /** How good the guess was, {verdict, words}; undefined where nothing answers it: a run that diverged. */
  told(answer) {
    const { slider, choices, petals } = this.asked;
    if (petals) return petalsTold(petals.title, this.guess, answer);
    if (!(answer >= 0)) return undefined;
    const verdict = gradeOf(slider, this.guess, answer);
    const said = (value) => (slider ? this.inWords(value) : choices[value]);
    return { verdict, words: say(`learn.guess.${verdict}`, said(this.guess), said(answer)) };
  }
}
