package facespace.chart;

/**
 * A histogram of angles and what to write beside it.
 *
 * @param name short label
 * @param counts samples per bin of one degree, from 0°
 */
public record NamedAngles(String name, int[] counts) {}
