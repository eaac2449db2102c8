package facespace.play;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.util.EnumSet;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.websocket.core.WebSocketComponents;
import org.eclipse.jetty.websocket.core.server.WebSocketServerComponents;

/** What Javalin leaves to the web server below it. */
final class JettySetup {
  private static final int SESSION_SECONDS = 60;

  private JettySetup() {}

  static void context(ServletContextHandler context, Filter guards) {
    FilterHolder holder = new FilterHolder(guards);
    holder.setAsyncSupported(true);
    context.addFilter(holder, "/*", EnumSet.of(DispatcherType.REQUEST));
    // Javalin opens a session per WebSocket and forgets it: let it expire.
    context.getSessionHandler().setMaxInactiveInterval(SESSION_SECONDS);
    context.addEventListener(new WithoutCompression(context));
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
