// Generated people who come to the door: colleagues, and strangers nobody enrolled.

/** Colleagues to be enrolled and strangers have numbers of their own; no model was trained on them. */
const FIRST_COLLEAGUE = 4_500_000;
const FIRST_STRANGER = 4_700_000;

/** The i-th colleague one may enrol: {name, face}; `names` is a list with commas. */
export function colleague(i, names) {
  const list = names.split(/[,，、]\s*/);
  const round = Math.floor(i / list.length);
  return { name: list[i % list.length] + (round ? ` ${round + 1}` : ''), face: { paper: `person=${FIRST_COLLEAGUE + i}` } };
}

/** Somebody enrolled, as they look another day: {paper} or {folder}. `shot` counts the days. */
export function againFace({ kind, who }, shot) {
  return kind === 'paper' ? { paper: `${who}&shot=${shot}` } : { folder: kind, person: Number(who), picture: shot };
}

/** Somebody nobody has enrolled. */
export function stranger(visit) {
  return { paper: `person=${FIRST_STRANGER + visit}&shot=${visit}` };
}
