// Predict first: the petals of each run whose features lie in a plane, drawn before it trains, laid over what came of it.

import { truthOf } from '../../lib/petals.js';
import { inARow, say, setText } from '../../view/dom.js';
import { petalsTold } from '../../view/petals.js';

export class Petals {
  /** `panes`: where they are drawn; `guesses`: where they are kept; `changed()`: to be shown again. */
  constructor(panes, guesses, changed) {
    Object.assign(this, { panes, guesses, changed });
    this.told = new Map();
    this.runs = [];
  }

  draw(place, petals) {
    this.guesses.draw(this.runs[place].text, petals);
    this.changed();
  }

  /**
   * `runs`: [{place, title, text, isPlane}], `shown` as of Guess.show; `count`: how many classes are trained on, undefined until
   * it is known. Answers whether there are petals, drawn or to be drawn.
   */
  show(runs, shown, { isOver, count }) {
    const { guesses } = this;
    const { isFree } = guesses;
    this.runs = runs;
    const drawn = runs.map(({ title, text, isPlane }) => {
      const petals = isPlane && count ? guesses.petalsOf(text) : undefined;
      return petals && { title, text, petals, count, isFree, isDrawn: guesses.isDrawn(text) };
    });
    this.panes.setPetals(drawn);
    const there = drawn.filter(Boolean);
    if (isOver && !isFree) this.told = new Map(there.map((one) => [one.text, inWords(one, shown.find(({ text }) => text === one.text))]));
    const told = there.map(({ text }) => this.told.get(text));
    setText('petal-words', isFree ? (there.length ? say('petals.how') : '') : inARow(...told) || (there.length ? say('petals.waits') : ''));
    return there.length > 0;
  }

  /** What was said was said of another training. */
  forget() {
    this.told.clear();
  }
}

/** Petals beside what came, with their score; nothing where nothing came. */
function inWords({ title, petals }, shown) {
  return shown && petalsTold(title, petals, truthOf(shown))?.words;
}
