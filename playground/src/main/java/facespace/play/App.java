package facespace.play;

import facespace.play.hub.run.RunHub;
import facespace.play.page.KeyPage;
import facespace.play.page.UnreadablePage;
import facespace.play.web.Answers;
import facespace.play.web.Assets;
import facespace.play.web.Connections;
import facespace.play.web.Door;
import facespace.play.web.Guards;
import facespace.play.web.Heads;
import facespace.play.web.Refused;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The playground's server: {@link Routes} over {@link Services}. */
public final class App implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(App.class);

  private final Services services;
  private final Javalin server;
  private Connections connections;

  /**
   * Prepares a server; it does not listen yet.
   *
   * @throws Refused if its store is in use or cannot be used
   */
  public App(Settings settings) {
    Logs.begin();
    services = Services.open(settings);
    server = Javalin.create(config -> configure(config, settings));
  }

  private void configure(JavalinConfig config, Settings settings) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.jetty.addConnector(
        (server, http) -> {
          connections = new Connections(server.getScheduler());
          return JettySetup.connector(
              server, http, settings.access(), settings.port(), connections);
        });
    config.jetty.modifyServer(JettySetup::server);
    config.jetty.modifyServletContextHandler(
        context ->
            JettySetup.context(
                context,
                new Heads(),
                new Guards(settings.access(), UnreadablePage::of),
                new Door(settings.access().keys(), KeyPage::of)));
    config.router.javaLangErrorHandler(Answers::failed);
    config.http.maxRequestSize = Guards.LARGEST_BODY;
    config.http.prefer405over404 = true;
    Assets.serve(config.staticFiles);
    new Routes(settings, services).add(config.routes);
  }

  /** Listens, warms up and, in the background, trains what pages would like to show. */
  public void start() {
    startIdle();
    services.starter().start();
    services.rehearsal().start();
  }

  /** Listens and warms up; nothing is trained but what somebody asks for. */
  public void startIdle() {
    startWithoutWarmUp();
    services.warmUp().start();
  }

  /** Listens; the first experiment will take a little longer to show something. */
  void startWithoutWarmUp() {
    server.start();
  }

  /** All experiments. */
  RunHub experiments() {
    return services.hub();
  }

  /** Who is connected, once it listens. */
  Connections connections() {
    return connections;
  }

  /** The TCP port it listens on. */
  public int port() {
    return server.port();
  }

  /**
   * Stops listening, lets answers under way finish for some seconds, stops training and frees
   * native memory and the store.
   */
  @Override
  public void close() {
    try {
      server.stop();
    } catch (JavalinException late) {
      LOG.warn("Answers that were still under way are cut off: {}", late.getMessage());
    } finally {
      services.close();
    }
  }
}
