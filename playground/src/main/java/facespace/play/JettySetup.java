package facespace.play;

import facespace.play.web.Access;
import facespace.play.web.Answers;
import facespace.play.web.Connections;
import facespace.play.web.Mistakes;
import facespace.play.web.PatientBodies;
import facespace.play.web.Refused;
import facespace.play.web.Tls;
import facespace.play.web.Tongue;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.util.EnumSet;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.DetectorConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.websocket.core.WebSocketComponents;
import org.eclipse.jetty.websocket.core.server.WebSocketServerComponents;

/** What Javalin leaves to the web server below it. */
final class JettySetup {
  private static final int SESSION_SECONDS = 60;
  private static final int STOP_MILLIS = 10_000;

  /** Whoever is sending when the server stops may pause so long. */
  private static final int STOP_PAUSE_MILLIS = STOP_MILLIS / 2;

  /**
   * A class that comes in at once: forty browsers, with six connections each. Who finds no room is
   * not heard before it tries again, seconds later.
   */
  private static final int MOST_AT_THE_DOOR = 512;

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

  /** Listens, on one port: for HTTPS, and then for HTTP as well, whose senders are led on. */
  static Connector connector(
      Server server, HttpConfiguration http, Access access, int port, Connections connections) {
    HttpConnectionFactory plain = new HttpConnectionFactory(http);
    ServerConnector connector =
        access
            .tls()
            .map(tls -> new ServerConnector(server, secure(http, tls, plain), plain))
            .orElseGet(() -> new ServerConnector(server, plain));
    connector.setHost(access.host());
    connector.setPort(port);
    connector.setAcceptQueueSize(MOST_AT_THE_DOOR);
    connector.setShutdownIdleTimeout(STOP_PAUSE_MILLIS);
    connector.addBean(connections);
    return connector;
  }

  private static ConnectionFactory secure(
      HttpConfiguration http, Tls tls, HttpConnectionFactory plain) {
    // To which names it answers is for the guards to say; certificates of one's own name few.
    http.addCustomizer(new SecureRequestCustomizer(false));
    SslContextFactory.Server factory = new SslContextFactory.Server();
    factory.setKeyStore(tls.keyStore());
    factory.setKeyStorePassword(Tls.PASSWORD);
    return new DetectorConnectionFactory(new SslConnectionFactory(factory, plain.getProtocol()));
  }

  /**
   * Answers under way are finished when the server stops, and bodies awaited without a thread. An
   * address so malformed that nothing above ever sees it is refused in a sentence as well.
   */
  static void server(Server server) {
    server.setStopTimeout(STOP_MILLIS);
    server.insertHandler(new GracefulHandler());
    server.insertHandler(new PatientBodies());
    server.setErrorHandler(
        (request, response, callback) -> {
          String language = request.getHeaders().get(HttpHeader.ACCEPT_LANGUAGE);
          Refused refused =
              Mistakes.of(
                  (Throwable) request.getAttribute(ErrorHandler.ERROR_EXCEPTION),
                  response.getStatus());
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
