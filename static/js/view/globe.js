// The globe behind points on a ball: its grid, and any line on it; what lies behind is fainter than what is in front.

import { turned } from '../lib/arcball.js';

const MERIDIANS = 6;
const FINENESS = 60;

/** How strongly lines are drawn that are behind, and in front. */
const STRENGTHS = [0.25, 0.8];

/** Meridians and the equator of a ball, each {places, depths}, turned with it. */
export function gridLines(rotation, reach) {
  const circles = Array.from({ length: MERIDIANS }, (_, i) => {
    const turn = (Math.PI * i) / MERIDIANS;
    return (t) => [Math.cos(t) * Math.cos(turn), Math.sin(t), Math.cos(t) * Math.sin(turn)];
  });
  circles.push((t) => [Math.cos(t), 0, Math.sin(t)]);
  return circles.map((circle) => {
    const points = new Float32Array(3 * (FINENESS + 1));
    for (let i = 0; i <= FINENESS; i++) points.set(circle((2 * Math.PI * i) / FINENESS).map((v) => v * reach), 3 * i);
    return turned(points, rotation);
  });
}

/** Draws lines {places, depths} on a ball in the stroke's style; `toCanvas(x, y)` answers [x, y] there. */
export function strokeRound(g, lines, toCanvas, strength = 1) {
  STRENGTHS.forEach((share, isFront) => {
    const path = new Path2D();
    for (const line of lines) addPart(path, line, Boolean(isFront), toCanvas);
    g.globalAlpha = share * strength;
    g.stroke(path);
  });
  g.globalAlpha = 1;
}

function addPart(path, { places, depths }, isFront, toCanvas) {
  let isDown = false;
  for (let i = 1; i < depths.length; i++) {
    const isWanted = depths[i] >= 0 === isFront;
    if (isWanted && !isDown) path.moveTo(...toCanvas(places[2 * i - 2], places[2 * i - 1]));
    if (isWanted) path.lineTo(...toCanvas(places[2 * i], places[2 * i + 1]));
    isDown = isWanted;
  }
}
