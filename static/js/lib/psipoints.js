// The points a drawn curve goes through: [{deg, value}] from 0° to 180°, and what a hand may do with them.

/** No two points are nearer than this: a curve cannot jump. */
const GAP_DEG = 1;

/** What a hand sets is set in these steps. */
const STEP_DEG = 0.5;
const STEP_VALUE = 0.01;

/** `0:1,45:0.7,180:-1` as points. */
export function parsePoints(text) {
  return text.split(',').map((pair) => {
    const [deg, value] = pair.split(':').map(Number);
    return { deg, value };
  });
}

export function pointsText(points) {
  return points.map(({ deg, value }) => `${deg}:${value}`).join(',');
}

const within = (value, low, high) => Math.min(high, Math.max(low, value));

/** A number on its grid, without the digits that a sum leaves behind. */
const onGrid = (value, step) => Number((Math.round(value / step) * step).toFixed(4));

const valueOf = (value, { min, max }) => within(onGrid(value, STEP_VALUE), min, max);

/** Point `index` as near to a place as it can come: the ends keep their angles, the others their order. */
export function withPointAt(points, index, place, range) {
  const { deg, value } = points[index];
  const isEnd = index === 0 || index === points.length - 1;
  const [low, high] = isEnd ? [deg, deg] : [points[index - 1].deg + GAP_DEG, points[index + 1].deg - GAP_DEG];
  const moved = {
    deg: place.deg === deg || low > high ? deg : within(onGrid(place.deg, STEP_DEG), low, high), // typed ones may be nearer
    value: place.value === value ? value : valueOf(place.value, range),
  };
  return points.map((point, i) => (i === index ? moved : point));
}

/** One point more: {points, index}; null where another is in the way. */
export function withPoint(points, place, range) {
  const deg = onGrid(place.deg, STEP_DEG);
  const index = points.findIndex((point) => point.deg > deg);
  if (index < 1 || deg - points[index - 1].deg < GAP_DEG || points[index].deg - deg < GAP_DEG) return null;
  const added = { deg, value: valueOf(place.value, range) };
  return { points: [...points.slice(0, index), added, ...points.slice(index)], index };
}

/** One point more, halfway from point `index` to the next, or from the last one to the one before. */
export function withPointAfter(points, index, range) {
  const [one, other] = points.slice(Math.min(index, points.length - 2));
  return withPoint(points, { deg: (one.deg + other.deg) / 2, value: (one.value + other.value) / 2 }, range);
}

/** Without point `index`, unless that is an end. */
export function withoutPoint(points, index) {
  return index > 0 && index < points.length - 1 ? points.filter((_, i) => i !== index) : points;
}

/**
 * A stroke of the hand in place of the points beneath it, as few points as show its shape, and at most `most` in all; the
 * same points where there is no room for more, null where nothing was drawn.
 */
export function withStroke(points, stroke, range, most) {
  const line = everyDegree(stroke);
  if (line.length < 2) return null;
  const [from, to] = [line[0].deg, line.at(-1).deg];
  const left = points.filter(({ deg }) => deg < from - 2 * GAP_DEG);
  const right = points.filter(({ deg }) => deg > to + 2 * GAP_DEG);
  let tolerance = 0.02;
  let middle = simplified(line, tolerance);
  while (middle.length > Math.max(2, most - left.length - right.length)) middle = simplified(line, (tolerance *= 1.3));
  const all = [...left, ...middle.map(({ deg, value }) => ({ deg, value: valueOf(value, range) })), ...right];
  return all.length > most ? points : all;
}

/** Near an end it is meant. */
const SNAP_DEG = 4;

/** One value for every degree that a stroke went over: the hand may go back, what it drew last holds. */
function everyDegree(stroke) {
  const values = new Map();
  stroke.forEach((here, i) => {
    const before = stroke[Math.max(0, i - 1)];
    const [low, high] = before.deg < here.deg ? [before, here] : [here, before];
    for (let deg = Math.ceil(low.deg); deg <= high.deg; deg++) {
      const share = high.deg > low.deg ? (deg - low.deg) / (high.deg - low.deg) : 1;
      values.set(deg, low.value + share * (high.value - low.value));
    }
  });
  const line = [...values].sort(([a], [b]) => a - b).map(([deg, value]) => ({ deg, value }));
  if (line.length && line[0].deg <= SNAP_DEG) line[0] = { ...line[0], deg: 0 };
  if (line.length && line.at(-1).deg >= 180 - SNAP_DEG) line.push({ ...line.pop(), deg: 180 });
  return line;
}

/** Points of a stroke stand so far apart that each can be taken hold of. */
const HOLD_DEG = 5;

/** Douglas and Peucker's choice of points from which no other is farther in value than `tolerance`, unless it is too near one. */
function simplified(line, tolerance) {
  const [first, last] = [line[0], line.at(-1)];
  let farthest = 0;
  let most = tolerance;
  line.forEach(({ deg, value }, i) => {
    if (deg - first.deg < HOLD_DEG || last.deg - deg < HOLD_DEG) return;
    const between = first.value + ((deg - first.deg) / (last.deg - first.deg || 1)) * (last.value - first.value);
    if (Math.abs(value - between) > most) [farthest, most] = [i, Math.abs(value - between)];
  });
  if (!farthest) return [first, last];
  return [...simplified(line.slice(0, farthest + 1), tolerance).slice(0, -1), ...simplified(line.slice(farthest), tolerance)];
}
