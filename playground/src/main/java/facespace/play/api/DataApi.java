package facespace.play.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import facespace.data.DataException;
import facespace.data.MnistDownload;
import facespace.play.web.Refused;
import facespace.play.web.Tongue;
import facespace.text.Lang;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches MNIST, only when somebody asks for it, one download at a time. Thread-safe. */
public final class DataApi {
  private static final Logger LOG = LoggerFactory.getLogger(DataApi.class);

  private final Supplier<MnistDownload> source;
  private volatile Download download = new Download(false, 0, 0, false, lang -> "");

  private record Download(
      boolean running, long bytes, long total, boolean done, Function<Lang, String> error) {}

  /**
   * @param source makes the download; nothing is fetched before {@link #start}
   */
  public DataApi(Supplier<MnistDownload> source) {
    this.source = source;
  }

  /** {@code POST /api/data/mnist/download}: starts it, or joins the one under way. */
  public synchronized void start(Context ctx) {
    if (!download.running()) {
      download = new Download(true, 0, 0, false, lang -> "");
      Thread thread = new Thread(this::run, "mnist-download");
      thread.setDaemon(true);
      thread.start();
    }
    ctx.status(HttpStatus.ACCEPTED);
    show(ctx);
  }

  /** {@code GET /api/data/mnist/download}: {@code {running, bytes, total, done, error}}. */
  public void show(Context ctx) {
    Download now = download;
    ObjectNode json = Json.object();
    json.put("running", now.running()).put("bytes", now.bytes()).put("total", now.total());
    json.put("done", now.done()).put("error", now.error().apply(Tongue.of(ctx.req())));
    Json.send(ctx, json);
  }

  private void run() {
    try {
      source.get().run((bytes, total) -> set(true, bytes, total, false, lang -> ""));
      set(false, download.bytes(), download.total(), true, lang -> "");
    } catch (DataException e) {
      fail(e::in);
    } catch (RuntimeException | Error e) { // whoever waits for it is told in any case
      LOG.error("download failed", e);
      fail(lang -> Refused.MESSAGES.text(lang, "failed.download", e.getClass().getSimpleName()));
    }
  }

  private void fail(Function<Lang, String> error) {
    set(false, download.bytes(), download.total(), false, error);
  }

  private void set(
      boolean running, long bytes, long total, boolean done, Function<Lang, String> error) {
    download = new Download(running, bytes, total, done, error);
  }
}
