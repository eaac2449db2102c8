// Titles of runs where there is little room.

/** The losses' names alone, where they tell the runs apart. */
export function shortNames(titles) {
  const names = titles.map((title) => title.replaceAll(/ [^ ]+=[^ ]+/g, ''));
  return new Set(names).size === titles.length ? names : titles;
}

/** How wide a name is at most in a chart's units, in the widest of usual fonts and presented; Chinese characters are wider. */
export function widthOf(name) {
  return Array.from(name).reduce((width, letter) => width + letterWidth(letter), 0);
}

const letterWidth = (letter) => (letter > '\u2e7f' ? 14 : 9.3);

/** Names of runs none of which is wider than its room: short ones where the whole do not fit, cut where even that does not help. */
export function fittingNames(titles, rooms) {
  const fit = titles.every((title, i) => widthOf(title) <= rooms[i]);
  return fit ? titles : shortNames(titles).map((name, i) => cut(name, rooms[i]));
}

function cut(name, room) {
  if (widthOf(name) <= room) return name;
  const letters = Array.from(name);
  let left = room - widthOf('…');
  const end = letters.findIndex((letter) => (left -= letterWidth(letter)) < 0);
  return `${letters.slice(0, end).join('').trimEnd()}…`;
}

/** As few lines as hold the parts in their order, none longer than `most` characters unless one part alone is. */
export function linesOf(parts, comma, most) {
  return parts.reduce((lines, part) => {
    const longer = lines.length ? lines.at(-1) + comma + part : part;
    return longer.length <= most ? [...lines.slice(0, -1), longer] : [...lines, part];
  }, /** @type {Array<string>} */ ([]));
}
