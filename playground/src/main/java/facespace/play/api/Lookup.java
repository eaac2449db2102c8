package facespace.play.api;

import facespace.knob.BadValue;
import facespace.knob.Labelled;
import facespace.play.hub.run.Experiment;
import facespace.play.hub.wire.Moment;
import facespace.play.web.Guards;
import facespace.play.web.Refused;
import io.javalin.http.Context;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/** Finds what a request names by number, or refuses in a sentence. */
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

  /**
   * The whole number from 0 that a query parameter is.
   *
   * @throws Refused with status 400 if it is none
   */
  static int whole(Context ctx, String key) {
    String text = Objects.requireNonNullElse(ctx.queryParam(key), "");
    return wholeNumber(text)
        .orElseThrow(() -> new Refused(400, "refused.whole", key, Guards.quoted(text)));
  }

  /**
   * Whether a query parameter says so.
   *
   * @throws Refused with status 400 if it says neither
   */
  static boolean flag(Context ctx, String key) {
    String text = Objects.requireNonNullElse(ctx.queryParam(key), "");
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
    return Labelled.of(type, key, Objects.requireNonNullElse(ctx.queryParam(key), ""));
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
