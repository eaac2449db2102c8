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

/** Shots that are enrolled, which nobody comes to the door in. */
const FIRST_ENROLLED_SHOT = 100_000;

/**
 * Somebody enrolled, as they look another day: {paper} or {folder}. `shot` counts the days. Of the
 * pictures of a folder's person the even ones are enrolled, and in the odd ones they come:
 * nobody is recognised by the very picture that is in the gallery.
 */
export function againFace({ kind, who }, shot, pictures) {
  if (kind === 'paper') return { paper: `${who}&shot=${shot}` };
  return { folder: kind, person: who, picture: pictures > 1 ? 1 + 2 * (shot % Math.floor(pictures / 2)) : 0 };
}

/** Other pictures of somebody enrolled, to be enrolled too; of a folder's person there are so many `pictures`. */
export function otherFaces({ kind, who }, pictures) {
  if (kind === 'paper') return Array.from({ length: pictures }, (_, i) => ({ paper: `${who}&shot=${FIRST_ENROLLED_SHOT + i}` }));
  return Array.from({ length: Math.ceil(pictures / 2) - 1 }, (_, i) => ({ folder: kind, person: who, picture: 2 + 2 * i }));
}

/**
 * Of several answers about one visitor, {candidates: [{name, angleDeg}], nearest first}, the one that a model is most likely to
 * judge wrongly: somebody enrolled as `expected` farthest from themselves, a stranger, `expected` null, nearest to anybody.
 */
export function hardest(answers, expected) {
  const risk = ({ candidates }) => {
    if (expected === null) return -(candidates[0]?.angleDeg ?? Infinity);
    return candidates.find(({ name }) => name === expected)?.angleDeg ?? Infinity;
  };
  return answers.reduce((worst, answer) => (risk(answer) > risk(worst) ? answer : worst));
}

/** The list in an order that looks like chance, the same for the same seed (Park and Miller's generator). */
export function shuffled(list, seed) {
  const mixed = [...list];
  let state = (seed * 48271) % 2147483647;
  for (let i = mixed.length - 1; i > 0; i--) {
    state = (state * 48271) % 2147483647;
    const j = Math.floor((state / 2147483647) * (i + 1)); // its low bits are no dice
    [mixed[i], mixed[j]] = [mixed[j], mixed[i]];
  }
  return mixed;
}

/** Another picture of a stranger. */
export function otherShot(face, shot) {
  return face.paper ? { paper: face.paper.replace(/shot=\d+$/, `shot=${shot}`) } : { ...face, picture: shot };
}

/** Somebody nobody has enrolled. */
export function stranger(visit) {
  return { paper: `person=${FIRST_STRANGER + visit}&shot=${visit}` };
}
