// What is unusual about a shot, by its knobs: the words for it are the page's.

/** From this share of the way to a knob's end, people would mention it. */
const WORTH_SAYING = 0.4;
const MOST = 3;

/** How far a knob is from usual, 0 … 1, and which way: {share, way: 'more' | 'less'}. */
function away({ kind, min, max, value }, text) {
  if (kind === 'switch') return { share: text !== undefined && text !== value ? 1 : 0, way: 'more' };
  const usual = Number(value);
  const now = text === undefined ? usual : Number(text);
  const more = now > usual;
  const room = more ? max - usual : usual - min;
  return { share: room > 0 ? Math.abs(now - usual) / room : 0, way: more ? 'more' : 'less' };
}

/**
 * The keys of what is worth saying of a shot, such as `yaw.more`, the strongest first, three at most. `knobs` describe the
 * shot, `shot` are its texts that differ from the usual, `has(key)` tells whether there are words for a key.
 */
export function reasonsOf(shot, knobs, has) {
  return knobs
    .map((info) => ({ key: info.key, ...away(info, shot[info.key]) }))
    .map(({ key, share, way }) => ({ key: `${key}.${way}`, share }))
    .filter(({ key, share }) => share >= WORTH_SAYING && has(key))
    .sort((a, b) => b.share - a.share)
    .slice(0, MOST)
    .map(({ key }) => key);
}
