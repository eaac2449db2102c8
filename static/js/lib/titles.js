// Titles of runs where there is little room.

/** The losses' names alone, where they tell the runs apart. */
export function shortNames(titles) {
  const names = titles.map((title) => title.replaceAll(/ [^ ]+=[^ ]+/g, ''));
  return new Set(names).size === titles.length ? names : titles;
}

/** As few lines as hold the parts in their order, none longer than `most` characters unless one part alone is. */
export function linesOf(parts, comma, most) {
  return parts.reduce((lines, part) => {
    const longer = lines.length ? lines.at(-1) + comma + part : part;
    return longer.length <= most ? [...lines.slice(0, -1), longer] : [...lines, part];
  }, /** @type {Array<string>} */ ([]));
}
