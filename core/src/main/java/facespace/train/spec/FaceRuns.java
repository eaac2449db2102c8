package facespace.train.spec;

import static java.util.Map.entry;

import facespace.data.DataSets;
import facespace.loss.LossCatalog;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Settings that suit faces, for whoever has not chosen any. */
public final class FaceRuns {
  /** The settings that only faces have a use for, by key. */
  public static final Set<String> ONLY =
      Set.of("people", "shots", "holdout-people", "colour", "conditions", "augment", "mirror");

  private static final String USUAL =
      "net=face&dim=64&loss=arcface&m=0.3&s=16&batch=64&lr=0.005&warmup=0.5&epochs=8&average=on";

  /** Photographs are few: every look counts, and the loss is gentler. */
  private static final Map<String, String> PHOTOGRAPHS =
      Map.of("colour", "off", "mirror", "on", "s", "8", "m", "0.2", "epochs", "12");

  /** Knobs of losses that suit short trainings on few people better than their defaults. */
  private static final Map<String, String> KNOBS =
      Map.ofEntries(
          entry("normface", "s=16"),
          entry("sphereface", "m=2"),
          entry("cosface", "s=16&m=0.1"),
          entry("arcface", "s=16&m=0.3"),
          entry("combined", "s=16&m2=0.2&m3=0.05"),
          entry("own-psi", "s=16"),
          entry("circle-loss", "gamma=32&m=0.4"),
          entry("subcenter", "s=16&m=0.3"),
          entry("curricularface", "s=16&m=0.3"),
          entry("magface", "s=16&least=0.1&most=0.4"),
          entry("elasticface", "s=16&m=0.3"),
          entry("adaface", "s=16&m=0.1"));

  private FaceRuns() {}

  /**
   * The face experiment for somebody who has not chosen anything yet.
   *
   * @param data {@code paper}, or the name or path of a folder of people
   */
  public static RunSpec of(String data) {
    Map<String, String> texts = new LinkedHashMap<>(SpecText.parse(USUAL));
    texts.put("data", data);
    texts.putAll(data.equals(DataSets.PAPER) ? Map.of("colour", "on") : PHOTOGRAPHS);
    return RunSpec.of(texts);
  }

  /** The same with another loss, gentler than its default knobs are. */
  public static RunSpec of(String data, String loss) {
    RunSpec spec = of(data);
    Map<String, String> texts = spec.asMap();
    if (loss.equals(texts.get(RunSpec.LOSS))) {
      return spec;
    }
    texts.keySet().removeAll(LossCatalog.knobsOf(spec.loss()).keySet());
    texts.put(RunSpec.LOSS, loss);
    texts.putAll(SpecText.parse(KNOBS.getOrDefault(loss, "")));
    return RunSpec.of(texts);
  }

  /** By loss, the knobs that suit faces better than the loss's defaults, in text form by key. */
  public static Map<String, Map<String, String>> knobs() {
    return SpecText.parseEach(KNOBS);
  }
}
