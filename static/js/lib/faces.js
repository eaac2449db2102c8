// A face as text: somebody (`person=4000000`, traits changed `p.skin=0.3`) as photographed (`s.yaw=20`).

/** Everybody of this page has a number from here on; no model was ever trained on them. */
const FIRST_PERSON = 4_000_000;

/** Whom a newcomer meets. */
export const USUAL_PERSON = String(FIRST_PERSON + 31);

const PEOPLE = 1_000_000;

/** Somebody nobody has seen yet. */
export const anybody = () => String(FIRST_PERSON + Math.floor(Math.random() * PEOPLE));

/**
 * `face`: {person, traits, shot}, both maps of texts that differ from the usual; with a `number`, the shot is the varied one
 * of that number.
 */
export function fieldsOf({ person, traits, shot, number }) {
  const part = (prefix, texts) => Object.entries(texts).map(([key, text]) => [`${prefix}.${key}`, text]);
  return [['person', person], ...(number === undefined ? [] : [['shot', number]]), ...part('p', traits), ...part('s', shot)];
}

/** The text form that addresses and the server use. */
function faceText(face) {
  return new URLSearchParams(fieldsOf(face)).toString();
}

/** The address of a face's picture, `side` pixels square. */
export function faceImage(face, side) {
  return face.photo ?? `/api/paper/face.png?size=${side}&${faceText(face)}`;
}

/** What the server is to compare. */
export function described(face) {
  return face.photo ? { image: face.photo } : { paper: faceText(face) };
}

export function sameTexts(a, b) {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => a[key] === b[key]);
}
