package facespace.play.web;

import io.javalin.http.Context;
import java.util.Arrays;
import java.util.function.Supplier;

/** Answers that a browser keeps, and asks each time whether they are still so. */
public final class Tagged {
  private static final int NOT_MODIFIED = 304;

  private Tagged() {}

  /**
   * Answers with bytes, or with nothing but status 304 to whoever has them already.
   *
   * @param mark another one as soon as the bytes may be others; letters, digits and dashes
   * @param type their media type
   * @param bytes makes them, if they are wanted
   */
  public static void answer(Context ctx, String mark, String type, Supplier<byte[]> bytes) {
    String tag = "\"" + mark + "\"";
    ctx.header("Cache-Control", "no-cache").header("ETag", tag);
    if (isThere(tag, ctx.header("If-None-Match"))) {
      ctx.status(NOT_MODIFIED);
    } else {
      ctx.contentType(type).result(bytes.get());
    }
  }

  /** Whether a tag is one of those named; something on the way may have marked it as weak. */
  private static boolean isThere(String tag, String named) {
    return named != null
        && Arrays.stream(named.split(","))
            .map(one -> one.strip().replaceFirst("^W/", ""))
            .anyMatch(tag::equals);
  }
}
