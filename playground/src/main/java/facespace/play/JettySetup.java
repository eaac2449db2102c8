package facespace.play;

import facespace.play.web.Answers;
import facespace.play.web.Mistakes;
import facespace.play.web.Refused;
import facespace.play.web.Tongue;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.util.EnumSet;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.websocket.core.WebSocketComponents;
import org.eclipse.jetty.websocket.core.server.WebSocketServerComponents;

/** What Javalin leaves to the web server below it. */
final class JettySetup {
  private static final int SESSION_SECONDS = 60;

  private JettySetup() {}

  static void context(ServletContextHandler context, Filter... filters) {
    for (Filter filter : filters) {
      FilterHolder holder = new FilterHolder(filter);
      holder.setAsyncSupported(true);
      context.addFilter(holder, "/*", EnumSet.of(DispatcherType.REQUEST));
    }
    // Javalin opens a session per WebSocket and forgets it: let it expire.
    context.getSessionHandler().setMaxInactiveInterval(SESSION_SECONDS);
    context.addEventListener(new WithoutCompression(context));
  }

  /** An address so malformed that nothing above ever sees it is refused in a sentence as well. */
  static void server(Server server) {
    server.setErrorHandler(
        (request, response, callback) -> {
          String language = request.getHeaders().get(HttpHeader.ACCEPT_LANGUAGE);
          Refused refused = Mistakes.request(response.getStatus());
          response.setStatus(refused.status());
          String json = Answers.json(refused.in(Tongue.preferred(language)));
          response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
          response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
          Content.Sink.write(response, true, json, callback);
          return true;
        });
  }

  /**
   * Moments are floating-point noise to a compressor: deflating them for every viewer would cost
   * more than training, to save nothing on the same machine.
   */
  private record WithoutCompression(ServletContextHandler context) implements LifeCycle.Listener {
    @Override
    public void lifeCycleStarted(LifeCycle event) {
      WebSocketComponents components = WebSocketServerComponents.getWebSocketComponents(context);
      if (components != null) {
        components.getExtensionRegistry().unregister("permessage-deflate");
      }
    }
  }
}
