package facespace.play.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.BufferUtil;

/** Whether somebody still waits for an answer: a browser closes its connection with the page. */
final class Presence {
  private Presence() {}

  /**
   * Looks whether the connection of a request that has come whole has been closed at the other end;
   * of a photograph, whose bytes may still be under way, nobody knows. The server reads nothing
   * from it before it has answered, so only whoever works on the request may ask. A first byte of
   * the next request is left for the server to read. Who closes only the sending side is taken for
   * gone; browsers do not.
   */
  static boolean hasGone(HttpServletRequest request) {
    Request asked = ServletContextRequest.getServletContextRequest(request);
    if (PatientBodies.isPhoto(asked)
        || !(asked.getConnectionMetaData().getConnection() instanceof HttpConnection connection)) {
      return false;
    }
    if (!connection.isRequestBufferEmpty()) {
      return false; // the next request is here already
    }
    ByteBuffer first = BufferUtil.allocate(1);
    try {
      int read = connection.getEndPoint().fill(first);
      if (read > 0) {
        connection.onUpgradeTo(first);
      }
      return read < 0;
    } catch (IOException reset) {
      return true;
    }
  }
}
