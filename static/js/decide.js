// The panels beside and below the two faces on /verify: one threshold, linked everywhere.

/**
 * Fills `#threshold-panels` and `#errors-panels`. `threshold`: the shared Threshold; NaN until a model's pairs are known, then
 * to be set to its equal-error angle unless the address gave one. `retrain(changes)` trains the default model with some
 * settings changed and then decides with it. Answers {setModel(model or undefined), setCurrent({angleDeg, same})}.
 */
export function openDecide({ threshold, retrain, trouble }) {
  return { setModel() {}, setCurrent() {} };
}
