/**
 * High dimensions brought to the plane and probed: t-SNE, Eigenfaces, a linear probe. Plain arrays;
 * imports {@code knob} and {@code geometry} only.
 */
package facespace.project;
