// Predict first: where each run's angles will end, set before it trains, laid over what came of it. Stays in this page.

import { humpOf, medianDeg, orderOf, scoreOf, verdictOf } from '../../lib/guess.js';
import { tick } from '../../lib/format.js';
import { byId, inARow, say, setText } from '../../view/dom.js';
import { GuessHand } from '../../view/guesshand.js';

const FIRST_GUESS_DEG = 20;

export class Guess {
  /** `chart`: the histogram of angles; `changed()`: to be drawn again. */
  constructor(chart, changed) {
    this.chart = chart;
    this.stage = 'off';
    this.degs = [];
    this.told = '';
    this.hand = new GuessHand(chart, (i, deg) => {
      this.degs[i] = deg;
      changed();
    });
    byId('guess').onclick = () => {
      this.stage = this.stage === 'off' ? 'guessing' : 'off';
      this.degs = [];
      changed();
    };
  }

  /** Training begins: what has been guessed holds. */
  hold() {
    if (this.stage === 'off') return;
    this.stage = 'held';
    this.told = '';
  }

  /** `titles` of the runs set up; `shown`: [{place, title, bins}] of those with something to show. */
  show(titles, shown, isOver) {
    const isFree = this.stage === 'guessing';
    const guesses = this.stage === 'off' ? [] : titles.map((title, place) => ({ place, title, deg: (this.degs[place] ??= FIRST_GUESS_DEG) }));
    const seen = isFree ? [] : shown;
    if (seen.length || guesses.length) this.chart.set(seen, guesses.map((guess) => ({ ...guess, hump: (total) => humpOf(guess.deg, total) })));
    else this.chart.clear();
    this.hand.show(guesses, isFree);
    if (this.stage === 'held' && isOver) this.told = inWords(guesses, shown);
    setText('guess', say(`guess.${this.stage}`));
    setText('guess-words', isFree ? say('guess.how') : this.stage === 'held' ? this.told || say('guess.waits') : '');
  }
}

/** Each guess beside what came, with its score; of several runs also whether the tightest was named. */
function inWords(guesses, shown) {
  const both = shown.filter(({ place }) => guesses[place]).map(({ place, title, bins }) => ({ title, deg: guesses[place].deg, truth: medianDeg(bins) }))
    .filter(({ truth }) => truth > 0);
  const lines = both.map(({ title, deg, truth }) =>
    say(`guess.told.${verdictOf(deg, truth)}`, title, tick(deg), truth.toFixed(1), scoreOf(deg, truth)));
  const order = orderOf(both.map(({ deg }) => deg), both.map(({ truth }) => truth));
  return inARow(...lines, order ? say(`guess.order.${order}`) : '');
}
