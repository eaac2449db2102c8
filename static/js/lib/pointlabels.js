// Whose the points of a picture are: the classes trained on first, then those that only the unseen points are of.

/**
 * What the server says of a probe, as planes take it: {labels, unseen: a class per point, names and slots of all classes,
 * seen: how many of them are trained on}.
 */
export function pointLabels({ labels, classes, slots, unseen }) {
  return {
    labels: Uint8Array.from(labels), unseen: Uint8Array.from(unseen.labels, (label) => classes.length + label),
    names: [...classes, ...unseen.classes], slots: [...slots, ...unseen.slots], seen: classes.length,
  };
}
