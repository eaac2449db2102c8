package facespace.chart;

import facespace.loss.Curve;

/**
 * A curve and what to write beside it.
 *
 * @param name short label, such as {@code ArcFace m=0.3}
 * @param curve the sampled curve
 */
public record NamedCurve(String name, Curve curve) {}
