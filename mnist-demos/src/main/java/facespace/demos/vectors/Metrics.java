package facespace.demos.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import facespace.match.AngleStatistics;
import facespace.match.Embeddings;
import facespace.match.Identification;
import facespace.match.LfwProtocol;
import facespace.match.Roc;
import facespace.match.SphereFaceProtocol;
import facespace.match.Verification;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** What the library's verification and identification give for a case, by the files' names. */
final class Metrics {
  private Metrics() {}

  static Map<String, double[]> verification(VectorCase c) {
    Verification found = Verification.of(c.input("scores"), flags(c, "same"));
    Roc roc = found.roc();
    Map<String, double[]> results = new HashMap<>();
    put(results, "num_same", roc.same());
    put(results, "num_different", roc.different());
    put(results, "roc/thresholds", roc.thresholds());
    put(results, "roc/tp", doubles(roc.tp()));
    put(results, "roc/fp", doubles(roc.fp()));
    put(results, "auc", found.auc());
    put(results, "eer_interp", found.eer());
    put(results, "eer_discrete", found.discreteEer().rate());
    put(results, "eer_discrete_threshold", found.discreteEer().threshold());
    put(results, "best_accuracy", found.best().accuracy());
    put(results, "best_thresholds", found.best().thresholds());
    put(results, "reject_all_is_best", found.best().rejectingAll() ? 1 : 0);
    for (String far : c.names("tar_at_far")) {
      Verification.TarAtFar tar = found.tarAtFar(Double.parseDouble(far));
      String path = "tar_at_far/" + far + "/";
      put(results, path + "tar_step", tar.step());
      put(results, path + "threshold_step", tar.threshold());
      put(results, path + "fa_count", tar.falseAccepts());
      put(results, path + "tar_linear", tar.linear());
    }
    return results;
  }

  static Map<String, double[]> lfw(VectorCase c) {
    boolean angle = c.hyper("metric").asText().equals("angle_over_pi");
    LfwProtocol protocol =
        new LfwProtocol(
            c.hyper("folds").asInt(),
            angle ? LfwProtocol.Metric.ANGLE_OVER_PI : LfwProtocol.Metric.SQUARED_L2,
            c.hyper("subtract_mean").asBoolean());
    Embeddings rows = embeddings(c, "embeddings");
    boolean[] same = flags(c, "same");
    LfwProtocol.Accuracy found = protocol.accuracy(rows, same);
    double[] grid = c.expected("roc_threshold_index");
    Map<String, double[]> results = new HashMap<>();
    put(results, "accuracy_per_fold", found.perFold());
    put(results, "accuracy_mean", found.mean());
    put(results, "accuracy_std", found.std());
    put(results, "best_threshold_index", doubles(found.thresholdIndex()));
    put(results, "fold_sizes", doubles(found.foldSizes()));
    put(results, "roc_threshold_index", each(20, k -> 20 * k));
    put(results, "tpr", Arrays.stream(grid).map(k -> found.tpr()[(int) k]).toArray());
    put(results, "fpr", Arrays.stream(grid).map(k -> found.fpr()[(int) k]).toArray());
    put(results, "auc_of_mean_roc", found.auc());
    put(results, "eer_of_mean_roc", found.eer());
    for (String far : c.names("val_at_far")) {
      LfwProtocol.Val val = protocol.valAtFar(rows, same, Double.parseDouble(far));
      String path = "val_at_far/" + far + "/";
      put(results, path + "val", val.mean());
      put(results, path + "val_std", val.std());
      put(results, path + "far", val.far());
      put(results, path + "per_fold_val", val.perFold());
      put(results, path + "per_fold_threshold", val.thresholds());
    }
    return results;
  }

  static Map<String, double[]> sphereFace(VectorCase c) {
    SphereFaceProtocol.Result found =
        new SphereFaceProtocol(c.hyper("folds").asInt(), c.hyper("threshold_steps").asInt())
            .of(embeddings(c, "embeddings"), flags(c, "same"));
    return Map.of(
        "accuracy_per_fold", found.accuracyPerFold(),
        "accuracy_mean", new double[] {found.mean()},
        "threshold_per_fold", found.thresholdPerFold());
  }

  static Map<String, double[]> identification(VectorCase c) {
    Identification found =
        Identification.of(
            embeddings(c, "gallery"),
            ints(c, "gallery_labels"),
            embeddings(c, "probes"),
            ints(c, "probe_labels"));
    int probes = c.rows("probes");
    Map<String, double[]> results = new HashMap<>();
    put(results, "identities", doubles(found.identities()));
    put(results, "cmc", found.cmc());
    put(results, "num_known", found.mated());
    put(results, "num_unknown", found.strangers());
    put(results, "rank", each(probes, p -> rank(found, p)));
    put(results, "top_score", each(probes, found::topScore));
    put(results, "top_identity", each(probes, found::topIdentity));
    JsonNode rates = c.json().path("expected").path("dir");
    for (int i = 0; i < rates.size(); i++) {
      double far = rates.get(i).path("far").asDouble();
      Identification.OpenSet open = found.dirAtFar(far);
      String path = "dir/" + i + "/";
      put(results, path + "far", far);
      put(results, path + "allowed_false_alarms", open.allowedFalseAlarms());
      put(results, path + "cut_score", open.threshold());
      put(results, path + "far_achieved", open.far());
      put(results, path + "dir_rank1", open.rank1());
      put(results, path + "dir_rank5", open.rank5());
    }
    return results;
  }

  private static double rank(Identification found, int probe) {
    return found.rank(probe).isPresent() ? found.rank(probe).getAsInt() : Double.NaN;
  }

  static Map<String, double[]> angles(VectorCase c) {
    AngleStatistics found = angles(c, AngleStatistics.Centre.OF_DIRECTIONS);
    AngleStatistics raw = angles(c, AngleStatistics.Centre.OF_FEATURES);
    Map<String, double[]> results = new HashMap<>();
    put(results, "classes", doubles(found.classes()));
    put(results, "centres", found.centres().values());
    put(results, "per_sample_angle_deg", found.perSampleDeg());
    put(results, "intra_deg", found.intraDeg());
    put(results, "intra_macro_deg", found.intraMacroDeg());
    put(results, "inter_deg", found.interDeg());
    put(results, "inter_min_angle_deg", found.interMinDeg());
    put(results, "w_ec_deg", found.weightCentreMeanDeg());
    put(results, "w_ec_per_class_deg", found.weightCentreDeg());
    put(results, "w_inter_deg", found.weightInterDeg());
    put(results, "w_inter_min_angle_deg", found.weightMinDeg());
    put(results, "intra_deg_raw_centre", raw.intraDeg());
    put(results, "inter_deg_raw_centre", raw.interDeg());
    put(results, "w_ec_deg_raw_centre", raw.weightCentreMeanDeg());
    return results;
  }

  private static AngleStatistics angles(VectorCase c, AngleStatistics.Centre centre) {
    Embeddings weights = c.hasInput("weights") ? embeddings(c, "weights") : null;
    return AngleStatistics.of(embeddings(c, "features"), ints(c, "labels"), weights, centre);
  }

  private static void put(Map<String, double[]> results, String name, double... values) {
    results.put(name, values);
  }

  private static double[] each(int count, IntToDoubleFunction value) {
    return IntStream.range(0, count).mapToDouble(value).toArray();
  }

  private static Embeddings embeddings(VectorCase c, String key) {
    double[] values = c.input(key);
    return new Embeddings(values, values.length / Math.max(1, c.rows(key)));
  }

  private static int[] ints(VectorCase c, String key) {
    return Arrays.stream(c.input(key)).mapToInt(value -> (int) value).toArray();
  }

  private static double[] doubles(int[] values) {
    return Arrays.stream(values).asDoubleStream().toArray();
  }

  private static boolean[] flags(VectorCase c, String key) {
    double[] values = c.input(key);
    boolean[] flags = new boolean[values.length];
    for (int i = 0; i < flags.length; i++) {
      flags[i] = values[i] == 1;
    }
    return flags;
  }
}
