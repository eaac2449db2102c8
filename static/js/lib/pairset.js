// All pairs of images under one question: same person? Counted once, so that any threshold is answered
// by one binary search, however many pairs there are.

import { arrayAt, headOf } from './frames.js';

const MAGIC = 0x31505346; // "FSP1", little endian

/** The head and the arrays of a packed answer: {…head, [name]: typed array}. */
export function unpack(buffer) {
  const { head: { arrays, ...head }, end } = headOf(buffer, MAGIC);
  for (const [name, place] of Object.entries(arrays)) head[name] = arrayAt(buffer, end + place.offset, place);
  return head;
}

export class PairSet {
  /**
   * `angle`: degrees, ascending; `first`, `second`: the images of each pair; `same`: 1 for one person.
   * `keeps(image)`: which images count; all of them without it.
   */
  constructor({ angle, first, second, same }, keeps = undefined) {
    const kept = keeps ? chosen(first, second, keeps) : undefined;
    this.angle = kept ? pick(angle, kept) : angle;
    this.first = kept ? pick(first, kept) : first;
    this.second = kept ? pick(second, kept) : second;
    this.same = kept ? pick(same, kept) : same;
    this.count = this.angle.length;
    this.index();
  }

  /** sameBefore[k]: same pairs among the first k; samePlaces, differentPlaces: where each kind stands. */
  index() {
    this.sameBefore = new Uint32Array(this.count + 1);
    for (let k = 0; k < this.count; k++) this.sameBefore[k + 1] = this.sameBefore[k] + this.same[k];
    this.sames = this.sameBefore[this.count];
    this.differents = this.count - this.sames;
    this.samePlaces = new Uint32Array(this.sames);
    this.differentPlaces = new Uint32Array(this.differents);
    let s = 0;
    let d = 0;
    for (let k = 0; k < this.count; k++) {
      if (this.same[k]) this.samePlaces[s++] = k;
      else this.differentPlaces[d++] = k;
    }
  }

  /** How many pairs lie at or below an angle. */
  below(angleDeg) {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.angle[middle] <= angleDeg) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The four counts at a threshold and their rates, 0 … 1 (NaN where there is no such pair). */
  at(angleDeg) {
    return this.after(this.below(angleDeg));
  }

  after(accepted) {
    const trueAccepts = this.sameBefore[accepted];
    const falseAccepts = accepted - trueAccepts;
    return {
      trueAccepts, falseAccepts,
      falseRejects: this.sames - trueAccepts, trueRejects: this.differents - falseAccepts,
      far: falseAccepts / this.differents, frr: (this.sames - trueAccepts) / this.sames,
    };
  }

  /** The k-th worst pair wrongly let in (different, smallest angle first) as {first, second, angleDeg}. */
  falseAccept(k) {
    return this.pair(this.differentPlaces[k]);
  }

  /** The k-th worst pair wrongly refused (same, largest angle first). */
  falseReject(k) {
    return this.pair(this.samePlaces[this.sames - 1 - k]);
  }

  pair(place) {
    return { first: this.first[place], second: this.second[place], angleDeg: this.angle[place] };
  }

  /** Where FAR and FRR are equal, in straight lines between thresholds: {rate, angleDeg}. */
  eer() {
    let before = { far: 0, frr: 1 };
    for (let k = 0; k < this.count; ) {
      const angleDeg = this.angle[k];
      while (k < this.count && this.angle[k] === angleDeg) k++;
      const { far, frr } = this.after(k);
      if (far >= frr) {
        const gap = before.frr - before.far;
        const part = gap / (gap + far - frr || 1);
        return { rate: before.far + part * (far - before.far), angleDeg };
      }
      before = { far, frr };
    }
    return { rate: NaN, angleDeg: NaN };
  }

  /** The threshold with the most right people let in while at most a share `far` of the others is. */
  angleAtFar(far) {
    const allowed = Math.floor(far * this.differents + 1e-9);
    if (allowed >= this.differents) return 180;
    const place = this.differentPlaces[allowed];
    const angleDeg = this.angle[place];
    let k = place;
    while (k > 0 && this.angle[k - 1] === angleDeg) k--;
    return k > 0 ? this.angle[k - 1] : 0;
  }

  /** Counts of same and different pairs in bins of `width` degrees over 0 … 180. */
  histograms(width) {
    const bins = Math.ceil(180 / width);
    const same = new Uint32Array(bins);
    const different = new Uint32Array(bins);
    for (let k = 0; k < this.count; k++) {
      const bin = Math.min(bins - 1, Math.floor(this.angle[k] / width));
      if (this.same[k]) same[bin]++;
      else different[bin]++;
    }
    return { same, different };
  }

  /**
   * Points {far, frr} of the curve, only those that `differs(point, before)` on the screen. Both rates go one
   * way, so what has come to differ stays so, and all that lies in one spot is leapt over.
   */
  curve(differs) {
    const points = [this.after(0)];
    for (let k = 0; k < this.count; ) {
      k = this.nextEnd(k, (end) => differs(this.after(end), points.at(-1)));
      points.push(this.after(k));
    }
    return points;
  }

  /** The first count of pairs beyond `k`, none of their angles cut in two, that `isFar`, or else all. */
  nextEnd(k, isFar) {
    let near = k;
    let far = this.end(k + 1);
    for (let step = 1; far < this.count && !isFar(far); step *= 2) {
      near = far;
      far = this.end(Math.min(this.count, far + step));
    }
    while (near + 1 < far) {
      const middle = (near + far) >>> 1;
      if (isFar(this.end(middle))) far = middle;
      else near = middle;
    }
    return this.end(far);
  }

  /** From so many pairs on to the last of the same angle. */
  end(k) {
    let end = k;
    while (end < this.count && this.angle[end] === this.angle[end - 1]) end++;
    return end;
  }
}

function chosen(first, second, keeps) {
  const places = new Uint32Array(first.length);
  let kept = 0;
  for (let k = 0; k < first.length; k++) {
    if (keeps(first[k]) && keeps(second[k])) places[kept++] = k;
  }
  return places.subarray(0, kept);
}

function pick(array, places) {
  const picked = new array.constructor(places.length);
  for (let k = 0; k < places.length; k++) picked[k] = array[places[k]];
  return picked;
}
