package facespace.chart;

import facespace.match.Verification;

/**
 * A verification and what it is called in the figure.
 *
 * @param name label of its curve
 * @param verification the pairs behind it
 */
public record NamedRoc(String name, Verification verification) {}
