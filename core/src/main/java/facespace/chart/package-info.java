/**
 * Figures of curves, planes, error rates and sweeps, as SVG and as CSV. Stands on {@code train},
 * {@code match}, {@code sweep}, {@code data} and {@code loss}; only {@code lab} imports it.
 */
package facespace.chart;
