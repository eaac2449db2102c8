package facespace.play.api;

import facespace.data.DataException;
import facespace.data.picture.FacePicture;
import facespace.play.face.Shrink;
import facespace.play.web.Guards;
import facespace.play.web.Refused;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Photographs as people upload them: read with care, turned upright, and sent back; none stays. */
public final class PhotoApi {
  /** The longer side of what is sent back, in pixels, at most. */
  static final int LONGER_SIDE = 1024;

  /** So many files of the largest size may be in memory at once; a whole class must wait. */
  private static final int MOST_AT_ONCE = 8;

  /** Each holds a thread while it waits, of which others have need. */
  private static final int MOST_WAITING = 32;

  private static final int PATIENCE_SECONDS = 20;

  private final Semaphore files = new Semaphore(MOST_AT_ONCE, true);

  /** A picture unpacked takes ten times its file. */
  private final Semaphore readers = new Semaphore(2, true);

  /**
   * {@code POST /api/photos?name=me.jpg}, the body a picture file of at most {@link
   * FacePicture#LARGEST_FILE} bytes: the picture, upright, as a PNG of at most 1024 pixels on its
   * longer side. A file that will not do is refused with status 400, a larger one with 413, in a
   * sentence that calls it by its name; 503 if too many others are sent at the moment.
   */
  public void upright(Context ctx) throws IOException {
    String name = Optional.ofNullable(ctx.queryParam("name")).filter(n -> !n.isBlank()).orElse("?");
    if (files.getQueueLength() >= MOST_WAITING) {
      ctx.header("Connection", "close");
      throw new Refused(503, "refused.photosBusy", MOST_AT_ONCE + MOST_WAITING);
    }
    if (!entered(files)) {
      Guards.letFinish(ctx.req(), ctx.res());
      throw new Refused(503, "refused.photosBusy", MOST_AT_ONCE);
    }
    try {
      byte[] file = ctx.bodyInputStream().readNBytes(FacePicture.LARGEST_FILE + 1);
      ctx.header("Cache-Control", "no-store")
          .contentType("image/png")
          .result(upright(file, name, ctx));
    } finally {
      files.release();
    }
  }

  private byte[] upright(byte[] file, String name, Context ctx) throws IOException {
    boolean isTooLarge = file.length > FacePicture.LARGEST_FILE;
    if (isTooLarge) {
      Guards.letFinish(ctx.req(), ctx.res());
    }
    readers.acquireUninterruptibly();
    try {
      return Png.of(Shrink.to(LONGER_SIDE, FacePicture.read(file, name)));
    } catch (DataException unreadable) {
      throw new Refused(isTooLarge ? 413 : 400, unreadable);
    } finally {
      readers.release();
    }
  }

  private static boolean entered(Semaphore door) {
    try {
      return door.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
