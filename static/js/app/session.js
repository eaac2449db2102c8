// What a page has for a while, an experiment, a model, and whoever waits for an answer about it.
//
// Things have names like paths: `model`, and what hangs on it `model/pairs`. Once another model is held, or the pairs are
// asked for anew, an answer on its way is late. Whoever waits for it is stopped by an error that is none.

const LATE = new Error('late');

/** Whether an error only says that an answer came too late. */
export const isLate = (error) => error === LATE;

/** What to do about an error, unless it only says that an answer came too late. */
export const unlessLate = (trouble) => (error) => {
  if (!isLate(error)) trouble(error);
};

/** One asking for something, until it is over. */
class Turn {
  constructor() {
    this.isOver = false;
  }

  /** Waits for an answer, or for its error; refuses a late one, for which `tidy(value)` may clear away what it left. */
  async answer(promise, tidy = () => {}) {
    let value;
    try {
      value = await promise;
    } catch (error) {
      throw this.isOver ? LATE : error;
    }
    if (!this.isOver) return value;
    tidy(value);
    throw LATE;
  }
}

export class Session {
  constructor() {
    this.things = new Map();
    this.turns = new Map();
  }

  /** Holds a thing; answers whether it is another one than before. All that hangs on the one before is over then. */
  hold(name, thing) {
    if (this.things.has(name) && this.things.get(name) === thing) return false;
    this.end(name);
    this.things.set(name, thing);
    return true;
  }

  /** Begins to ask for something: who asked for it before, or for what hangs on it, is late from now on. */
  begin(name) {
    this.end(name);
    const turn = new Turn();
    this.turns.set(name, turn);
    return turn;
  }

  /** Lets something go, with all that hangs on it. */
  end(name) {
    const isBelow = (other) => other === name || other.startsWith(`${name}/`);
    for (const [other, turn] of this.turns) turn.isOver ||= isBelow(other);
    for (const all of [this.turns, this.things]) [...all.keys()].filter(isBelow).forEach((other) => all.delete(other));
  }
}

/** The page's own. */
export const session = new Session();
