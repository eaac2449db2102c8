// One finger, or the mouse, that holds a part of a picture: whichever comes meanwhile moves nothing.

export class Hold {
  /** Begins to hold `what` by an element that stays while it moves, unless something is held already; says whether it did. */
  begin(event, element, what) {
    if (this.element?.hasPointerCapture(this.pointerId)) return false;
    Object.assign(this, { element, what, pointerId: event.pointerId });
    element.setPointerCapture(event.pointerId);
    event.preventDefault();
    return true;
  }

  /** What the pointer of an event holds, until it is lifted or the element is gone; undefined for any other. */
  by({ pointerId }) {
    return this.element?.hasPointerCapture(pointerId) ? this.what : undefined;
  }
}
