package facespace.demos.vectors;

import java.util.Map;
import java.util.Optional;

/** Which vector files can be checked. */
final class Subjects {
  private static final Map<String, Subject> OTHERS =
      Map.of(
          "contrastive", new MetricFamily(MetricFamily::contrastive),
          "center_loss", new MetricFamily(CentreFamily::centres),
          "coco_batch_centroid", new MetricFamily(CentreFamily::centroids),
          "triplet", new MetricFamily(MetricFamily::triplet),
          "verification", new Metric(Metrics::verification),
          "lfw_protocol", new Metric(Metrics::lfw),
          "sphereface_protocol", new Metric(Metrics::sphereFace),
          "identification", new Metric(Metrics::identification),
          "angle_statistics", new Metric(Metrics::angles));

  private Subjects() {}

  /** The subject of a file named without its ending; empty if nobody here knows it. */
  static Optional<Subject> of(String file) {
    return Formula.isKnown(file)
        ? Optional.of(new SoftmaxFamily())
        : Optional.ofNullable(OTHERS.get(file));
  }
}
