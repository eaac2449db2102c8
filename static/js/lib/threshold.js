// The one threshold: two faces are taken for one person when the angle between them is at most this.

/** Tells everybody who listens, at most once a frame however fast somebody drags. */
export class Threshold {
  /** `schedule(action)` runs the action at the next frame; without one, everybody is told at once. */
  constructor(angleDeg, schedule = (action) => action()) {
    this.angleDeg = angleDeg;
    this.schedule = (action) => schedule(action); // a browser's own function wants no `this`
    this.listeners = [];
    this.waiting = false;
  }

  /** Calls `listener(angleDeg)` now and after every change; returns a function that ends it. */
  listen(listener) {
    this.listeners.push(listener);
    listener(this.angleDeg);
    return () => (this.listeners = this.listeners.filter((other) => other !== listener));
  }

  /** Degrees, kept within 0 … 180. */
  set(angleDeg) {
    const next = Math.max(0, Math.min(180, angleDeg));
    if (!Number.isFinite(next) || next === this.angleDeg) return;
    this.angleDeg = next;
    if (this.waiting) return;
    this.waiting = true;
    this.schedule(() => {
      this.waiting = false;
      for (const listener of this.listeners) listener(this.angleDeg);
    });
  }

  /** Tells everybody again, because what they look at has changed. */
  tell() {
    for (const listener of this.listeners) listener(this.angleDeg);
  }
}
