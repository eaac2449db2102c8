package facespace.train.spec;

import facespace.data.Kept;
import facespace.loss.Feasibility;
import facespace.loss.Loss;
import facespace.loss.LossCatalog;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Settings that suit digits, for whoever has not chosen any. */
public final class DigitRuns {
  /**
   * Knobs of losses that find no way in two dimensions at their defaults, which are the papers': on
   * the hardest triplets of a batch all digits fall into one point, and on a circle there is no
   * room for ten classes a margin apart.
   */
  private static final Map<String, String> KNOBS =
      Map.of("triplet", "mining=semi-hard", "margin-based", "unit=off");

  /** Where a loss that collapses in the plane all the same learns (measured). */
  private static final String ROOMY = "dim=16&lr=0.005";

  /** By loss: what geometry allows is searched for, once. */
  private static final Kept<String> FIELDS = new Kept<>();

  private static final int PLANE = 2;
  private static final int DIGITS = 10;

  private DigitRuns() {}

  /** By loss, the knobs that suit a plane better than the loss's defaults, in text form by key. */
  public static Map<String, Map<String, String>> knobs() {
    return SpecText.parseEach(KNOBS);
  }

  /** A loss with the knobs that suit a plane, as it stands in a run's text. */
  public static String loss(String key) {
    return joined(RunSpec.LOSS + "=" + key, KNOBS.getOrDefault(key, ""));
  }

  /** What a run of digits with that loss needs beside: more dimensions, or nothing. */
  public static String fields(String key) {
    return FIELDS.get(key, () -> room(key));
  }

  private static String room(String key) {
    Loss loss = LossCatalog.create(key, knobs().getOrDefault(key, Map.of()));
    return Feasibility.warnings(loss, PLANE, DIGITS).isEmpty() ? "" : ROOMY;
  }

  /**
   * What suits a loss on digits better than the defaults, in text form by key, but for what
   * somebody has named: a number of dimensions and a learning rate go together.
   */
  public static Map<String, String> settings(String loss, Set<String> named) {
    Map<String, String> all = new LinkedHashMap<>(knobs().getOrDefault(loss, Map.of()));
    Map<String, String> fields = SpecText.parse(fields(loss));
    if (Collections.disjoint(fields.keySet(), named)) {
      all.putAll(fields);
    }
    all.keySet().removeAll(named);
    return all;
  }

  /** A run of digits with a loss as it suits both. */
  public static RunSpec of(String data, String loss) {
    return RunSpec.parse(joined(joined("data=" + data, fields(loss)), loss(loss)));
  }

  /** The same run after an epoch of softmax, which leaves it a network that tells classes apart. */
  public static RunSpec softmaxFirst(RunSpec run) {
    Map<String, String> knobs = new LinkedHashMap<>(LossCatalog.knobsOf(run.loss()));
    Map<String, String> texts = run.asMap();
    texts.keySet().removeAll(knobs.keySet());
    knobs.put(RunSpec.LOSS, texts.put(RunSpec.LOSS, "softmax"));
    int epochs = run.epochs();
    texts.put(Change.EPOCHS, "1");
    return RunSpec.of(texts).then(Change.further(epochs, knobs));
  }

  private static String joined(String text, String more) {
    return Stream.of(text, more).filter(part -> !part.isEmpty()).collect(Collectors.joining("&"));
  }
}
