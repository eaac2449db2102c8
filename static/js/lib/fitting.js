// Which kept model may judge which pictures: one that has learnt pictures of their kind.

/** The kind of a face's picture, as the server names what a model has learnt. */
export const kindOf = ({ photo }) => (photo ? 'photographs' : 'drawn');

/** Those of some kinds of pictures that a model has never seen. */
const unknownTo = ({ learnt }, kinds) => kinds.filter((kind) => kind !== learnt);

/** Of models, the newest first, the one to judge pictures of these kinds; undefined without any. */
export const fitting = (models, kinds) => models.find((model) => !unknownTo(model, kinds).length) ?? models[0];

/** What would judge better: {model}, {train: kind}, {mixed: true} where nothing does, or null where all is well. */
export function remedyFor(current, models, kinds) {
  const [unknown] = current ? unknownTo(current, kinds) : [];
  if (!unknown) return null;
  if (kinds.length > 1) return { mixed: true };
  const better = fitting(models, kinds);
  return better.learnt === unknown ? { model: better } : { train: unknown };
}
