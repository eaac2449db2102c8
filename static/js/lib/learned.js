// How well traits can be read off an embedding: {label, value (1: perfect), chance (what guessing gives)}.

/** From this share of the way from guessing to perfect on, a word counts as read. */
export const READABLE = 0.3;

/** Those that were measured, with `above`, 0 for guessing and 1 for perfect, best first. */
export function bestRead(traits) {
  const share = ({ value, chance }) => Math.max(0, Math.min(1, (value - chance) / (1 - chance)));
  return traits.filter(({ value }) => Number.isFinite(value))
    .map((trait) => ({ ...trait, above: share(trait) }))
    .sort((a, b) => b.above - a.above);
}
