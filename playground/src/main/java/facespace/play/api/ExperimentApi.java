package facespace.play.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import facespace.play.hub.run.Experiment;
import facespace.play.hub.run.RunHub;
import facespace.play.hub.run.Seat;
import facespace.play.hub.wire.Moment;
import facespace.play.hub.wire.MomentCodec;
import facespace.play.hub.wire.Viewer;
import facespace.play.web.Refused;
import facespace.play.web.Tongue;
import facespace.play.web.Visitor;
import facespace.text.Lang;
import facespace.train.spec.Branch;
import facespace.train.spec.Comparison;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.websocket.WsConfig;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** Creating, steering and watching experiments. */
public final class ExperimentApi {
  private static final long PING_SECONDS = 15;
  private static final String VIEWER = "viewer";

  private final RunHub hub;
  private final DescribeApi describe;

  /** What is said of the runs of an experiment, for as long as there is one. */
  private final Map<Experiment, Map<Lang, ObjectNode>> descriptions =
      Collections.synchronizedMap(new WeakHashMap<>());

  public ExperimentApi(RunHub hub, DescribeApi describe) {
    this.hub = hub;
    this.describe = describe;
  }

  /**
   * {@code POST /api/experiments}, body: the text of a comparison; an empty one says that all is as
   * usual. One of the same text that is stored whole, or that others watch training, is answered as
   * it is, with {@code found: true}; {@code ?at=640} is content with one that is stored so far.
   * Else, and always with {@code ?anew=true}, it is trained: as soon as a slot is free it shows its
   * first weights, and waits there for {@code play} or {@code step}.
   *
   * <p>With {@code ?resume=ID} it goes on from a kept model of digits, with that run's own text if
   * the body is empty: a run that is over is shown at its end.
   */
  public void create(Context ctx) {
    Lookup.only(ctx, "anew", "at", "resume");
    boolean isAnew = ctx.queryParam("anew") != null && Lookup.flag(ctx, "anew");
    String model = Lookup.given(ctx, "resume").orElse(null);
    String who = Visitor.of(ctx);
    if (model != null) {
      Optional<Comparison> wanted =
          Optional.of(ctx.body()).filter(text -> !text.isBlank()).map(describe::parse);
      created(ctx, hub.resume(model, wanted, who));
      return;
    }
    Comparison comparison = describe.toTrain(ctx.body());
    Optional<Experiment> known =
        isAnew ? Optional.empty() : hub.standIns().known(comparison, who, wanted(ctx));
    if (known.isPresent()) {
      ctx.status(HttpStatus.CREATED);
      found(ctx, known.get());
    } else {
      created(ctx, hub.create(comparison, who));
    }
  }

  /**
   * {@code POST /api/runs/find?at=640}, body: the text of a comparison: what is known of it without
   * training, one that the same browser left or that was stopped on its way included; status 204 if
   * there is none.
   */
  public void find(Context ctx) {
    Comparison comparison = describe.parse(ctx.body());
    Optional<Experiment> left = hub.standIns().left(comparison, Visitor.of(ctx), wanted(ctx));
    left.ifPresentOrElse(
        experiment -> found(ctx, experiment), () -> ctx.status(HttpStatus.NO_CONTENT));
  }

  private void found(Context ctx, Experiment experiment) {
    Json.send(ctx, shown(experiment, Tongue.of(ctx.req())).put("found", true));
  }

  private static OptionalInt wanted(Context ctx) {
    return ctx.queryParam("at") == null
        ? OptionalInt.empty()
        : OptionalInt.of(Lookup.whole(ctx, "at"));
  }

  private void created(Context ctx, Experiment experiment) {
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
    Experiment experiment = hub.branch(origin, step, branch, Visitor.of(ctx));
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

  /** {@code POST /api/experiments/{id}/play}; who only watches waits for whoever began it. */
  public void play(Context ctx) {
    Experiment experiment = of(ctx);
    if (experiment.isPaused() || experiment.isOf(Visitor.of(ctx))) {
      steer(ctx, RunHub::play);
    } else {
      Json.send(ctx, experiment.state(Tongue.of(ctx.req())));
    }
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

  /**
   * {@code DELETE /api/experiments/{id}?as=NAME}: the page is done with it; what is stored stays,
   * and all of it while others watch, other pages of the same browser included. Without a name the
   * whole browser is done with it.
   */
  public void delete(Context ctx) {
    hub.leave(ctx.pathParam("id"), seat(Visitor.of(ctx), ctx.queryParam("as")));
    ctx.status(HttpStatus.NO_CONTENT);
  }

  /** {@code GET /api/experiments/{id}/moments/{n}}: one binary moment. */
  public void moment(Context ctx) {
    Moment moment = Lookup.moment(of(ctx), ctx.pathParam("n"));
    ctx.header("Cache-Control", "no-store")
        .contentType("application/octet-stream")
        .result(MomentCodec.encode(moment));
  }

  private static Seat seat(String who, String name) {
    return new Seat(who, Objects.requireNonNullElse(name, ""));
  }

  /** {@code WebSocket /api/experiments/{id}/live?as=NAME}; by that name the page leaves it. */
  public void live(WsConfig ws) {
    ws.onConnect(
        ctx -> {
          ctx.enableAutomaticPings(PING_SECONDS, TimeUnit.SECONDS);
          Viewer viewer = new Viewer(ctx.session, Lang.of(ctx.queryParam("lang")));
          ctx.attribute(VIEWER, viewer);
          String who = Visitor.of(ctx.cookie(Visitor.COOKIE));
          hub.get(ctx.pathParam("id")).watch(viewer, seat(who, ctx.queryParam("as")));
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
    if (!experiment.isOf(Visitor.of(ctx))) {
      throw new Refused(409, "refused.shared");
    }
    how.accept(hub, experiment);
    Json.send(ctx, experiment.state(Tongue.of(ctx.req())));
  }

  private void show(Context ctx, Experiment experiment) {
    Json.send(ctx, shown(experiment, Tongue.of(ctx.req())));
  }

  private ObjectNode shown(Experiment experiment, Lang lang) {
    ObjectNode json = experiment.state(lang).put("id", experiment.id());
    ObjectNode described = described(experiment, lang);
    json.put("text", described.get("text").asText());
    json.put("created", experiment.created()).put("dataChanged", hub.hasOtherData(experiment));
    ArrayNode steps = json.putArray("steps");
    experiment.moments().steps().forEach((index, step) -> steps.addArray().add(index).add(step));
    for (int run = 0; run < experiment.comparison().runs().size(); run++) {
      ((ObjectNode) json.get("runs").get(run)).setAll((ObjectNode) described.get("runs").get(run));
    }
    return json;
  }

  /** Nobody writes into it: pages ask for it again and again. */
  private ObjectNode described(Experiment experiment, Lang lang) {
    return descriptions
        .computeIfAbsent(experiment, anew -> new ConcurrentHashMap<>())
        .computeIfAbsent(lang, in -> describe.describe(experiment.comparison(), in));
  }

  private Experiment of(Context ctx) {
    return hub.get(ctx.pathParam("id"));
  }
}
