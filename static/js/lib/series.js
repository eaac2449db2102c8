// Lines of points [x, y] that may begin with the same ones.

const samePoint = ([x, y], [otherX, otherY]) => x === otherX && y === otherY;

function sharedLength(one, other) {
  let length = 0;
  while (length < one.length && length < other.length && samePoint(one[length], other[length])) length++;
  return length;
}

/** The lines; what one shares with an earlier one from its start on is left to that, but for the point where they part. */
export function withoutSharedPast(lines) {
  return lines.map((line, i) => {
    const shared = Math.max(0, ...lines.slice(0, i).map((earlier) => sharedLength(line, earlier)));
    return line.slice(Math.max(0, shared - 1));
  });
}
