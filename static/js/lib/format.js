// Numbers and sentences as people read them.

/** Puts arguments into `{0}`, `{1}` …; two apostrophes stand for one, as in the message files. */
export function fill(pattern, ...args) {
  return pattern
    .replace(/\{(\d+)\}/g, (whole, index) => (index in args ? String(args[index]) : whole))
    .replaceAll("''", "'");
}

/** A text as it begins a sentence or a line of its own. */
export const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * A number, or a share in per cent (`power` 2), with a fixed count of decimals, a half rounded up as people do it: `toFixed`
 * looks at the binary number behind the digits and says 93.0 of 93.05, and a hundred times 0.0055 is less than 0.55.
 */
export function decimal(value, decimals, power = 0) {
  const size = String(Math.abs(value));
  if (size.includes('e')) return (value * 10 ** power).toFixed(decimals);
  const text = Number(`${Math.round(Number(`${size}e${decimals + power}`))}e-${decimals}`).toFixed(decimals);
  return value < 0 ? `-${text}` : text;
}

/** A number with a fixed count of decimals; a dash when there is none. */
export function fixed(value, decimals) {
  return Number.isFinite(value) ? decimal(value, decimals).replace('-', '−') : '–';
}

/** Stands after a number, which no line ends behind. */
export const PERCENT = '\u00a0%';

export function percent(share) {
  return Number.isFinite(share) ? `${decimal(share, 1, 2)}${PERCENT}` : '–';
}

export function degrees(angleDeg, decimals = 1) {
  return Number.isFinite(angleDeg) ? `${fixed(angleDeg, decimals)}°` : '–';
}

/** A count with thin groups: 60,000. */
export function count(number) {
  return Number(number).toLocaleString('en-US');
}

/** A count however large: 60,000 and 1.8 × 10⁹. */
export function large(number) {
  if (number < 1e6) return count(number);
  const [digits, power] = number.toExponential(1).split('e+');
  return `${digits} × 10${[...power].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[digit]).join('')}`;
}

/** A moment, given as ISO text, in the reader's own time. */
export function when(time, lang) {
  return new Date(time).toLocaleString(lang === 'zh' ? 'zh-CN' : 'en-GB', { dateStyle: 'medium', timeStyle: 'short' });
}

/** A length or an axis number with no more digits than help: 45.1, 3.5, 0.04. */
export function short(value) {
  if (!Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  const decimals = size >= 100 ? 0 : size >= 1 ? 1 : 2;
  return fixed(value, decimals);
}

/** An axis number without trailing zeros. */
export function tick(value) {
  const rounded = Number(value.toPrecision(6));
  return String(Math.abs(rounded) < 1e-9 ? 0 : rounded).replace('-', '−');
}

/** A knob's value with as many decimals as its step has. */
export function byStep(value, step) {
  const decimals = Math.max(0, Math.min(6, -Math.floor(Math.log10(step) + 1e-9)));
  return decimal(Number(value), decimals);
}
