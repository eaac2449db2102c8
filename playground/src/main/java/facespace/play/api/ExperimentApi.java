package facespace.play.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import facespace.play.hub.Experiment;
import facespace.play.hub.Moment;
import facespace.play.hub.MomentCodec;
import facespace.play.hub.RunHub;
import facespace.play.hub.Viewer;
import facespace.play.web.Refused;
import facespace.play.web.Tongue;
import facespace.text.Lang;
import facespace.train.spec.Branch;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.websocket.WsConfig;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** Creating, steering and watching experiments. */
public final class ExperimentApi {
  private static final long PING_SECONDS = 15;
  private static final String VIEWER = "viewer";

  private final RunHub hub;
  private final DescribeApi describe;

  public ExperimentApi(RunHub hub, DescribeApi describe) {
    this.hub = hub;
    this.describe = describe;
  }

  /**
   * {@code POST /api/experiments}, body: the text of a comparison. As soon as a slot is free it
   * shows its first weights, and waits there for {@code play} or {@code step}. With {@code
   * ?resume=ID} it goes on from a kept model of digits, with that run's own text if the body is
   * empty: a run that is over is shown at its end.
   */
  public void create(Context ctx) {
    String model = ctx.queryParam("resume");
    Experiment experiment =
        model == null
            ? hub.create(describe.parse(ctx.body()))
            : hub.resume(
                model,
                Optional.of(ctx.body()).filter(text -> !text.isBlank()).map(describe::parse));
    ctx.status(HttpStatus.CREATED);
    show(ctx, experiment);
  }

  /**
   * {@code POST /api/experiments/{id}/branch?step=640&how=change|fork|further}, body: the
   * comparison's text with the settings it is to go on with. A new experiment that shares the past;
   * {@code parents} says for each of its runs which one it comes from.
   */
  public void branch(Context ctx) {
    Experiment origin = of(ctx);
    int step = Lookup.whole(ctx, "step");
    Branch.Kind how = Lookup.choice(ctx, "how", Branch.Kind.class);
    Branch branch = Branch.of(origin.comparison(), step, how, describe.parse(ctx.body()));
    Experiment experiment = hub.branch(origin, step, branch);
    ctx.status(HttpStatus.CREATED);
    ObjectNode json = shown(experiment, Tongue.of(ctx.req()));
    branch.parents().forEach(json.putArray("parents")::add);
    Json.send(ctx, json);
  }

  /** {@code GET /api/experiments/{id}}. */
  public void show(Context ctx) {
    show(ctx, of(ctx));
  }

  /** {@code GET /api/experiments/{id}/spec}. */
  public void spec(Context ctx) {
    ctx.contentType("text/plain; charset=utf-8").result(of(ctx).comparison().text());
  }

  /** {@code POST /api/experiments/{id}/play}. */
  public void play(Context ctx) {
    steer(ctx, RunHub::play);
  }

  /** {@code POST /api/experiments/{id}/pause}. */
  public void pause(Context ctx) {
    steer(ctx, RunHub::pause);
  }

  /** {@code POST /api/experiments/{id}/step}. */
  public void step(Context ctx) {
    steer(ctx, RunHub::step);
  }

  /** {@code POST /api/experiments/{id}/reset}. */
  public void reset(Context ctx) {
    steer(ctx, RunHub::reset);
  }

  /** {@code DELETE /api/experiments/{id}}. */
  public void delete(Context ctx) {
    hub.delete(of(ctx));
    ctx.status(HttpStatus.NO_CONTENT);
  }

  /** {@code GET /api/experiments/{id}/moments/{n}}: one binary moment. */
  public void moment(Context ctx) {
    Moment moment = Lookup.moment(of(ctx), ctx.pathParam("n"));
    ctx.header("Cache-Control", "no-store")
        .contentType("application/octet-stream")
        .result(MomentCodec.encode(moment));
  }

  /** {@code WebSocket /api/experiments/{id}/live}. */
  public void live(WsConfig ws) {
    ws.onConnect(
        ctx -> {
          ctx.enableAutomaticPings(PING_SECONDS, TimeUnit.SECONDS);
          Viewer viewer = new Viewer(ctx.session, Lang.of(ctx.queryParam("lang")));
          ctx.attribute(VIEWER, viewer);
          hub.get(ctx.pathParam("id")).watch(viewer);
        });
    ws.onClose(
        ctx -> {
          ctx.disableAutomaticPings();
          hub.find(ctx.pathParam("id"))
              .ifPresent(experiment -> experiment.leave(ctx.attribute(VIEWER)));
        });
  }

  /**
   * Refuses to upgrade to a WebSocket for an experiment there is not.
   *
   * @throws Refused with status 404
   */
  public void mustExist(Context ctx) {
    of(ctx);
  }

  private void steer(Context ctx, BiConsumer<RunHub, Experiment> how) {
    Experiment experiment = of(ctx);
    how.accept(hub, experiment);
    Json.send(ctx, experiment.state(Tongue.of(ctx.req())));
  }

  private void show(Context ctx, Experiment experiment) {
    Json.send(ctx, shown(experiment, Tongue.of(ctx.req())));
  }

  private ObjectNode shown(Experiment experiment, Lang lang) {
    ObjectNode json = experiment.state(lang).put("id", experiment.id());
    ObjectNode described = describe.describe(experiment.comparison(), lang);
    json.put("text", described.get("text").asText());
    for (int run = 0; run < experiment.comparison().runs().size(); run++) {
      ((ObjectNode) json.get("runs").get(run)).setAll((ObjectNode) described.get("runs").get(run));
    }
    return json;
  }

  private Experiment of(Context ctx) {
    return hub.get(ctx.pathParam("id"));
  }
}
