// Presentation mode, for the back row: only what is to be seen, as large as the screen allows, no text below 16 pixels.

import { byId } from '../view/dom.js';

const LEAST_PX = 16;
const PIXELS = /[\d.]+px/;

/** Texts in pictures grow with their pictures; style sheets say how far. */
const DRAWN = /\.(axis|direct|dot-text|threshold-text|psi-word|sample)\b| text\b/;

/** The type of rules as their style sheets say it, by rule. */
const usual = new Map();

function* styleRules(rules) {
  for (const rule of rules) {
    if (rule.selectorText && !DRAWN.test(rule.selectorText)) yield rule;
    if (rule.cssRules) yield* styleRules(rule.cssRules);
  }
}

/** The type that a rule sets: [property, text]; undefined if it sets none by pixels. */
function typeOf({ style }) {
  return [['font', style.font], ['fontSize', style.fontSize]].find(([, text]) => PIXELS.test(text));
}

/** What is set smaller anywhere is set at 16 pixels; or everything as its style sheet says. */
function enlarge(isOn) {
  for (const sheet of Array.from(document.styleSheets ?? [])) {
    for (const rule of styleRules(sheet.cssRules)) {
      const [property, text] = usual.get(rule) ?? typeOf(rule) ?? [];
      const px = parseFloat(PIXELS.exec(text ?? '')?.[0]);
      if (px > 0 && px < LEAST_PX) {
        usual.set(rule, [property, text]);
        rule.style[property] = isOn ? text.replace(PIXELS, `${LEAST_PX}px`) : text;
      }
    }
  }
}

/** Whether a key ends a presentation: Escape, unless it closes something else. */
function isEnd(event) {
  return event.key === 'Escape' && !event.defaultPrevented && !document.querySelector('dialog[open]');
}

/**
 * The button that presents, and Escape, which ends it; `view.present` says whether, `changed` is called after a change of
 * it. Answers how it is turned on or off.
 */
export function wirePresent(view, changed) {
  const show = () => {
    document.documentElement.toggleAttribute('data-present', view.present);
    byId('present').setAttribute('aria-pressed', String(view.present));
    enlarge(view.present);
  };
  const turn = (isOn) => {
    if (view.present === isOn) return;
    view.present = isOn;
    show();
    changed();
  };
  byId('present').onclick = () => turn(!view.present);
  addEventListener('keydown', (event) => isEnd(event) && turn(false));
  show();
  return turn;
}
