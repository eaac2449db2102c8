// What all charts share: a frame in SVG, axis numbers, direct labels that keep out of each other's way.

import { svg } from './dom.js';

/** An empty chart of width × height units; its `role` and label tell its content in words. */
export function chartFrame(host, width, height) {
  const root = svg('svg', { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': '' });
  host.replaceChildren(root);
  return root;
}

/** Tells what the chart shows, but only when the words have changed. */
export function setLabel(root, words) {
  if (root.getAttribute('aria-label') !== words) root.setAttribute('aria-label', words);
}

/** Horizontal lines with their values on the left. */
export function valueAxis(values, y, { left, right }, format) {
  return values.flatMap((value) => [
    svg('line', { class: 'grid', x1: left, x2: right, y1: y(value), y2: y(value) }),
    svg('text', { class: 'axis', x: left - 5, y: y(value) + 4, 'text-anchor': 'end' }, format(value)),
  ]);
}

/** Values beneath the chart. */
export function baseAxis(values, x, bottom, format) {
  return values.map((value, i) => {
    const anchor = i === values.length - 1 ? 'end' : i === 0 ? 'start' : 'middle';
    return svg('text', { class: 'axis', x: x(value), y: bottom + 14, 'text-anchor': anchor }, format(value));
  });
}

/** Labels beside their lines, pushed apart by at least `gap`; each {x, y, text, colour, anchor, strong, faint}. */
export function directLabels(labels, gap, [top, bottom]) {
  const placed = [...labels].sort((a, b) => a.y - b.y);
  let last = -Infinity;
  for (const label of placed) {
    label.y = Math.max(label.y, last + gap, top);
    last = label.y;
  }
  let next = bottom;
  for (const label of placed.reverse()) {
    label.y = Math.min(label.y, next);
    next = label.y - gap;
  }
  return placed.map(({ x, y, text, colour, anchor = 'start', strong, faint }) =>
    svg('text', { class: strong ? 'direct strong' : faint ? 'direct behind' : 'direct', x, y, fill: colour, 'text-anchor': anchor }, text));
}

/** Outline of a histogram as path data: steps from the base line and back to it. */
export function stepsPath(counts, x, y, base, width = 1) {
  let path = `M${x(0).toFixed(1)} ${base}`;
  counts.forEach((count, bin) => {
    const top = y(count).toFixed(1);
    path += `V${top}H${x((bin + 1) * width).toFixed(1)}`;
  });
  return `${path}V${base}Z`;
}

/** Bins joined by groups of `width`. */
export function coarser(bins, width) {
  const joined = new Array(Math.ceil(bins.length / width)).fill(0);
  bins.forEach((count, bin) => (joined[Math.floor(bin / width)] += count));
  return joined;
}
