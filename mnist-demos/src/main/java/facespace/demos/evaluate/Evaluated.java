package facespace.demos.evaluate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import facespace.demos.Json;
import facespace.knob.Knobs;
import facespace.match.LfwProtocol;
import facespace.match.Roc;
import facespace.match.Verification;
import facespace.model.PairsResult;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What judging pairs gave.
 *
 * @param verification all pairs at once
 * @param accuracy accuracy over folds, or null
 * @param val validation rate over folds by false accept rate; empty without folds
 */
record Evaluated(
    Verification verification, LfwProtocol.Accuracy accuracy, Map<Double, LfwProtocol.Val> val) {
  private static final double[] FARS = {0.1, 0.01, 0.001};

  /** The AUC of scores that tell nothing. */
  private static final double CHANCE = 0.5;

  private static final String BACKWARDS =
      "The pairs of different people score higher than those of one person (AUC %.2f): ";

  private static final String DISTANCES =
      BACKWARDS
          + "a score must be higher for more alike. If these are distances, turn their signs.";

  private static final String WORSE =
      BACKWARDS + "of these pictures the embedding tells less than chance.";

  static Evaluated of(Verification verification) {
    return new Evaluated(verification, null, Map.of());
  }

  static Evaluated of(PairsResult result) {
    Map<Double, LfwProtocol.Val> val = new LinkedHashMap<>();
    result
        .protocol()
        .ifPresent(folds -> folds.vals().forEach(at -> val.put(at.wanted(), at.val())));
    return new Evaluated(
        result.verification(),
        result.protocol().map(PairsResult.Protocol::accuracy).orElse(null),
        val);
  }

  /**
   * What the figures do not say by themselves.
   *
   * @param areGiven whether the scores were given, and not found as cosines of embeddings
   */
  List<String> remarks(boolean areGiven) {
    List<String> remarks = new ArrayList<>();
    if (verification.auc() < CHANCE) {
      remarks.add(String.format(Locale.ROOT, areGiven ? DISTANCES : WORSE, verification.auc()));
    }
    int tied = tied();
    if (tied > 0) {
      remarks.add(
          String.format(
              Locale.ROOT,
              "Ties: %,d of %,d pairs have a score that pairs of both kinds have; no threshold parts"
                  + " them, and the AUC counts each as half right.",
              tied,
              verification.pairs()));
    }
    return remarks;
  }

  /** How many pairs have a score that pairs of the other kind have too. */
  private int tied() {
    Roc roc = verification.roc();
    int tied = 0;
    for (int i = 0; i < roc.points(); i++) {
      int same = roc.tp()[i] - (i == 0 ? 0 : roc.tp()[i - 1]);
      int different = roc.fp()[i] - (i == 0 ? 0 : roc.fp()[i - 1]);
      tied += same > 0 && different > 0 ? same + different : 0;
    }
    return tied;
  }

  /**
   * One object: shares between 0 and 1, scores as they were given.
   *
   * @param given what a given threshold decides
   */
  ObjectNode json(Optional<Verification.Confusion> given) {
    ObjectNode json = Json.object().put("pairs", verification.pairs());
    json.put("same", verification.roc().same()).put("different", verification.roc().different());
    json.put("tied", tied());
    Json.put(json, "auc", verification.auc());
    Json.put(json, "eer", verification.eer());
    Json.put(json, "eerThreshold", verification.discreteEer().threshold());
    given.ifPresent(
        at -> {
          Json.put(json, "far", at.far());
          Json.put(json, "frr", at.frr());
        });
    for (double far : FARS) {
      Json.put(json, "tar@far=" + Knobs.number(far), verification.tarAtFar(far).step());
    }
    Verification.Best best = verification.best();
    Json.put(json, "bestAccuracy", best.accuracy());
    Json.put(json, "smallestFar", verification.smallestFar());
    if (accuracy != null) {
      json.put("folds", accuracy.perFold().length);
      Json.put(json, "accuracy", accuracy.mean());
      Json.put(json, "accuracyStd", accuracy.std());
    }
    val.forEach(
        (far, found) -> {
          Json.put(json, "val@far=" + Knobs.number(far), found.mean());
          Json.put(json, "valStd@far=" + Knobs.number(far), found.std());
        });
    return json;
  }

  /** The same, a line per figure. */
  void print(Optional<Verification.Confusion> given, PrintWriter out) {
    line(
        out,
        "pairs",
        "%,d (%,d same, %,d different)",
        verification.pairs(),
        verification.roc().same(),
        verification.roc().different());
    line(out, "AUC", "%.4f", verification.auc());
    line(
        out,
        "EER",
        "%.2f %% at score %.4g",
        100 * verification.eer(),
        verification.discreteEer().threshold());
    given.ifPresent(
        at ->
            line(
                out,
                "at the threshold",
                "FAR %.2f %%, FRR %.2f %%",
                100 * at.far(),
                100 * at.frr()));
    for (double far : FARS) {
      boolean supported = far >= verification.smallestFar();
      line(
          out,
          "TAR at FAR " + Knobs.number(far),
          "%.2f %%%s",
          100 * verification.tarAtFar(far).step(),
          supported ? "" : " (too few pairs to be sure of this FAR)");
    }
    line(out, "best accuracy", "%.2f %%", 100 * verification.best().accuracy());
    line(out, "smallest FAR", "%.3g (3 / different pairs)", verification.smallestFar());
    if (accuracy != null) {
      String name = "accuracy, " + accuracy.perFold().length + " folds";
      line(out, name, "%.2f ± %.2f %%", 100 * accuracy.mean(), 100 * accuracy.std());
    }
    val.forEach(
        (far, found) ->
            line(
                out,
                "VAL at FAR " + Knobs.number(far),
                "%.2f ± %.2f %% (FAR %.3g on the test folds)",
                100 * found.mean(),
                100 * found.std(),
                found.far()));
  }

  private static void line(PrintWriter out, String name, String format, Object... values) {
    out.printf("%-20s%s%n", name, String.format(Locale.ROOT, format, values));
  }
}
