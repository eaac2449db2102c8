// One control per knob or field of the catalogue: slider with number, switch, choice, several of a few, or text.

import { byStep, capital, fixed } from '../lib/format.js';
import { h, say } from './dom.js';

const DEG = 180 / Math.PI;
const SLIDER_STEPS = 2000;

/** A number but for a comma in the place of the point. */
const COMMA = /^[+-]?\d+,\d+(e[+-]?\d+)?$/i;

let made = 0;

/**
 * A control for `info` ({key, label, symbol, kind, min, max, step, unit, auto, choices, help, plain: no slider}); `onChange(text)`
 * hears every change. Answers {element, set(text), complain({value, allowed, sentence}) that a value is not allowed, of nothing:
 * no longer; answers the sentence; of numbers also takes(text): whether the catalogue allows it, and wrong(): what stands in the
 * field and is not allowed, such as {value}, or undefined}.
 */
export function makeField(info, onChange) {
  const kind = info.kind.toLowerCase();
  const id = `field-${info.key}-${made++}`;
  const field = (MAKERS[kind] ?? makeText)(info, onChange, id);
  const { element } = field;
  element.dataset.part = info.key;
  element.classList.add('field');
  if (info.help) element.title = info.help;
  const complaint = h('p', { class: 'field-error', id: `${id}-error`, hidden: true });
  element.append(complaint);
  if (info.value !== undefined) field.set(info.value);
  return {
    ...field,
    complain(bad) {
      const words = bad ? sentenceOf(info, bad, field.takes) : '';
      complainOf(element.querySelector(`#${id}`), complaint, words);
      return words;
    },
  };
}

/** What is wrong, in a sentence: the server's own where data or another field set the bound. */
function sentenceOf(info, bad, takes) {
  if (bad.sentence && takes?.(bad.value)) return bad.sentence;
  const isComma = info.kind.toLowerCase() === 'number' && COMMA.test(bad.value);
  const how = isComma ? 'field.comma' : bad.value ? 'field.bad' : 'field.empty';
  return capital(say(how, info.label, allowedOf(info, bad), bad.value, bad.value.replace(',', '.')));
}

/** What is allowed, in words; of what is no number as the server says it. */
function allowedOf({ kind, min, max }, { allowed }) {
  const inWords = { number: 'field.allowed.number', integer: 'field.allowed.integer' }[kind.toLowerCase()];
  return inWords ? say(inWords, ...[min, max].map((bound) => String(bound).replace('-', '−'))) : allowed;
}

/** What is wrong with what stands in an input is said beneath it, or no longer. */
export function complainOf(input, complaint, words) {
  if (complaint.textContent === words) return;
  complaint.textContent = words;
  complaint.hidden = !words;
  for (const [name, value] of [['aria-invalid', 'true'], ['aria-describedby', complaint.id]]) {
    if (words) input.setAttribute(name, value);
    else input.removeAttribute(name);
  }
}

const MAKERS = { number: makeNumber, integer: makeNumber, switch: makeSwitch, choice: makeChoice, selection: makeSelection };

function caption(info, id) {
  const symbol = info.symbol && info.symbol !== info.label ? h('i', { textContent: info.symbol }) : null;
  return h('label', { htmlFor: id }, info.label, symbol ? ' ' : '', symbol);
}

function makeNumber(info, onChange, id) {
  const { min, max, step } = info;
  // Of a field of numbers a browser does not say what was typed there, if that is none to it.
  const number = h('input', {
    id, type: 'text', inputMode: 'decimal', autocomplete: 'off', placeholder: info.auto ? say('field.auto') : undefined,
  });
  const unit = h('span', { class: 'unit' });
  const parts = [h('span', { class: 'caption-row' }, caption(info, id), h('span', { class: 'value' }, number, unit))];
  const slider = !info.plain && hasSlider(info) ? makeSlider(info) : null;
  let hand; // who moves one of the two is not disturbed before leaving it
  const tell = (text, by) => {
    hand = by;
    unit.textContent = unitOf(info, Number(text));
    onChange(text);
  };
  const isFree = (input) => input !== hand || document.activeElement !== input;
  number.addEventListener('input', () => {
    if (slider) slider.set(numberOf(number.value));
    tell(number.value || (info.auto ?? ''), number); // an empty field leaves the choice to FaceSpace, where there is a choice
  });
  number.addEventListener('keydown', (event) => {
    const way = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    const next = Math.min(max, Math.max(min, numberOf(number.value) + way * step));
    if (!way || !Number.isFinite(next)) return;
    event.preventDefault();
    number.value = trimmed(next, step);
    number.dispatchEvent(new Event('input'));
  });
  for (const input of [number, slider?.element]) input?.addEventListener('blur', () => (hand = undefined));
  if (slider) {
    parts.push(slider.element);
    slider.element.addEventListener('input', () => {
      number.value = trimmed(slider.value(), step);
      tell(number.value, slider.element);
    });
  }
  if (info.key === 'seed') parts[0].lastChild.append(anotherSeed(number));
  const isAllowed = (value) => value >= min && value <= max && (info.kind.toLowerCase() !== 'integer' || Number.isInteger(value));
  const takes = (text) => isAllowed(numberOf(text));
  return {
    element: h('div', { class: slider ? 'slider-field' : 'number-field' }, parts),
    takes,
    wrong: () => (takes(number.value) || (info.auto && !number.value) ? undefined : { value: number.value }),
    set(text) {
      const shown = Number.isFinite(numberOf(text)) ? trimmed(Number(text), step) : text; // as it was typed, if that is no number
      if (isFree(number)) number.value = info.auto && text === info.auto ? '' : shown;
      unit.textContent = unitOf(info, Number(text));
      if (slider && isFree(slider.element)) slider.set(Number(text));
    },
  };
}

/** The number that a text says; an empty one says none. */
const numberOf = (text) => (text.trim() ? Number(text) : NaN);

/** With as many decimals as the step, unless that would change the number. */
function trimmed(value, step) {
  const text = byStep(value, step);
  return Math.abs(Number(text) - value) < 1e-9 * Math.max(1, Math.abs(value)) ? text : String(value);
}

function unitOf({ unit, max }, value) {
  if (unit !== 'rad') return unit ?? '';
  return Number.isFinite(value) && max <= 7 ? say('unit.degrees', 'rad', fixed(value * DEG, 1)) : 'rad';
}

function hasSlider({ min, max, step, kind }) {
  const span = (max - min) / step;
  return Number.isFinite(span) && (kind.toLowerCase() === 'number' || span <= SLIDER_STEPS) && max < 1e6;
}

/** Straight for short ranges, by powers for ranges over several tens. */
function makeSlider({ min, max, step, label }) {
  const byPowers = min > 0 && max / min >= 500;
  const element = h('input', {
    type: 'range', min: byPowers ? 0 : min, max: byPowers ? 1000 : max, step: byPowers ? 1 : step, 'aria-label': label,
  });
  const shareOf = (value) => (100 * (value - element.min)) / (element.max - element.min);
  // From left to right or from right to left, like light from a side: filled from the middle, where there is none.
  const rest = !byPowers && min < 0 && max > 0 ? shareOf(0) : 0;
  const fill = () => {
    const filled = shareOf(element.value);
    element.style.setProperty('--filled', `${filled}%`);
    element.style.setProperty('--low', `${Math.min(rest, filled)}%`);
    element.style.setProperty('--high', `${Math.max(rest, filled)}%`);
  };
  element.addEventListener('input', fill);
  const fromPlace = (place) => Number((min * (max / min) ** (place / 1000)).toPrecision(2));
  const toPlace = (value) => (1000 * Math.log(value / min)) / Math.log(max / min);
  return {
    element,
    value: () => (byPowers ? fromPlace(element.valueAsNumber) : element.valueAsNumber),
    set(value) {
      if (Number.isFinite(value)) element.value = byPowers ? toPlace(value) : value;
      fill();
    },
  };
}

function anotherSeed(number) {
  const button = h('button', { type: 'button', class: 'plain', 'aria-label': say('seed.another'), title: say('seed.another') },
    h('span', { 'aria-hidden': 'true', textContent: '↻' }));
  button.onclick = () => {
    number.value = (numberOf(number.value) || 0) + 1; // whatever stands there
    number.dispatchEvent(new Event('input'));
  };
  return button;
}

function makeSwitch(info, onChange, id) {
  const box = h('input', { id, type: 'checkbox', role: 'switch' });
  box.addEventListener('change', () => onChange(box.checked ? 'on' : 'off'));
  return {
    element: h('div', { class: 'switch-field' }, caption(info, id), box),
    set: (text) => (box.checked = text === 'on'),
  };
}

function makeChoice(info, onChange, id) {
  const select = h('select', { id }, info.choices.map(({ value, label }) => h('option', { value, textContent: label })));
  select.addEventListener('change', () => onChange(select.value));
  return {
    element: h('div', { class: 'choice-field' }, caption(info, id), select),
    set(text) {
      if (text && ![...select.options].some(({ value }) => value === text)) select.append(h('option', { value: text, textContent: text }));
      select.value = text ?? '';
    },
  };
}

/** A box per choice; the text of all of them is the empty one, so the last box stays ticked. */
function makeSelection(info, onChange, id) {
  const boxes = info.choices.map(({ value, label }) => ({
    value, label, box: h('input', { type: 'checkbox', value, 'aria-label': `${info.label} ${label}` }),
  }));
  const count = h('span', { class: 'hint' });
  const all = h('button', { type: 'button', class: 'plain', textContent: say('selection.all') });
  const chosen = () => boxes.filter(({ box }) => box.checked);
  const showCount = () => {
    const some = chosen().length < boxes.length;
    count.textContent = some ? say('selection.count', chosen().length, boxes.length) : say('selection.all');
    all.hidden = !some;
    count.hidden = !some;
  };
  const set = (text) => {
    for (const { value, box } of boxes) box.checked = !text || text.split(',').includes(value);
    showCount();
  };
  const tell = () => {
    const some = chosen();
    onChange(some.length < boxes.length ? some.map(({ value }) => value).join(',') : '');
    showCount();
  };
  all.onclick = () => {
    set('');
    tell();
  };
  for (const { box } of boxes) box.addEventListener('change', () => (chosen().length ? tell() : (box.checked = true)));
  return {
    element: h('div', { class: 'selection-field', role: 'group', 'aria-labelledby': `${id}-label` },
      h('span', { class: 'caption-row' }, h('span', { id: `${id}-label`, textContent: info.label }), h('span', { class: 'value' }, count, all)),
      h('span', { id, class: 'chips' }, boxes.map(({ box, label }) => h('label', { class: 'chip' }, box, h('span', { textContent: label }))))),
    set,
  };
}

function makeText(info, onChange, id) {
  const input = h('input', { id, type: 'text', autocomplete: 'off', spellcheck: false });
  input.addEventListener('input', () => onChange(input.value));
  return {
    element: h('div', { class: info.kind === 'curve' ? 'curve-field' : 'choice-field' }, caption(info, id), input),
    set(text) {
      if (document.activeElement !== input) input.value = text ?? '';
    },
  };
}
