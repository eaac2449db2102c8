// A gate before the decision: images below it are refused, and pairs of the others are decided as ever.

export class Gate {
  /** `pairs`: a PairSet; `quality`: one number per image, higher is better. */
  constructor(pairs, quality, steps = 40) {
    this.quality = quality;
    this.ascending = Float32Array.from(quality).sort();
    this.steps = steps;
    this.index(pairs);
  }

  /** The quality that refuses a share (0 … 1) of the images. */
  level(share) {
    const n = this.ascending.length;
    return share <= 0 ? -Infinity : this.ascending[Math.min(n - 1, Math.round(share * n))];
  }

  /** Sorts the angles of the same pairs by the last step, of shares 0 … 1/2, at which they are still decided. */
  index(pairs) {
    const levels = Array.from({ length: this.steps }, (_, k) => this.level((0.5 * k) / this.steps));
    this.same = levels.map(() => []);
    for (const place of pairs.samePlaces) {
      const worst = Math.min(this.quality[pairs.first[place]], this.quality[pairs.second[place]]);
      let step = levels.length - 1;
      while (step > 0 && worst < levels[step]) step--;
      this.same[step].push(pairs.angle[place]);
    }
  }

  /** Error versus reject at a threshold: [{share, frr}] for shares of images refused from 0 to 1/2. */
  curve(angleDeg) {
    const points = [];
    let wrong = 0;
    let left = 0;
    for (let step = this.steps - 1; step >= 0; step--) {
      for (const angle of this.same[step]) wrong += angle > angleDeg ? 1 : 0;
      left += this.same[step].length;
      points.push({ share: (0.5 * step) / this.steps, frr: left ? wrong / left : NaN });
    }
    return points.reverse();
  }
}
