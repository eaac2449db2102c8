package facespace.chart;

import facespace.train.frame.Frame;
import java.util.List;

/**
 * How a run went and what it is called in the figure.
 *
 * @param name label of its curves
 * @param frames what was seen of it, oldest first
 */
public record NamedCourse(String name, List<Frame> frames) {}
