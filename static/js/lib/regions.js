// Decision regions: the part of a polygon in which class j has the largest w_j·x + b_j.

/** A regular polygon round the origin, as [[x, y], …]. */
export function disc(radius, corners) {
  return Array.from({ length: corners }, (_, i) => {
    const angle = (2 * Math.PI * i) / corners;
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  });
}

/** One polygon per class (empty where a class wins nowhere); weights are rows of two, bias may be empty. */
export function decisionRegions(weights, bias, polygon) {
  const classes = weights.length / 2;
  return Array.from({ length: classes }, (_, own) => {
    let region = polygon;
    for (let other = 0; other < classes && region.length; other++) {
      if (other !== own) region = clip(region, advantage(weights, bias, own, other));
    }
    return region;
  });
}

/** (x, y) ↦ logit of own minus logit of other, an affine function. */
function advantage(weights, bias, own, other) {
  const a = weights[2 * own] - weights[2 * other];
  const b = weights[2 * own + 1] - weights[2 * other + 1];
  const c = bias.length ? bias[own] - bias[other] : 0;
  return ([x, y]) => a * x + b * y + c;
}

/** Sutherland and Hodgman: keeps the part of the polygon where the function is not negative. */
function clip(polygon, signed) {
  const kept = [];
  for (let i = 0; i < polygon.length; i++) {
    const here = polygon[i];
    const next = polygon[(i + 1) % polygon.length];
    const valueHere = signed(here);
    const valueNext = signed(next);
    if (valueHere >= 0) kept.push(here);
    if (valueHere >= 0 !== valueNext >= 0) kept.push(crossing(here, next, valueHere, valueNext));
  }
  return kept;
}

function crossing([x, y], [u, v], from, to) {
  const t = from / (from - to);
  return [x + (u - x) * t, y + (v - y) * t];
}
