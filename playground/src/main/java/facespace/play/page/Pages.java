package facespace.play.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import facespace.chart.CurveFigure;
import facespace.chart.Figure;
import facespace.chart.Look;
import facespace.chart.NamedCurve;
import facespace.chart.PlotFigure;
import facespace.data.Available;
import facespace.data.DataSets;
import facespace.data.Kept;
import facespace.knob.Names;
import facespace.loss.Curve;
import facespace.loss.Loss;
import facespace.loss.LossCatalog;
import facespace.loss.LossInfo;
import facespace.loss.SoftmaxLoss;
import facespace.play.hub.TensorThread;
import facespace.play.learn.Lesson;
import facespace.play.learn.Lessons;
import facespace.play.web.Answers;
import facespace.play.web.Guards;
import facespace.play.web.Refused;
import facespace.play.web.Tongue;
import facespace.quality.PhotoLabel;
import facespace.text.Lang;
import facespace.train.spec.Comparison;
import facespace.train.spec.DigitRuns;
import facespace.train.spec.FaceRuns;
import facespace.train.spec.ReadyComparison;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Answers the addresses of pages. */
public final class Pages {
  private static final int CURVE_WIDTH = 640;
  private static final int CURVE_HEIGHT = 480;
  private static final int CURVE_POINTS = 361;

  private final DataSets data;

  /** What was measured does not change while the server runs; reading the runs takes a while. */
  private final Map<Menu, JsonNode> claims = new ConcurrentHashMap<>();

  private final Kept<InThePlane> planes = new Kept<>();

  private record Menu(Lang lang, String data) {}

  public Pages(DataSets data) {
    this.data = data;
  }

  /** {@code GET /}. */
  public void front(Context ctx) {
    Visit visit = Visit.of(ctx);
    send(ctx, FrontPage.of(visit, boot(visit)), visit);
  }

  /** {@code GET /front/{n}.png}: a drawn person. */
  public void person(Context ctx) {
    ctx.header("Cache-Control", "private, max-age=3600")
        .contentType("image/png")
        .result(FrontPeople.png(ctx.pathParam("n")));
  }

  /** {@code GET /faces}. */
  public void faces(Context ctx) {
    Visit visit = Visit.of(ctx);
    ObjectNode boot = boot(visit);
    boot.set("starts", FacesPage.starts());
    boot.set("usual", FacesPage.usual(data));
    boot.set("usualKnobs", json(FaceRuns.knobs()));
    boot.set("ready", ReadyMenu.json(ReadyComparison.ofMaps(), visit.lang(), defaultData()));
    send(ctx, FacesPage.of(visit, boot, isEmbedded(ctx)), visit);
  }

  /** Whether another page is to show it. */
  private static boolean isEmbedded(Context ctx) {
    return "1".equals(ctx.queryParam("embed"));
  }

  /** {@code GET /verify}. */
  public void verify(Context ctx) {
    Visit visit = Visit.of(ctx);
    boolean bench = ctx.queryParam("bench") != null;
    send(ctx, VerifyPage.of(visit, withPhotos(boot(visit), visit), bench), visit);
  }

  /** {@code GET /identify}. */
  public void identify(Context ctx) {
    Visit visit = Visit.of(ctx);
    send(ctx, IdentifyPage.of(visit, withFolders(withPhotos(boot(visit), visit), visit)), visit);
  }

  /** {@code GET /play}. */
  public void play(Context ctx) {
    Visit visit = Visit.of(ctx);
    boolean bench = ctx.queryParam("bench") != null;
    ObjectNode boot = boot(visit);
    boot.set("usualKnobs", json(DigitRuns.knobs()));
    boot.set("ready", ReadyMenu.json(ReadyComparison.ofPlanes(), visit.lang(), defaultData()));
    boot.set("claims", claims(new Menu(visit.lang(), defaultData())));
    send(ctx, PlayPage.of(visit, boot, bench, isEmbedded(ctx)), visit);
  }

  private JsonNode claims(Menu menu) {
    return claims.computeIfAbsent(menu, it -> ReadyMenu.claims(it.lang(), it.data()));
  }

  /** {@code GET /runs}. */
  public void runs(Context ctx) {
    Visit visit = Visit.of(ctx);
    send(ctx, RunsPage.of(visit, boot(visit)), visit);
  }

  /** {@code GET /sweep?base=}: with a run's text to begin from, if one is given. */
  public void sweep(Context ctx) {
    Visit visit = Visit.of(ctx);
    String base = "data=" + defaultData() + "&net=mlp&epochs=1";
    String given = ctx.queryParam("base");
    send(ctx, SweepPage.of(visit, given == null ? base : given, boot(visit)), visit);
  }

  /** {@code GET /losses}. */
  public void losses(Context ctx) {
    Visit visit = Visit.of(ctx);
    send(ctx, LossesPage.of(visit, boot(visit)), visit);
  }

  /** {@code GET /losses/{key}}. */
  public void loss(Context ctx) {
    Visit visit = Visit.of(ctx);
    LossInfo info = info(ctx);
    send(ctx, LossPage.of(info, plane(info), defaultData(), visit, boot(visit)), visit);
  }

  /** Asked once: pages do not wait for what else the tensor library has to do. */
  private InThePlane plane(LossInfo info) {
    return planes.get(info.key(), () -> TensorThread.calculate(() -> InThePlane.of(info)));
  }

  /** {@code GET /losses/{key}.svg}: curve and slope at the default knobs. */
  public void lossCurve(Context ctx) {
    LossInfo info = info(ctx);
    Loss loss = LossCatalog.create(info.key(), Map.of());
    Lang lang = Tongue.of(ctx.req());
    Look look = "dark".equals(ctx.queryParam("theme")) ? Look.dark(lang) : Look.light(lang);
    Figure figure = TensorThread.calculate(() -> figure(info, loss, look));
    ctx.header("Cache-Control", "no-cache")
        .contentType("image/svg+xml")
        .result(figure.svg(CURVE_WIDTH, CURVE_HEIGHT));
  }

  /** What is trained for the front page and the lessons, in the order it will be wanted. */
  public static List<Comparison> runsShown() {
    return Stream.concat(Stream.of(FrontPage.RUN), Lessons.runs().stream()).distinct().toList();
  }

  /** {@code GET /learn}. */
  public void learn(Context ctx) {
    Visit visit = Visit.of(ctx);
    send(ctx, LearnPage.of(visit, boot(visit)), visit);
  }

  /** {@code GET /learn/claims}. */
  public void claims(Context ctx) {
    Visit visit = Visit.of(ctx);
    send(ctx, ClaimsPage.of(defaultData(), visit, boot(visit)), visit);
  }

  /** {@code GET /learn/{chapter}/{name}}. */
  public void lesson(Context ctx) {
    Visit visit = Visit.of(ctx);
    String name = ctx.pathParam("chapter") + "/" + ctx.pathParam("name");
    Lesson.Place place =
        Lessons.find(ctx.pathParam("chapter"), ctx.pathParam("name"))
            .orElseThrow(() -> new Refused(404, "refused.lesson", Guards.quoted(name)));
    ObjectNode boot = boot(visit);
    boot.put("photographs", folders().anyMatch(set -> set.name().equals(PhotoLabel.FOLDER)));
    send(ctx, LessonPage.of(Lessons.of(place, visit.lang()), visit, boot), visit);
  }

  /** Where there is nothing, said so that whoever followed a link finds on. */
  public void nothing(Context ctx) {
    Answers.ofNoPage(ctx)
        .ifPresent(
            sentence -> {
              Visit visit = Visit.of(ctx.req());
              ctx.html(Layout.render(NothingPage.of(sentence, visit), visit));
            });
  }

  private static Figure figure(LossInfo info, Loss loss, Look look) {
    return loss instanceof SoftmaxLoss softmax
        ? CurveFigure.of(
            List.of(new NamedCurve(info.name(), Curve.of(softmax, CURVE_POINTS))), look)
        : PlotFigure.of(loss.plot(CURVE_POINTS), look);
  }

  private ObjectNode boot(Visit visit) {
    return visit
        .boot()
        .put("defaultData", defaultData())
        .put("defaultSpec", ReadyMenu.first(defaultData()))
        .put("faceSpec", FaceRuns.of(DataSets.PAPER).text());
  }

  /** Adds the first folder of photographs that a model can learn from, if there is one. */
  private ObjectNode withPhotos(ObjectNode boot, Visit visit) {
    folders()
        .findFirst()
        .ifPresent(
            set ->
                boot.putObject("photos")
                    .put("label", set.label(visit.lang()))
                    .put("spec", FaceRuns.of(set.name()).text()));
    return boot;
  }

  private Stream<Available> folders() {
    return data.available().stream().filter(set -> set.ready() && set.people() > 0);
  }

  /** Adds the folders of people that somebody can be enrolled from. */
  private ObjectNode withFolders(ObjectNode boot, Visit visit) {
    ArrayNode folders = boot.putArray("folders");
    folders()
        .forEach(
            set ->
                folders.addObject().put("name", set.name()).put("label", set.label(visit.lang())));
    return boot;
  }

  private String defaultData() {
    return data.defaultName();
  }

  private static LossInfo info(Context ctx) {
    String key = ctx.pathParam("key");
    List<String> keys = LossCatalog.all().stream().map(LossInfo::key).toList();
    if (!keys.contains(key)) {
      throw new Refused(404, "refused.loss", Guards.quoted(key), Names.nearestFirst(key, keys));
    }
    return LossCatalog.info(key);
  }

  private static JsonNode json(Map<String, Map<String, String>> knobs) {
    return new ObjectMapper().valueToTree(knobs);
  }

  private static void send(Context ctx, Layout.Page page, Visit visit) {
    ctx.header("Cache-Control", "no-cache").html(Layout.render(page, visit));
  }
}
