package facespace.play.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Has whoever asks for the head of an answer answered as if they asked for all of it: with the same
 * status and headers. The web server, which knows better, leaves the body away.
 */
public final class Heads extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain next)
      throws IOException, ServletException {
    next.doFilter(request.getMethod().equals("HEAD") ? new AsGet(request) : request, response);
  }

  private static final class AsGet extends HttpServletRequestWrapper {
    AsGet(HttpServletRequest request) {
      super(request);
    }

    @Override
    public String getMethod() {
      return "GET";
    }

    /** Only who asks for all of an answer may go on in another protocol. */
    @Override
    public String getHeader(String name) {
      return name.equalsIgnoreCase("Sec-WebSocket-Version") ? null : super.getHeader(name);
    }
  }
}
