// Every model has angles of its own: a threshold chosen for one says nothing about another.

/** Puts the threshold where a model's errors are equal, once for each model that comes to decide. */
export class StartingThreshold {
  /** `moved(angleDeg)` hears when a threshold that somebody had before their eyes gives way to another model's. */
  constructor(threshold, moved) {
    Object.assign(this, { threshold, moved, model: undefined, usualDeg: NaN, isGiven: false });
  }

  /** An address was opened: its threshold, or null, holds for the model that it chooses. */
  open(angleDeg) {
    this.isGiven = angleDeg !== null;
    this.threshold.set(angleDeg ?? this.usualDeg);
  }

  /** The address chose the model that decides already. */
  settle() {
    this.isGiven = false;
  }

  /** A model decides from now on; `usualDeg` is its threshold of equal errors. */
  decides(model, usualDeg) {
    const isAnother = model !== this.model;
    const gaveWay = this.model !== undefined && this.threshold.angleDeg !== usualDeg;
    const { isGiven } = this;
    Object.assign(this, { model, usualDeg, isGiven: false });
    if (!isAnother || isGiven) return;
    this.threshold.set(usualDeg);
    if (gaveWay) this.moved(usualDeg);
  }

  /** The threshold that `model` decides by, in degrees; NaN as long as the one at hand is another model's. */
  degFor(model) {
    return this.isGiven || model === this.model ? this.threshold.angleDeg : NaN;
  }

  /** What an address has to name: the threshold in degrees, or null where it is the usual one. */
  get own() {
    const { angleDeg } = this.threshold;
    return Number.isFinite(angleDeg) && angleDeg !== this.usualDeg ? angleDeg : null;
  }
}
