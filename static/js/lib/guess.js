// A guess where the angles to the own class will end: the angle below which half of them will lie; and one at the petals of the
// plane, as lib/petals.js has them.

import { sum } from './scales.js';

/** Median of |x| where x is normal with deviation 1. */
const HALF_NORMAL_MEDIAN = 0.6745;

/** A guess that is this many times too large or small scores nothing. */
const WORTHLESS = 4;

/** Within such a factor a guess has hit, or is near. */
const HIT = 1.15;
const NEAR = 1.5;

/** Medians that differ by less than this factor are in no order. */
const APART = 1.25;

const FIRST_GUESS_DEG = 20;
export const FIRST_PETALS = { halfDeg: 12, length: 16 };

/**
 * The guesses, each at the run whose text it was made for: what else is set up in its place, then or later, has another one
 * or none.
 */
export class Guesses {
  constructor() {
    this.clear();
  }

  /** Stage: off; guessing, while they may be moved; held, once training has begun. */
  clear() {
    this.stage = 'off';
    this.degs = new Map();
    this.petals = new Map();
  }

  get isFree() {
    return this.stage === 'guessing';
  }

  begin() {
    this.clear();
    this.stage = 'guessing';
  }

  move(text, deg) {
    this.degs.set(text, deg);
  }

  draw(text, petals) {
    this.petals.set(text, petals);
  }

  /** Petals count only once they have been drawn. */
  isDrawn(text) {
    return this.petals.has(text);
  }

  /**
   * From now on those hold that are at these runs, [text], and no others. Where petals were drawn instead, angles that were
   * not touched were not meant.
   */
  hold(texts) {
    if (!this.isFree) return;
    const drawn = texts.filter((text) => this.isDrawn(text));
    const meant = drawn.length ? texts.filter((text) => this.degs.has(text)) : texts;
    this.degs = new Map(meant.map((text) => [text, this.of(text)]));
    this.petals = new Map(drawn.map((text) => [text, this.petals.get(text)]));
    this.stage = 'held';
  }

  /** The guess at a run; while they are made each has one, later undefined at whatever was not guessed. */
  of(text) {
    return this.degs.get(text) ?? (this.isFree ? FIRST_GUESS_DEG : undefined);
  }

  /** The same of petals. */
  petalsOf(text) {
    return this.petals.get(text) ?? (this.isFree ? FIRST_PETALS : undefined);
  }
}

/** What a histogram with such a median might look like: a half-normal one of `total` in bins of one degree. */
export function humpOf(guessDeg, total, bins = 180) {
  const deviation = guessDeg / HALF_NORMAL_MEDIAN;
  const heights = Array.from({ length: bins }, (_, bin) => Math.exp(-0.5 * ((bin + 0.5) / deviation) ** 2));
  const scale = total / sum(heights);
  return heights.map((height) => height * scale);
}

/** By what factor a guess is off, from 1 on. */
const factorOf = (guessDeg, truthDeg) => Math.max(guessDeg / truthDeg, truthDeg / guessDeg);

/** 100 for the truth itself, 0 from four times too much or too little on, evenly by the factor in between. */
export function scoreOf(guessDeg, truthDeg) {
  return Math.round(100 * Math.max(0, 1 - Math.log(factorOf(guessDeg, truthDeg)) / Math.log(WORTHLESS)));
}

/** How near a guess is: hit, near or far. */
export function verdictOf(guessDeg, truthDeg) {
  const factor = factorOf(guessDeg, truthDeg);
  return factor <= HIT ? 'hit' : factor <= NEAR ? 'near' : 'far';
}

/**
 * Whether guesses name the tightest of several runs: right, wrong, or alike where the runs do not differ enough to tell;
 * undefined of a single run. Of guesses that are the same none is named.
 */
export function orderOf(guesses, truths) {
  if (guesses.length < 2) return undefined;
  const [first, second] = [...truths].sort((a, b) => a - b);
  if (!(second / first >= APART)) return 'alike';
  const least = Math.min(...guesses);
  const named = guesses.filter((deg) => deg === least).length === 1 ? guesses.indexOf(least) : -1;
  return named === truths.indexOf(first) ? 'right' : 'wrong';
}
