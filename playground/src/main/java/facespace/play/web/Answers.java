package facespace.play.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import facespace.data.DataException;
import facespace.knob.BadValue;
import facespace.text.Lang;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What people read when a request cannot be met: one sentence, never a stack trace. */
public final class Answers {
  private static final Logger LOG = LoggerFactory.getLogger(Answers.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Under this name a request keeps the sentence it was answered with. */
  private static final String SENTENCE = "sentence";

  private Answers() {}

  /** Answers with a status and {@code {"error": sentence}} in the reader's language. */
  public static void error(Context ctx, int status, Function<Lang, String> sentence) {
    String said = sentence.apply(Tongue.of(ctx.req()));
    ctx.attribute(SENTENCE, said);
    ctx.status(status)
        .header("Cache-Control", "no-store")
        .contentType("application/json")
        .result(json(said));
  }

  /** Refuses below the level of routes, in the reader's language. */
  static void refuse(Refused why, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setStatus(why.status());
    response.setHeader("Cache-Control", "no-store");
    response.setContentType("application/json");
    response.getOutputStream().write(json(why.in(Tongue.of(request))).getBytes(UTF_8));
  }

  /**
   * Answers a bad value with status 400; besides its sentence {@code {"setting": {key, value,
   * allowed}}}, if it is about one.
   */
  public static void badValue(BadValue bad, Context ctx) {
    ObjectNode json = JSON.createObjectNode().put("error", bad.in(Tongue.of(ctx.req())));
    bad.setting().ifPresent(setting -> json.set("setting", JSON.valueToTree(setting)));
    ctx.status(400)
        .header("Cache-Control", "no-store")
        .contentType("application/json")
        .result(json.toString());
  }

  /** {@code {"error": sentence}}. */
  public static String json(String sentence) {
    return JSON.createObjectNode().put("error", sentence).toString();
  }

  /** Says in a sentence what the web server says with a number. */
  public static void status(HttpResponseException e, Context ctx) {
    if (e.getStatus() == 413) {
      ctx.header("Connection", "close");
    }
    if (e.getStatus() == 405) {
      String possible = String.join(", ", e.getDetails().values());
      ctx.header("Allow", possible.replaceFirst("GET", "GET, HEAD"));
    }
    refuse(
        ctx,
        switch (e.getStatus()) {
          case 404 -> new Refused(404, "refused.notFound", Guards.quoted(ctx.path()));
          case 405 ->
              new Refused(405, "refused.method", ctx.method().name(), Guards.quoted(ctx.path()));
          case 413 -> new Refused(413, "refused.body", Guards.LARGEST_BODY / 1024);
          default -> new Refused(e.getStatus(), "refused.request");
        });
  }

  /** A mistake of ours: the details go to the log, not to the network. Or one of the client's. */
  public static void unexpected(Exception e, Context ctx) {
    Optional<Refused> theirs = Mistakes.ofClient(e);
    if (theirs.isPresent()) {
      ctx.header("Connection", "close"); // nobody would understand what may still come
      refuse(ctx, theirs.get());
      return;
    }
    LOG.error("{} {} failed", ctx.method(), Guards.quoted(ctx.path()), e);
    error(ctx, 500, lang -> Refused.MESSAGES.text(lang, "failed.request"));
  }

  /** What Java itself gives up over, such as memory: never silently. */
  public static void failed(HttpServletResponse response, Error e) {
    LOG.error("A request failed", e);
    response.setStatus(500);
  }

  /** Data that are missing or damaged; where they lie is the owner's affair. */
  public static void ofData(DataException e, Context ctx) {
    boolean isOwner = Caller.of(ctx.req()).isOwner();
    error(ctx, 409, isOwner ? e::in : e::withoutFolders);
  }

  /** Gives an answer without any text a sentence. */
  public static void notFound(Context ctx) {
    if (ctx.result() == null || ctx.result().equals("Not Found")) {
      refuse(ctx, new Refused(404, "refused.notFound", Guards.quoted(ctx.path())));
    }
  }

  /** Whether somebody looks for a page, and not a program for what is on it. */
  static boolean isForPeople(HttpServletRequest request) {
    String accepted = request.getHeader("Accept");
    return isPage(request.getRequestURI()) && accepted != null && accepted.contains("text/html");
  }

  /** Whether what lies there is for people; all else is for the scripts of pages. */
  static boolean isPage(String path) {
    return !path.startsWith("/api/") && !path.startsWith("/static/");
  }

  /** The sentence for somebody who looks for a page that there is not; empty for programs. */
  public static Optional<String> ofNoPage(Context ctx) {
    return isPage(ctx.path()) ? Optional.ofNullable(ctx.attribute(SENTENCE)) : Optional.empty();
  }

  private static void refuse(Context ctx, Refused refused) {
    error(ctx, refused.status(), refused::in);
  }
}
