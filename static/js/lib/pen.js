// A pen led by keys over 20 by 20 places, for whoever draws without mouse or finger.

const SIDE = 20;
const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** Where the pen rests before it is led anywhere: near the top, where most digits begin. */
export const FIRST = { column: 10, row: 5 };

/** The place a key leads to from {column, row}, both 1 to 20 from the upper left; undefined if the key leads nowhere. */
export function ledBy(key, { column, row }) {
  if (!(key in WAYS)) return undefined;
  const [right, down] = WAYS[key];
  const within = (place) => Math.min(SIDE, Math.max(1, place));
  return { column: within(column + right), row: within(row + down) };
}

/** The middle of a place as [x, y] in a square of so many pixels. */
export function middleOf({ column, row }, pixels) {
  return [column, row].map((place) => ((place - 0.5) * pixels) / SIDE);
}
