package facespace.train.spec;

import facespace.knob.BadValue;
import facespace.knob.KnobInfo;
import facespace.knob.Knobs;
import facespace.text.Lang;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One to four runs side by side, which see the same batches. Text form: what they share, then each
 * run's own settings, joined by {@code ;} — or a single run's text.
 *
 * @param runs the runs, left to right
 */
public record Comparison(List<RunSpec> runs) {
  /** The most runs of one comparison. */
  public static final int MOST_RUNS = 4;

  /** So many settings tell two of one title apart; more would hide the title. */
  private static final int MOST_TOLD = 4;

  /** What must be equal, so that batch n holds the same images in every run. */
  private static final List<String> SAME =
      List.of(
          "data",
          "test-data",
          "batch",
          "seed",
          "p",
          "k",
          "people",
          "shots",
          "holdout-people",
          "colour",
          "conditions",
          RunSpec.CLASSES);

  /** Checks the number of runs and that they see the same batches. */
  public Comparison {
    runs = List.copyOf(runs);
    if (runs.isEmpty() || runs.size() > MOST_RUNS) {
      throw new BadValue("error.tooManyRuns", runs.size(), MOST_RUNS);
    }
    Map<String, String> first = runs.get(0).asMap();
    for (RunSpec run : runs.subList(1, runs.size())) {
      Map<String, String> settings = run.asMap();
      for (String key : SAME) {
        String value = settings.get(key);
        if (!value.equals(first.get(key))) {
          throw new BadValue("error.shared", key, Knobs.quote(first.get(key)), Knobs.quote(value));
        }
      }
    }
  }

  /**
   * Reads the text form.
   *
   * @throws BadValue naming the first thing that is wrong
   */
  public static Comparison parse(String text) {
    String[] segments = text.split(";", -1);
    if (segments.length == 1) {
      return new Comparison(List.of(RunSpec.parse(text)));
    }
    if (segments[0].indexOf(RunSpec.THEN) >= 0) {
      throw new BadValue("error.sharedChange", Knobs.quote(segments[0]));
    }
    Map<String, String> shared = SpecText.parse(segments[0]);
    if (segments.length - 1 > MOST_RUNS) {
      throw new BadValue("error.tooManyRuns", segments.length - 1, MOST_RUNS);
    }
    List<RunSpec> runs = new ArrayList<>();
    for (int i = 1; i < segments.length; i++) {
      refuseTwoLosses(shared, SpecText.parse(SpecText.atStart(segments[i])));
      runs.add(RunSpec.parse(shared, segments[i]));
    }
    return new Comparison(runs);
  }

  /** Of two losses one would go without a word. */
  private static void refuseTwoLosses(Map<String, String> shared, Map<String, String> own) {
    if (shared.containsKey(RunSpec.LOSS) && own.containsKey(RunSpec.LOSS)) {
      String all = Knobs.quote(shared.get(RunSpec.LOSS));
      throw new BadValue("error.sharedLoss", all, Knobs.quote(own.get(RunSpec.LOSS)));
    }
  }

  /** What the runs are called: those of one title with the settings that tell them apart. */
  public List<String> titles(Lang lang) {
    List<String> titles = runs.stream().map(run -> run.title(lang)).toList();
    return IntStream.range(0, runs.size())
        .mapToObj(place -> titles.get(place) + apart(place, titles))
        .toList();
  }

  private String apart(int place, List<String> titles) {
    List<Map<String, String>> alike =
        IntStream.range(0, runs.size())
            .filter(i -> titles.get(i).equals(titles.get(place)))
            .mapToObj(i -> runs.get(i).asMap())
            .toList();
    return runs.get(place).asMap().entrySet().stream()
        .filter(
            has -> alike.stream().anyMatch(one -> !has.getValue().equals(one.get(has.getKey()))))
        .limit(MOST_TOLD)
        .map(has -> " " + has.getKey() + "=" + has.getValue())
        .collect(Collectors.joining());
  }

  /** The canonical text form: every setting of every run. */
  public String text() {
    return text((run, settings) -> RunSpec.said(settings));
  }

  /** A text form as short as it can be: what is as it would be unsaid is not said. */
  public String brief() {
    return text(RunSpec::unusual);
  }

  private String text(BiFunction<RunSpec, Map<String, String>, Map<String, String>> said) {
    List<Map<String, String>> all = runs.stream().map(RunSpec::asMap).toList();
    Map<String, String> shared = new LinkedHashMap<>(all.get(0));
    shared.keySet().retainAll(RunSpec.fields().stream().map(KnobInfo::key).toList());
    all.forEach(settings -> shared.entrySet().retainAll(settings.entrySet()));
    String own =
        IntStream.range(0, runs.size())
            .mapToObj(
                i ->
                    SpecText.format(said.apply(runs.get(i), without(all.get(i), shared)))
                        + runs.get(i).course())
            .collect(Collectors.joining(";"));
    return SpecText.format(said.apply(runs.get(0), shared)) + ";" + own;
  }

  private static Map<String, String> without(Map<String, String> all, Map<String, String> shared) {
    Map<String, String> own = new LinkedHashMap<>(all);
    own.keySet().removeAll(shared.keySet());
    return own;
  }
}
