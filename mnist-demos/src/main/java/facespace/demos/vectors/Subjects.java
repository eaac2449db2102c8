package facespace.demos.vectors;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;

/** Which vector files can be checked. */
final class Subjects {
  private static final Map<String, Subject> OTHERS =
      Map.ofEntries(
          entry("contrastive", new MetricFamily(MetricFamily::contrastive)),
          entry("center_loss", new MetricFamily(CentreFamily::centres)),
          entry("coco_batch_centroid", new MetricFamily(CentreFamily::centroids)),
          entry("margin_loss", new MetricFamily(MetricFamily::margin)),
          entry("miners", new Miners()),
          entry("triplet", new MetricFamily(MetricFamily::triplet)),
          entry("verification", new Metric(Metrics::verification)),
          entry("lfw_protocol", new Metric(Metrics::lfw)),
          entry("sphereface_protocol", new Metric(Metrics::sphereFace)),
          entry("identification", new Metric(Metrics::identification)),
          entry("angle_statistics", new Metric(Metrics::angles)));

  private Subjects() {}

  /** The subject of a file named without its ending; empty if nobody here knows it. */
  static Optional<Subject> of(String file) {
    return Formula.isKnown(file)
        ? Optional.of(new SoftmaxFamily())
        : Optional.ofNullable(OTHERS.get(file));
  }
}
