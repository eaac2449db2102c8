// Which points a loss compares, as lines between them: those that still give a gradient stand out.

/** Of samples of one class the line is whole, of different ones it is broken. */
const BROKEN = [3, 4];

/** `links`: {ends (two points per line), pulls (per line)}, or undefined. */
export function drawLinks(g, { placed, labels, links }, radius, { ink, card }) {
  if (!links) return;
  for (const pulls of [0, 1]) {
    for (const isOwn of [true, false]) {
      const path = pathOf(placed, links, radius, (one, other, i) => links.pulls[i] === pulls && (labels[one] === labels[other]) === isOwn);
      g.setLineDash(isOwn ? [] : BROKEN);
      if (pulls) stroke(g, path, card, 2.5, 0.5);
      stroke(g, path, ink, pulls ? 1 : 0.75, pulls ? 0.7 : 0.25);
    }
  }
  g.setLineDash([]);
  g.globalAlpha = 1;
}

function stroke(g, path, colour, width, opacity) {
  g.strokeStyle = colour;
  g.lineWidth = width;
  g.globalAlpha = opacity;
  g.stroke(path);
}

function pathOf(placed, { ends }, radius, isWanted) {
  const path = new Path2D();
  const at = (point) => [placed[2 * point] * radius, -placed[2 * point + 1] * radius];
  for (let i = 0; i < ends.length / 2; i++) {
    const [one, other] = [ends[2 * i], ends[2 * i + 1]];
    if (!isWanted(one, other, i)) continue;
    path.moveTo(...at(one));
    path.lineTo(...at(other));
  }
  return path;
}
