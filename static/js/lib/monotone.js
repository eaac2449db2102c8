// What a hand sees of its curve until the server has reckoned it: the same monotone cubic, which a test holds to the server's.

const RAD = Math.PI / 180;

/** Through points [{deg, value}]: ψ and its slope per radian at every degree, as the server describes a curve. */
export function smoothCurve(points) {
  const widths = points.slice(1).map(({ deg }, i) => (deg - points[i].deg) * RAD);
  const secants = widths.map((width, i) => (points[i + 1].value - points[i].value) / width);
  const slopes = slopesOf(widths, secants);
  const curve = { thetaDeg: Array.from({ length: 181 }, (_, deg) => deg), psi: [], slope: [] };
  let i = 0;
  for (const deg of curve.thetaDeg) {
    while (i < widths.length - 1 && deg >= points[i + 1].deg) i++;
    const bend = (3 * secants[i] - 2 * slopes[i] - slopes[i + 1]) / widths[i];
    const twist = (slopes[i] + slopes[i + 1] - 2 * secants[i]) / widths[i] ** 2;
    const along = (deg - points[i].deg) * RAD;
    curve.psi.push(points[i].value + along * (slopes[i] + along * (bend + along * twist)));
    curve.slope.push(slopes[i] + along * (2 * bend + along * 3 * twist));
  }
  return curve;
}

function slopesOf(widths, secants) {
  const last = secants.length - 1;
  if (!last) return [secants[0], secants[0]];
  const inner = secants.slice(1).map((right, i) => {
    const left = secants[i];
    const [a, b] = [2 * widths[i + 1] + widths[i], widths[i + 1] + 2 * widths[i]];
    return left * right <= 0 ? 0 : (a + b) / (a / left + b / right);
  });
  return [endSlope(widths, secants, 0, 1), ...inner, endSlope(widths, secants, last, last - 1)];
}

function endSlope(widths, secants, end, next) {
  const slope = ((2 * widths[end] + widths[next]) * secants[end] - widths[end] * secants[next]) / (widths[end] + widths[next]);
  if (slope * secants[end] <= 0) return 0;
  const turns = secants[end] * secants[next] <= 0;
  return turns && Math.abs(slope) > 3 * Math.abs(secants[end]) ? 3 * secants[end] : slope;
}
