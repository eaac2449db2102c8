// Angles as tones, for whoever listens to a chart: the wider, the higher; an octave for every 30°.

const LOWEST_HZ = 110;
const OCTAVE_DEG = 30;

/** So many tones tell how a run went. */
const MOST = 16;

const TONE_S = 0.14;
const BETWEEN_RUNS_S = 0.5;

/** The pitch of an angle in degrees: 110 Hz at 0°, 220 Hz at 30°, 880 Hz at a right angle. */
export function pitchOf(deg) {
  return LOWEST_HZ * 2 ** (deg / OCTAVE_DEG);
}

/** At most so many of a list, the first, the last and others evenly between. */
function some(list, most) {
  if (list.length <= most) return list;
  return Array.from({ length: most }, (_, i) => list[Math.round((i * (list.length - 1)) / (most - 1))]);
}

/** One run after the other, each a list of angles in degrees in the order of time: [{hz, atS, forS}]. */
export function tonesOf(runs) {
  let atS = 0;
  return runs.flatMap((degs) => {
    const tones = some(degs, MOST).map((deg, i) => ({ hz: pitchOf(deg), atS: atS + i * TONE_S, forS: TONE_S }));
    atS += tones.length * TONE_S + BETWEEN_RUNS_S;
    return tones;
  });
}
