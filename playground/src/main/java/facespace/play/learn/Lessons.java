package facespace.play.learn;

import facespace.text.Lang;
import facespace.train.spec.Comparison;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** All lessons, in the order of {@code lessons/contents.txt}. Each is read once. Thread-safe. */
public final class Lessons {
  private static final String ROOT = "/lessons/";
  private static final List<Lesson.Place> CONTENTS =
      read("contents.txt").lines().filter(line -> !line.isBlank()).map(Lessons::place).toList();
  private static final Map<String, Lesson> KNOWN = new ConcurrentHashMap<>();

  private Lessons() {}

  /** The pages of all chapters. */
  public static List<Lesson.Place> contents() {
    return CONTENTS;
  }

  /** The chapters, by the names of their folders. */
  public static List<String> chapters() {
    return CONTENTS.stream().map(Lesson.Place::chapter).distinct().toList();
  }

  /** Finds a page, if there is one of that address. */
  public static Optional<Lesson.Place> find(String chapter, String name) {
    return CONTENTS.stream().filter(new Lesson.Place(chapter, name)::equals).findFirst();
  }

  /**
   * One page in a language.
   *
   * @throws LessonMistake if its text cannot be shown
   */
  public static Lesson of(Lesson.Place place, Lang lang) {
    String file = place.file(lang);
    return KNOWN.computeIfAbsent(file, key -> LessonReader.read(place, lang, read(key)));
  }

  /** What is trained for the figures of all pages, each once. */
  public static List<Comparison> runs() {
    return CONTENTS.stream()
        .flatMap(place -> of(place, Lang.EN).widgets().stream())
        .flatMap(widget -> widget.run().stream())
        .distinct()
        .toList();
  }

  private static Lesson.Place place(String line) {
    int slash = line.indexOf('/');
    return new Lesson.Place(line.substring(0, slash), line.substring(slash + 1));
  }

  private static String read(String file) {
    try (InputStream in = Lessons.class.getResourceAsStream(ROOT + file)) {
      if (in == null) {
        throw new LessonMistake(file, 1, "this file is listed in contents.txt and not there");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
