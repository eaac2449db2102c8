/**
 * One record per loss, the catalogue read from them, and what follows from a formula: curve, slope,
 * feasibility. Imports {@code knob}, {@code text}, {@code geometry} and {@code engine}, never
 * {@code data}, {@code net} or {@code train}.
 */
package facespace.loss;
