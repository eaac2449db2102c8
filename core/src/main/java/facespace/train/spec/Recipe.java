package facespace.train.spec;

import facespace.knob.BadValue;
import facespace.knob.KnobInfo;
import facespace.knob.Label;
import facespace.knob.Labelled;
import facespace.loss.Note;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A named set of training settings. Choosing one writes its settings into the text of a run and
 * nothing more; {@code recipe=NAME} in a text stands for them, and a setting that is named beside
 * it wins. Losses are not part of a recipe, so that only they differ between the runs of a
 * comparison.
 */
public enum Recipe implements Labelled {
  /** What brings a small network to its best in a few seconds; the defaults of {@link RunSpec}. */
  @Label(
      en = "quick",
      zh = "快速",
      hintEn =
          "Batch norm, Adam, one cycle of learning rate; class directions start as an even ring and"
              + " turn slowly. Seconds.",
      hintZh = "批归一化、Adam、单周期学习率；类别方向从均匀的一圈开始，转动得慢。几秒钟。")
  QUICK(""),
  /** A small plain net trained as the literature's MNIST demos are. */
  @Label(
      en = "classic",
      zh = "经典",
      hintEn =
          "No batch norm, SGD with momentum and weight decay at a fixed rate; class directions start"
              + " at random and learn as fast as the rest.",
      hintZh = "不用批归一化，带动量和权重衰减的 SGD，学习率固定；类别方向随机开始，和其余部分学得一样快。")
  CLASSIC(
      "net=plain&batch-norm=off&optimizer=sgd&lr=0.01&momentum=0.9&weight-decay=0.0005"
          + "&schedule=fixed&batch=128&epochs=4&directions=random&direction-rate=1"),
  /** The center-loss paper's MNIST experiment (Wen et al. 2016, Section 3.1; its solver file). */
  @Label(
      en = "as published: center loss, LeNet++",
      zh = "按论文：center loss 的 LeNet++",
      hintEn =
          "5×5 convolutions with PReLU, also on the feature; SGD 0.01, × 0.8 at half and at 80 % of"
              + " 10,000 iterations of 128. Many minutes.",
      hintZh = "5×5 卷积加 PReLU，特征上也有；SGD 学习率 0.01，在一万次迭代（批大小 128）的 50 % 和 80 % 处乘 0.8。要很多分钟。")
  CENTER_LOSS(
      "net=lenetpp&batch-norm=off&feature-prelu=on&pixels=half-range&optimizer=sgd&lr=0.01"
          + "&momentum=0.9&weight-decay=0.0005&schedule=steps&batch=128&epochs=21"
          + "&directions=random&direction-rate=1");

  /** The key in the text of a run. */
  public static final String KEY = "recipe";

  /** What a recipe settles; one that does not name a setting leaves it at its default. */
  private static final List<String> SETTLED =
      List.of(
          "net",
          "batch-norm",
          "feature-prelu",
          "pixels",
          "warmup",
          "optimizer",
          "lr",
          "momentum",
          "weight-decay",
          "schedule",
          "directions",
          "direction-rate",
          "batch",
          "epochs");

  private final Map<String, String> own;

  Recipe(String own) {
    this.own = SpecText.parse(own);
  }

  /**
   * The recipe of a name.
   *
   * @throws BadValue if there is none
   */
  public static Recipe named(String name) {
    return Labelled.of(Recipe.class, KEY, name);
  }

  /** The recipe whose settings a run has, if it has those of one. */
  public static Optional<Recipe> of(RunSpec spec) {
    Map<String, String> has = spec.asMap();
    return Arrays.stream(values())
        .filter(recipe -> has.entrySet().containsAll(recipe.settings().entrySet()))
        .findFirst();
  }

  /** Every setting it settles, in text form by key. */
  public Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    for (KnobInfo field : RunSpec.fields()) {
      if (SETTLED.contains(field.key())) {
        settings.put(field.key(), own.getOrDefault(field.key(), field.value()));
      }
    }
    return settings;
  }

  /**
   * Texts with the recipe they name, if any, written out; a setting named beside it wins.
   *
   * @throws BadValue if there is no such recipe
   */
  static Map<String, String> writtenOut(Map<String, String> texts) {
    if (!texts.containsKey(KEY)) {
      return texts;
    }
    Map<String, String> all = named(texts.get(KEY)).settings();
    all.putAll(texts);
    all.remove(KEY);
    return all;
  }

  /**
   * What is said about settings that stand beside a recipe and contradict it.
   *
   * @param given settings in text form by key, as somebody named them
   */
  public List<Note> contradictions(Map<String, String> given) {
    Map<String, String> settings = settings();
    return given.entrySet().stream()
        .filter(pair -> settings.containsKey(pair.getKey()))
        .filter(pair -> !same(pair.getKey(), settings.get(pair.getKey()), pair.getValue()))
        .map(
            pair ->
                Note.info(
                    "note.recipe",
                    pair.getKey(),
                    pair.getValue(),
                    settings.get(pair.getKey()),
                    key()))
        .toList();
  }

  /** Whether two texts set the same value: 0.01 and 0.010 do. */
  private static boolean same(String key, String one, String other) {
    return RunSpec.parse(key + "=" + one).equals(RunSpec.of(Map.of(key, other)));
  }
}
