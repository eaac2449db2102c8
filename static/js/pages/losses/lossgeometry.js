// The geometry of one loss: its picture, its numbers and sentences, and the dots they put on the curve.

import { degrees, fixed } from '../../lib/format.js';
import { cosDeg, gapOf, judge, psiAt, satisfied, whatStays } from '../../lib/wedge.js';
import { byId, h, inARow, say, setText } from '../../view/dom.js';
import { WedgeFigure } from '../../view/wedge.js';

const RANGE = { min: 20, max: 120 };
const USUAL_DEG = 60;
const START_SHARE = 0.42;

export class Geometry {
  /** `onMoved({ownDeg, otherDeg})` hears whenever the sample or a direction has moved. */
  constructor(onMoved) {
    this.onMoved = onMoved;
    this.between = USUAL_DEG;
    this.place = START_SHARE * USUAL_DEG;
    this.figure = new WedgeFigure(byId('wedge'), (place) => this.update({ place }));
    byId('wedge-between').append(this.makeSlider());
    byId('wedge-figure').hidden = false;
  }

  makeSlider() {
    const value = h('output', { class: 'value', for: 'between', textContent: `${USUAL_DEG}°` });
    const slider = h('input', { type: 'range', id: 'between', ...RANGE, step: 1 });
    const fill = () => slider.style.setProperty('--filled', `${(100 * (slider.valueAsNumber - RANGE.min)) / (RANGE.max - RANGE.min)}%`);
    slider.value = USUAL_DEG;
    slider.addEventListener('input', () => {
      const between = slider.valueAsNumber;
      value.textContent = `${between}°`;
      fill();
      // The sample keeps its share of the way between the two directions.
      this.update({ between, place: Math.round((10 * this.place * between) / this.between) / 10 });
    });
    fill();
    return h('div', { class: 'field' },
      h('span', { class: 'caption-row' }, h('label', { htmlFor: 'between' }, say('geometry.between')), value), slider);
  }

  /** `change`: any of {curve, between, place}. */
  update(change) {
    Object.assign(this, change);
    if (!this.curve) return;
    const { curve, between, place } = this;
    if (change.curve) this.stays = whatStays(curve);
    const gap = gapOf(curve, between);
    const parts = satisfied(curve, between);
    const judged = judge(curve, between, place);
    const [about, verdict] = [this.aboutGap(gap, parts), inWords(judged)];
    this.figure.show({ between, place, parts, gap, judged, verdict, words: say('geometry.label', between, about) });
    setText('wedge-gap', about);
    setText('wedge-verdict', verdict);
    byId('wedge-verdict').classList.toggle('lacking', !judged.isSatisfied);
    byId('wedge-numbers').replaceChildren(...numbers(gap, judged));
    this.onMoved(judged);
  }

  /** The gap in a sentence, and what it does as the directions turn. */
  aboutGap(gap, parts) {
    if (Number.isNaN(gap.deg)) {
      const none = say('geometry.empty', fixed(psiAt(this.curve, 0), 3), this.between, fixed(cosDeg(this.between), 3));
      return inARow(none, parts.length ? say('geometry.beyond') : '');
    }
    if (this.stays === 'none') return say('geometry.stays.none');
    if (gap.deg < 0) return say('geometry.overlap', degrees(-gap.deg), fixed(-gap.cos, 3));
    return inARow(say('geometry.gap', degrees(gap.deg), fixed(gap.cos, 3)), say(`geometry.stays.${this.stays}`));
  }
}

/** What holds for the sample: whom it is decided as, whether the loss is satisfied, and by how much. */
function inWords({ decided, isSatisfied, awayDeg, awayCos }) {
  const whose = say(`geometry.decided.${decided}`);
  const state = `geometry.${isSatisfied ? 'satisfied' : 'lacking'}`;
  const cosine = fixed(awayCos, 3);
  return inARow(whose, Number.isFinite(awayDeg) ? say(state, degrees(awayDeg), cosine) : say(`${state}.everywhere`, cosine));
}

function numbers(gap, { ownDeg, otherDeg, psi, cosOther }) {
  return [
    ['θ₁', degrees(ownDeg)], ['ψ(θ₁)', fixed(psi, 3)], [say('geometry.number.gap.deg'), degrees(gap.deg)],
    ['θ₂', degrees(otherDeg)], ['cos θ₂', fixed(cosOther, 3)], [say('geometry.number.gap.cos'), fixed(gap.cos, 3)],
  ].map(([name, value]) => h('div', {}, h('dt', { textContent: name }), h('dd', { textContent: value })));
}
