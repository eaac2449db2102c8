// Where everything on a feature plane, on a ball, or on the shadow of more dimensions is, as view/plane.js draws it.

import { BALL_SHARE, CIRCLE_SHARE, inRadii, nearness, placePoints, seenFrom } from '../lib/geometry.js';

/** `shown`: arrays of a run as {features, weights, bias, directions, classMeans}, and the reach of the picture. */
export function onPlane({ features, weights, bias, directions, classMeans, reach }, morph) {
  const place = (rows) => placePoints(rows, reach, morph, new Float32Array(rows.length));
  const areMeans = classMeans.length > 0;
  return {
    flat: true, share: CIRCLE_SHARE, points: features, weights, bias, directions, placed: place(features),
    areMeans, tips: tipsOf(areMeans ? place(classMeans) : unitSteps(directions)),
  };
}

/** The same of more dimensions, looked at as `look` says (lib/geometry.seenFrom): nothing but the look flattens them. */
export function inSpace({ features, directions, classMeans, reach }, dim, look, morph) {
  const see = (rows) => seenFrom(inRadii(rows, dim, reach, morph), dim, look);
  const { places: placed, depths } = see(features);
  const areMeans = classMeans.length > 0;
  const { places, depths: tipDepths } = areMeans ? see(classMeans) : seenFrom(directions, dim, look);
  return {
    share: BALL_SHARE, placed, depths, areMeans, tips: tipsOf(places, tipDepths),
    ball: dim === 3 ? { rotation: look.rotation, features, directions } : undefined,
  };
}

/** Directions in the plane at length 1. */
function unitSteps(directions) {
  return placePoints(directions, Infinity, 1, new Float32Array(directions.length)).map((value) => value / CIRCLE_SHARE);
}

function tipsOf(places, depths = undefined) {
  return Array.from({ length: places.length / 2 }, (_, cls) => ({
    x: places[2 * cls], y: places[2 * cls + 1], cls, opacity: depths ? nearness(depths[cls]) : 1,
  })).sort((a, b) => a.opacity - b.opacity);
}
