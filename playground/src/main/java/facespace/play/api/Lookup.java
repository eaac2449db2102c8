package facespace.play.api;

import facespace.chart.Look;
import facespace.knob.BadValue;
import facespace.knob.Labelled;
import facespace.knob.Names;
import facespace.play.hub.run.Experiment;
import facespace.play.hub.wire.Moment;
import facespace.play.web.Guards;
import facespace.play.web.Refused;
import facespace.play.web.Tongue;
import facespace.text.Lang;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Finds what a request names, and reads its parameters, or refuses in a sentence. */
final class Lookup {
  private Lookup() {}

  /**
   * The moment of a number, or the one kept before it.
   *
   * @throws Refused with status 404 if there is none
   */
  static Moment moment(Experiment experiment, String number) {
    int count = experiment.moments().count();
    if (count == 0) {
      throw new Refused(404, "refused.noMoment", Guards.quoted(number));
    }
    Optional<Moment> moment =
        wholeNumber(number).stream()
            .mapToObj(experiment.moments()::at)
            .flatMap(Optional::stream)
            .findFirst();
    return moment.orElseThrow(
        () -> new Refused(404, "refused.moment", Guards.quoted(number), "0 … " + (count - 1)));
  }

  /**
   * The run of a number, of one comparison.
   *
   * @throws Refused with status 404 if there is none
   */
  static int run(Experiment experiment, String number) {
    int runs = experiment.comparison().runs().size();
    return below(runs, number)
        .orElseThrow(
            () -> new Refused(404, "refused.run", Guards.quoted(number), "0 … " + (runs - 1)));
  }

  /** What tells the files of a run from those of the others, if there are others. */
  static String numbered(Experiment experiment, int run) {
    return experiment.comparison().runs().size() == 1 ? "" : numbered(run);
  }

  /** The same, of one of several runs. */
  static String numbered(int run) {
    return (run + 1) + "-";
  }

  /**
   * What a query parameter says, if it is there.
   *
   * @throws Refused with status 400 if it stands twice
   */
  static Optional<String> given(Context ctx, String key) {
    List<String> all = ctx.queryParams(key);
    if (all.size() > 1) {
      throw twice(key, all);
    }
    return all.stream().findFirst();
  }

  /**
   * Checks that an address has no other parameters than these, and the reader's language.
   *
   * @throws Refused with status 400 naming one that it has
   */
  static void only(Context ctx, String... keys) {
    List<String> allowed = Stream.concat(Stream.of(keys), Stream.of("lang")).toList();
    for (String given : ctx.queryParamMap().keySet()) {
      if (!allowed.contains(given)) {
        throw new Refused(
            400, "refused.parameter", Guards.quoted(given), Names.nearestFirst(given, allowed));
      }
    }
  }

  /** What stands twice in an address could mean either. */
  static Refused twice(String key, List<String> all) {
    String one = Guards.quoted(all.get(0));
    return new Refused(400, "refused.twice", Guards.quoted(key), one, Guards.quoted(all.get(1)));
  }

  /**
   * The choice that a query parameter names, or the first one without it.
   *
   * @throws BadValue if it names none of them
   */
  static String choice(Context ctx, String key, String... choices) {
    String text = given(ctx, key).orElse(choices[0]);
    if (!List.of(choices).contains(text)) {
      throw new BadValue("error.choice", key, Guards.quoted(text), String.join(", ", choices));
    }
    return text;
  }

  /** How a picture is to look, by the parameter {@code theme}; light without it. */
  static Look look(Context ctx) {
    Lang lang = Tongue.of(ctx.req());
    boolean isDark = choice(ctx, "theme", "light", "dark").equals("dark");
    return isDark ? Look.dark(lang) : Look.light(lang);
  }

  /**
   * The whole number in a range that a query parameter is, or a usual one without it.
   *
   * @throws BadValue if it is none
   */
  static int within(Context ctx, String key, int least, int most, int usual) {
    String text = given(ctx, key).orElse(String.valueOf(usual));
    return below(most + 1, text).stream()
        .filter(number -> number >= least)
        .findFirst()
        .orElseThrow(
            () -> new BadValue("error.integer", key, Guards.quoted(text), least + " … " + most));
  }

  /**
   * The whole number from 0 that a query parameter is.
   *
   * @throws Refused with status 400 if it is none
   */
  static int whole(Context ctx, String key) {
    String text = given(ctx, key).orElse("");
    return wholeNumber(text)
        .orElseThrow(() -> new Refused(400, "refused.whole", key, Guards.quoted(text)));
  }

  /**
   * Whether a query parameter says so.
   *
   * @throws Refused with status 400 if it says neither
   */
  static boolean flag(Context ctx, String key) {
    String text = given(ctx, key).orElse("");
    if (text.equals("true") || text.equals("false")) {
      return text.equals("true");
    }
    throw new Refused(400, "refused.flag", key, Guards.quoted(text));
  }

  /**
   * The choice that a query parameter names.
   *
   * @throws BadValue if there is none of that name
   */
  static <E extends Enum<E> & Labelled> E choice(Context ctx, String key, Class<E> type) {
    return Labelled.of(type, key, given(ctx, key).orElse(""));
  }

  /** The number from 0 that a text is, if it is one below a limit. */
  static OptionalInt below(int limit, String text) {
    OptionalInt number = wholeNumber(text);
    return number.isPresent() && number.getAsInt() < limit ? number : OptionalInt.empty();
  }

  private static OptionalInt wholeNumber(String text) {
    return text.matches("\\d{1,9}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
  }
}
