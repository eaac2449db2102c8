package facespace.play.web;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;

/**
 * Waits for the body of a request without a thread: however many send theirs slowly, others are
 * answered. Photographs are too large to be kept in memory before anybody asked whether there is
 * room.
 */
public final class PatientBodies extends Handler.Wrapper {
  private static final int NOT_FOUND = 404;
  private static final int TOO_LARGE = 413;

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    long length = request.getLength();
    if (length == 0 || !hasBody(request) || isPhoto(request)) {
      return super.handle(request, response, callback);
    }
    Arrival arrival = new Arrival(request, response, callback);
    if (length > Guards.LARGEST_BODY) {
      // It will be refused for its announced length; let its sender finish, and read why.
      Content.Source.consumeAll(
          request, Callback.from(() -> arrival.succeeded(new byte[0]), arrival::failed));
    } else {
      Content.Source.asByteArrayAsync(request, Guards.LARGEST_BODY, arrival);
    }
    return true;
  }

  private static boolean hasBody(Request request) {
    return request.getLength() > 0 || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
  }

  /** Whose bytes may come while it is worked on. */
  static boolean isPhoto(Request request) {
    return request.getMethod().equals("POST")
        && Guards.PHOTOS.equals(request.getHttpURI().getCanonicalPath());
  }

  private boolean handleArrived(Request request, Response response, Callback callback)
      throws Exception {
    return super.handle(request, response, callback);
  }

  /** Goes on with a request once its body is here, or says why it will not be. */
  private final class Arrival implements Promise.Invocable<byte[]> {
    private final Request request;
    private final Response response;
    private final Callback callback;

    Arrival(Request request, Response response, Callback callback) {
      this.request = request;
      this.response = response;
      this.callback = callback;
    }

    @Override
    public InvocationType getInvocationType() {
      return InvocationType.NON_BLOCKING;
    }

    @Override
    public void succeeded(byte[] body) {
      getServer().getThreadPool().execute(() -> goOn(new Arrived(request, body)));
    }

    private void goOn(Request arrived) {
      try {
        if (!handleArrived(arrived, response, callback)) {
          Response.writeError(request, response, callback, NOT_FOUND);
        }
      } catch (Exception e) {
        Response.writeError(request, response, callback, e);
      }
    }

    @Override
    public void failed(Throwable failure) {
      if (Mistakes.ofClient(failure).isPresent()) {
        Response.writeError(request, response, callback, failure);
      } else { // cut into chunks that are too much in all
        Response.writeError(request, response, callback, TOO_LARGE);
      }
    }
  }

  /** A request whose body is here. */
  private static final class Arrived extends Request.Wrapper {
    private Content.Chunk next;

    Arrived(Request request, byte[] body) {
      super(request);
      next = Content.Chunk.from(ByteBuffer.wrap(body), true);
    }

    @Override
    public Content.Chunk read() {
      Content.Chunk chunk = next;
      next = Content.Chunk.next(chunk);
      return chunk;
    }

    @Override
    public void demand(Runnable task) {
      getContext().execute(task);
    }
  }
}
