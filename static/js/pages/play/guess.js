// Predict first: where each run's angles will end, and its petals, set before it trains, laid over what came of it. Stays in
// this page.

import { Guesses, humpOf, orderOf, scoreOf, verdictOf } from '../../lib/guess.js';
import { fixed, tick } from '../../lib/format.js';
import { binQuantile } from '../../lib/scales.js';
import { byId, inARow, say, setText } from '../../view/dom.js';
import { GuessHand } from '../../view/guesshand.js';
import { Petals } from './petals.js';

export class Guess {
  /** `chart`: the histogram of angles; `panes`: the planes; `changed()`: to be drawn again. */
  constructor(chart, panes, changed) {
    this.chart = chart;
    this.guesses = new Guesses();
    this.petals = new Petals(panes, this.guesses, changed);
    this.runs = [];
    this.list = [];
    this.told = '';
    this.hand = new GuessHand(chart, (i, deg) => {
      this.guesses.move(this.list[i].text, deg);
      changed();
    });
    byId('guess').onclick = () => {
      if (this.guesses.stage === 'off') this.guesses.begin();
      else this.guesses.clear();
      changed();
    };
  }

  /** Something is trained, or played again: what has been guessed holds. */
  hold() {
    this.guesses.hold(this.runs.map(({ text }) => text));
    this.petals.forget();
    this.told = '';
  }

  /**
   * The runs that are `setUp`: [{place, title, text, isPlane}]; `shown`: [{place, title, text, isPlane, bins, measures}] of those
   * with something to show; `now`: {isOver, moves, count: of classes trained on}.
   */
  show(setUp, shown, now) {
    const { guesses } = this;
    const { isFree } = guesses;
    const runs = isFree ? setUp : setUp.map((one) => shown.find(({ place }) => place === one.place) ?? one);
    this.runs = runs;
    this.list = runs.map(({ place, title, text }) => ({ place, title, text, deg: guesses.of(text) })).filter(({ deg }) => deg !== undefined);
    const arePetals = this.petals.show(runs, shown, now);
    if (guesses.stage === 'held' && !this.list.length && !arePetals) guesses.clear(); // other runs have taken their place
    const seen = isFree ? [] : shown;
    if (seen.length || this.list.length) this.chart.set(seen, this.list.map((guess) => ({ ...guess, hump: (total) => humpOf(guess.deg, total) })), now.moves);
    else this.chart.clear();
    this.hand.show(this.list, isFree);
    const isHeld = guesses.stage === 'held';
    if (isHeld && now.isOver) this.told = inWords(this.list, shown);
    setText('guess', say(`guess.${guesses.stage}`));
    setText('guess-words', isFree ? say(arePetals ? 'guess.how.petals' : 'guess.how') : isHeld && this.list.length ? this.told || say('guess.waits') : '');
  }
}

/** Each guess beside what came, with its score; of several runs also whether the tightest was named. */
function inWords(guesses, shown) {
  const binsOf = (text) => shown.find((run) => run.text === text)?.bins ?? [];
  const both = guesses.map((guess) => ({ ...guess, truth: binQuantile(binsOf(guess.text), 0.5) })).filter(({ truth }) => truth > 0);
  const lines = both.map(({ title, deg, truth }) =>
    say(`guess.told.${verdictOf(deg, truth)}`, title, tick(deg), fixed(truth, 1), scoreOf(deg, truth)));
  const order = orderOf(both.map(({ deg }) => deg), both.map(({ truth }) => truth));
  return inARow(...lines, order ? say(`guess.order.${order}`) : '');
}
