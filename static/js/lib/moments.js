// The moments seen so far, by index; the ones skipped under back-pressure stay gaps until fetched.
//
// Their arrays are kept within a budget of memory, as on the server: when it is used up, every other moment becomes thin,
// which leaves its numbers. Those that are whole are spread evenly and always hold the first and the newest.

/** As much as the server keeps of an experiment. */
const BUDGET_BYTES = 48 * 2 ** 20;

export class Moments {
  /** `budgetBytes`: for the arrays of all moments together. */
  constructor(budgetBytes = BUDGET_BYTES) {
    this.budgetBytes = budgetBytes;
    this.byIndex = new Map();
    this.clear();
  }

  clear() {
    this.byIndex.clear();
    this.bytes = 0;
    this.stride = 1;
    this.count = 0;
  }

  add(moment) {
    this.letGo(moment.index);
    this.byIndex.set(moment.index, moment);
    this.bytes += bytesOf(moment);
    this.count = Math.max(this.count, moment.index + 1);
    this.thinOut(moment.index);
  }

  /** What was fetched in between goes first, then every other of the rest; the one just added stays. */
  thinOut(added) {
    while (this.bytes > this.budgetBytes && this.stride <= this.count) {
      const whole = [...this.byIndex.keys()].filter((index) => this.get(index));
      const last = Math.max(...whole);
      const spare = whole.filter((index) => index % this.stride !== 0 && index !== last && index !== added);
      spare.forEach((index) => this.letGo(index));
      if (!spare.length) this.stride *= 2;
    }
  }

  /** Leaves only the numbers of a moment. */
  letGo(index) {
    const moment = this.get(index);
    if (!moment) return;
    this.bytes -= bytesOf(moment);
    this.byIndex.set(index, { index, isThin: true, runs: moment.runs.map(numbersOf) });
  }

  /** The server may keep more moments than have arrived here. */
  atLeast(count) {
    this.count = Math.max(this.count, count);
  }

  /** The moment of this index, if it is here and whole. */
  get(index) {
    const moment = this.byIndex.get(index);
    return moment?.isThin ? undefined : moment;
  }

  newest() {
    return this.nearest(this.count - 1);
  }

  /** The whole moment here whose index is closest to the one asked for. */
  nearest(index) {
    for (let away = 0; away <= this.count; away++) {
      const found = this.get(index - away) ?? this.get(index + away);
      if (found) return found;
    }
    return undefined;
  }

  /** Those here, oldest first, whole or thin: the numbers of all are there. */
  inOrder() {
    return [...this.byIndex.keys()].sort((a, b) => a - b).map((index) => this.byIndex.get(index));
  }

  /** Index of the first moment in which the longest run has reached the step, or -1. */
  indexAtStep(step) {
    return this.indexOf((moment) => stepOf(moment) >= step);
  }

  /** The same of a number of epochs. */
  indexAtEpoch(epoch) {
    return this.indexOf((moment) => epochOf(moment) >= epoch);
  }

  indexOf(isReached) {
    return this.inOrder().find(isReached)?.index ?? -1;
  }
}

const isArray = (value) => ArrayBuffer.isView(value);

/** What a moment's arrays take. */
function bytesOf({ runs }) {
  const arrays = runs.flatMap((run) => Object.values(run).filter(isArray));
  return arrays.reduce((sum, { byteLength }) => sum + byteLength, 0);
}

function numbersOf(run) {
  return Object.fromEntries(Object.entries(run).filter(([, value]) => !isArray(value)));
}

/** How far a moment is: the step of the run that has gone furthest. */
export function stepOf(moment) {
  return Math.max(...moment.runs.map((run) => run.step));
}

/** How far a moment is in passes over the training digits. */
export function epochOf(moment) {
  return Math.max(...moment.runs.map((run) => run.epoch));
}
