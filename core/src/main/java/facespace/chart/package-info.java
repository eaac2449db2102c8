/**
 * Figures of curves, planes and error rates, as SVG and as CSV. Stands on {@code train}, {@code
 * match} and {@code loss}; nothing in this library imports it.
 */
package facespace.chart;
