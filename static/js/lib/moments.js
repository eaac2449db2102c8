// The moments seen so far, by index; the ones skipped under back-pressure stay gaps until fetched.

export class Moments {
  constructor() {
    this.byIndex = new Map();
    this.count = 0;
  }

  clear() {
    this.byIndex.clear();
    this.count = 0;
  }

  add(moment) {
    this.byIndex.set(moment.index, moment);
    this.count = Math.max(this.count, moment.index + 1);
  }

  /** The server may keep more moments than have arrived here. */
  atLeast(count) {
    this.count = Math.max(this.count, count);
  }

  get(index) {
    return this.byIndex.get(index);
  }

  newest() {
    return this.nearest(this.count - 1);
  }

  /** The moment here whose index is closest to the one asked for. */
  nearest(index) {
    if (this.byIndex.has(index)) return this.byIndex.get(index);
    for (let away = 1; away <= this.count; away++) {
      const found = this.byIndex.get(index - away) ?? this.byIndex.get(index + away);
      if (found) return found;
    }
    return undefined;
  }

  /** Those here, oldest first. */
  inOrder() {
    return [...this.byIndex.keys()].sort((a, b) => a - b).map((index) => this.byIndex.get(index));
  }

  /** Index of the first moment in which the longest run has reached the step, or -1. */
  indexAtStep(step) {
    const reached = this.inOrder().find((moment) => stepOf(moment) >= step);
    return reached ? reached.index : -1;
  }
}

/** How far a moment is: the step of the run that has gone furthest. */
export function stepOf(moment) {
  return Math.max(...moment.runs.map((run) => run.step));
}

/** How far a moment is in passes over the training digits. */
export function epochOf(moment) {
  return Math.max(...moment.runs.map((run) => run.epoch));
}
