// What a threshold makes of the two faces on /verify: the verdict in words, and the circle on the map.

import { reasonsOf } from '../../lib/reasons.js';
import { faceOf, isSame } from '../../lib/twofaces.js';
import { hasWords, showVerdict } from '../../view/verdict.js';

export class Decision {
  /**
   * `parts`: {knobs, persons, neighbourhood, gatekeeper}, persons a Map of traits by person; `now()` answers {pair, result,
   * isMeasured, thresholdDeg}: the two faces, what the model says of them or null, whether it is asked now, and the threshold it
   * decides by or NaN.
   */
  constructor(parts, now) {
    Object.assign(this, parts, { now });
  }

  show() {
    const { pair, result, isMeasured, thresholdDeg } = this.now();
    const shown = [faceOf(pair, 'left'), faceOf(pair, 'right')];
    const [enrolled, door] = shown.map((face) => (face.photo ? [] : reasonsOf(face.shot, this.knobs.shot, hasWords)));
    showVerdict({
      result, isMeasured, thresholdDeg, same: isSame(pair), reasons: { enrolled, door }, differing: this.differing(...shown),
      refused: this.gatekeeper.refused,
    });
  }

  /** The threshold has moved, or has become another model's. */
  follow() {
    this.neighbourhood.setThreshold(this.now().thresholdDeg);
    this.show();
  }

  /** Labels of the traits in which two drawn people differ, as far as they are known here. */
  differing(left, right) {
    const [a, b] = [left, right].map(({ person, traits }) => ({ ...this.persons.get(person), ...traits }));
    return left.photo || right.photo ? [] : this.knobs.traits.filter(({ key }) => a[key] !== b[key]).map(({ label }) => label);
  }
}
