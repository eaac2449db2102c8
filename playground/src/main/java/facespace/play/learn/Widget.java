package facespace.play.learn;

import facespace.data.DataSets;
import facespace.knob.BadValue;
import facespace.text.Lang;
import facespace.train.spec.Comparison;
import facespace.train.spec.RunSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A live figure of a lesson. In Markdown a fenced block {@code facespace} of lines {@code key:
 * value}: {@code view}, and maybe {@code run}, {@code look}, {@code caption}, and a question of
 * {@code ask}, {@code choice} (each on a line of its own) or {@code slider}, and {@code score}; one
 * whose score is {@code petals} needs neither, they are drawn.
 *
 * @param views what it shows, top to bottom
 * @param run what is trained for it
 * @param look {@code raw}: features as they are; {@code circle}: all of length one
 * @param caption beneath it, maybe empty
 * @param question asked before its result is shown
 */
public record Widget(
    List<View> views,
    Optional<Comparison> run,
    String look,
    String caption,
    Optional<Question> question) {
  private static final List<String> KEYS =
      List.of("view", "run", "look", "caption", "ask", "choice", "slider", "score");
  private static final List<String> DATA = List.of(DataSets.PEN, DataSets.PAPER);
  private static final List<String> LOOKS = List.of("raw", "circle");

  /** Checks that runs and views fit. */
  public Widget {
    views = List.copyOf(views);
    boolean needsRun = views.stream().anyMatch(View::isOfRun);
    if (needsRun != run.isPresent()) {
      throw new IllegalArgumentException(
          "run: these views " + (needsRun ? "need one" : "have none, they are of a kept model"));
    }
    if (run.isPresent() && !DATA.contains(run.get().runs().get(0).data())) {
      throw new IllegalArgumentException("run: a lesson's data need no files, they are of " + DATA);
    }
    int runs = run.map(one -> one.runs().size()).orElse(0);
    question.ifPresent(asked -> checkRuns(asked, runs));
    if (question.isPresent() && question.get().isDrawn()) {
      RunSpec drawn = drawn(question.get(), run.orElseThrow());
      if (!views.contains(View.PLANES)
          || !look.equals(LOOKS.get(0))
          || !drawn.data().equals(DataSets.PEN)
          || drawn.dim() != 2) {
        throw new IllegalArgumentException(
            "score: petals are drawn of digits in the plane: view planes, look raw, data=pen, dim=2");
      }
    }
  }

  /** The run whose petals are to be drawn, if they are asked for. */
  public Optional<RunSpec> drawn() {
    return question.filter(Question::isDrawn).map(asked -> drawn(asked, run.orElseThrow()));
  }

  private static RunSpec drawn(Question asked, Comparison run) {
    return run.runs().get((int) asked.score().number() - 1);
  }

  private static void checkRuns(Question asked, int runs) {
    String kind = asked.score().kind();
    if (List.of("run", "petals").contains(kind)
        && (asked.score().number() < 1 || asked.score().number() > runs)) {
      throw new IllegalArgumentException("score: there is no run " + asked.score().number());
    }
    if (List.of("least", "most").contains(kind) && asked.choices().size() != runs) {
      throw new IllegalArgumentException("choice: one for each of the " + runs + " runs");
    }
  }

  /**
   * Reads a block.
   *
   * @param file where it stands
   * @param line of its first line of content, from 1
   * @throws LessonMistake naming the line that cannot be read, or the first if it is the whole
   */
  static Widget parse(String content, String file, int line) {
    Map<String, String> texts = new LinkedHashMap<>();
    List<String> choices = new ArrayList<>();
    int at = line;
    for (String one : content.split("\n")) {
      int colon = one.indexOf(": ");
      String key = colon < 0 ? one : one.substring(0, colon);
      if (!KEYS.contains(key) || colon < 0) {
        throw new LessonMistake(
            file, at, "'" + one + "' is no 'key: value' with a key of " + String.join(", ", KEYS));
      }
      String value = one.substring(colon + 2).trim();
      if (key.equals("choice")) {
        choices.add(value);
      } else if (texts.put(key, value) != null) {
        throw new LessonMistake(file, at, key + " stands twice");
      }
      at++;
    }
    try {
      return of(texts, choices);
    } catch (BadValue e) {
      throw new LessonMistake(file, lineOf("run", content, line), "run: " + e.in(Lang.EN));
    } catch (IllegalArgumentException e) {
      String key = e.getMessage().replaceFirst(":.*", "");
      throw new LessonMistake(file, lineOf(key, content, line), e.getMessage());
    }
  }

  private static int lineOf(String key, String content, int first) {
    List<String> lines = Arrays.asList(content.split("\n"));
    for (String one : lines) {
      if (one.startsWith(key + ":")) {
        return first + lines.indexOf(one);
      }
    }
    return first;
  }

  private static Widget of(Map<String, String> texts, List<String> choices) {
    List<View> views = new ArrayList<>();
    for (String name : texts.getOrDefault("view", "").split(" ")) {
      views.add(
          Arrays.stream(View.values())
              .filter(view -> view.key().equals(name))
              .findFirst()
              .orElseThrow(() -> new IllegalArgumentException("view: no view '" + name + "'")));
    }
    String look = texts.getOrDefault("look", LOOKS.get(0)).toLowerCase(Locale.ROOT);
    if (!LOOKS.contains(look)) {
      throw new IllegalArgumentException("look: '" + look + "' is none of " + LOOKS);
    }
    return new Widget(
        views,
        Optional.ofNullable(texts.get("run")).map(Comparison::parse),
        look,
        texts.getOrDefault("caption", ""),
        question(texts, choices));
  }

  private static Optional<Question> question(Map<String, String> texts, List<String> choices) {
    if (!texts.containsKey("ask")) {
      return Optional.empty();
    }
    if (!texts.containsKey("score")) {
      throw new IllegalArgumentException("ask: a question needs a score");
    }
    return Optional.of(
        new Question(
            texts.get("ask"),
            choices,
            Optional.ofNullable(texts.get("slider")).map(Question.Slider::parse),
            Question.Score.parse(texts.get("score"))));
  }
}
