// Which points lie inside a line drawn by hand.

/** Whether (x, y) is inside a closed polygon [[x, y], …]: crossings of a ray are odd. */
function isInside(x, y, polygon) {
  let inside = false;
  for (let i = 0, j = polygon.length - 1; i < polygon.length; j = i++) {
    const [xi, yi] = polygon[i];
    const [xj, yj] = polygon[j];
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}

/** Indices of the places (x, y interleaved) inside a polygon. */
export function inside(places, polygon) {
  const found = [];
  for (let i = 0; i < places.length / 2; i++) {
    if (isInside(places[2 * i], places[2 * i + 1], polygon)) found.push(i);
  }
  return found;
}

/** The place nearest to `from` in a direction (a unit step, y down), at most 60° off it; −1 when there is none. */
export function towards(places, from, dx, dy) {
  let best = -1;
  let least = Infinity;
  for (let i = 0; i < places.length / 2; i++) {
    if (i === from) continue;
    const x = places[2 * i] - places[2 * from];
    const y = places[2 * i + 1] - places[2 * from + 1];
    const along = x * dx + y * dy;
    const distance = Math.hypot(x, y);
    if (along < 0.5 * distance || !distance) continue;
    const cost = 2 * distance - along; // what lies straight ahead comes first
    if (cost < least) [best, least] = [i, cost];
  }
  return best;
}
