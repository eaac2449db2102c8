// Two classes on an arc: where a sample satisfies the loss of its own class, read off the loss's table of ψ.
// A place is an angle in degrees on the arc, counted from the own class direction (0) to the other one (`between`).

const RAD = Math.PI / 180;
const STEP_DEG = 0.25;

/** The table has six decimals: what differs by less than this from the boundary lies on it. */
const UNSEEN = 2e-6;

/** Angles between the directions at which gaps are compared. */
const COMPARED_DEG = [20, 30, 45, 60, 75, 90, 105, 120];
const SAME_DEG = 0.05;
const SAME_COS = 0.001;

/** Two boundaries this near to each other are one line. */
const ONE_LINE_DEG = 0.01;

export const cosDeg = (deg) => Math.cos(deg * RAD);

/** ψ at an angle: the cubic through two neighbours in the table {thetaDeg, psi, slope} with their slopes per radian. */
export function psiAt({ thetaDeg, psi, slope }, deg) {
  const last = thetaDeg.length - 1;
  const width = (thetaDeg[last] - thetaDeg[0]) / last;
  const i = Math.min(last - 1, Math.max(0, Math.floor(deg / width)));
  const t = deg / width - i;
  const [from, to] = [psi[i], psi[i + 1]];
  const [out, into] = [slope[i], slope[i + 1]].map((one) => (Number.isFinite(one) ? one * width * RAD : to - from));
  const bend = t * (1 - t) * ((1 - t) * (out - to + from) - t * (into - to + from));
  return from + t * (to - from) + bend;
}

/** By how much the own target logit leads the other class's cosine; the loss is satisfied where it is not negative. */
const lead = (curve, between, place) => psiAt(curve, Math.abs(place)) - cosDeg(between - place);

/** The half-circle around the bisector: its first and last place. */
export const reach = (between) => [between / 2 - 90, between / 2 + 90];

/** The parts [from, to] of the half-circle where the loss is satisfied for a sample of the own class. */
export function satisfied(curve, between) {
  const [first, last] = reach(between);
  const holds = (place) => lead(curve, between, place) >= -UNSEEN;
  const parts = [];
  let from = holds(first) ? first : undefined;
  for (let before = first; before < last; before += STEP_DEG) {
    const here = Math.min(last, before + STEP_DEG);
    if (holds(here) === (from !== undefined)) continue;
    const edge = edgeBetween(holds, before, here);
    if (from !== undefined) parts.push([from, edge]);
    from = from === undefined ? edge : undefined;
  }
  if (from !== undefined) parts.push([from, last]);
  return parts;
}

/** Where `holds` changes between two places, by bisection; the answer is on the side where it holds. */
function edgeBetween(holds, a, b) {
  let [inside, outside] = holds(a) ? [a, b] : [b, a];
  for (let round = 0; round < 40; round++) {
    const middle = (inside + outside) / 2;
    if (holds(middle)) inside = middle;
    else outside = middle;
  }
  return inside;
}

/**
 * The boundary around the own direction and what lies between it and the other class's: {edgeDeg, deg, cos}, `cos` being
 * cos θ₁ − cos θ₂ on the boundary; all NaN if the direction itself does not satisfy the loss.
 */
export function gapOf(curve, between) {
  const own = satisfied(curve, between).find(([from, to]) => from <= 0 && to >= 0);
  const edgeDeg = own ? own[1] : NaN;
  const free = between - 2 * edgeDeg;
  const isOneLine = Math.abs(free) < ONE_LINE_DEG;
  return { edgeDeg, deg: isOneLine ? 0 : free, cos: isOneLine ? 0 : cosDeg(edgeDeg) - cosDeg(between - edgeDeg) };
}

/** What the gap does as the directions turn: it is `none` at all, stays the same in `degrees` or in `cosine`, or does `neither`. */
export function whatStays(curve) {
  const gaps = COMPARED_DEG.map((between) => gapOf(curve, between)).filter(({ deg }) => Number.isFinite(deg));
  const spread = (values) => Math.max(...values) - Math.min(...values);
  if (gaps.length && gaps.every(({ deg }) => deg === 0)) return 'none';
  if (gaps.length < 2) return 'unknown';
  if (spread(gaps.map(({ deg }) => deg)) < SAME_DEG) return 'degrees';
  return spread(gaps.map(({ cos }) => cos)) < SAME_COS ? 'cosine' : 'neither';
}

/**
 * A sample of the own class at a place: its angles, whom it is decided as (`own`, `other` or `tie`), whether the loss is
 * satisfied, and how far it is, on the arc and in cosine, from where that changes (Infinity: nowhere on this arc).
 */
export function judge(curve, between, place) {
  const [first, last] = reach(between);
  const parts = satisfied(curve, between);
  const ownDeg = Math.abs(place);
  const otherDeg = Math.abs(between - place);
  const ahead = lead(curve, between, place);
  const isSatisfied = ahead >= -UNSEEN;
  const edges = parts.flat().filter((edge) => edge > first && edge < last);
  const nearer = otherDeg - ownDeg;
  return {
    ownDeg, otherDeg, isSatisfied, psi: psiAt(curve, ownDeg), cosOther: cosDeg(otherDeg),
    decided: Math.abs(nearer) < 1e-6 ? 'tie' : nearer > 0 ? 'own' : 'other',
    awayDeg: Math.min(...edges.map((edge) => Math.abs(edge - place))), awayCos: Math.abs(ahead),
  };
}
