package facespace.play.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import facespace.data.DataSets;
import facespace.data.Remark;
import facespace.loss.Curve;
import facespace.loss.LossCatalog;
import facespace.loss.LossInfo;
import facespace.loss.Note;
import facespace.loss.Plot;
import facespace.play.hub.RunData;
import facespace.play.web.Refused;
import facespace.play.web.Tongue;
import facespace.text.Lang;
import facespace.text.Messages;
import facespace.train.spec.Comparison;
import facespace.train.spec.Recipe;
import facespace.train.spec.RunSpec;
import facespace.train.spec.SpecText;
import facespace.train.spec.TestStatistics;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a comparison means before it is run: titles, curves, and what geometry says about it. */
public final class DescribeApi {
  /** Longest text of a comparison, in characters. */
  static final int LONGEST_TEXT = 4096;

  /** So many sentences are read; more would push the settings off the screen. */
  private static final int MOST_REMARKS = 3;

  private final DataSets data;
  private final LossFacts facts = new LossFacts();
  private final NetworkSizes sizes = new NetworkSizes();

  public DescribeApi(DataSets data) {
    this.data = data;
  }

  /** {@code GET /api/describe?spec=}. */
  public void describe(Context ctx) {
    String text = Optional.ofNullable(ctx.queryParam("spec")).orElse("");
    Lang lang = Tongue.of(ctx.req());
    ObjectNode json = describe(toTrain(text), lang);
    addContradictions(text, json, lang);
    Json.send(ctx, json);
  }

  /**
   * Reads a comparison sent from outside.
   *
   * @throws Refused with status 400 if the text is too long
   * @throws facespace.knob.BadValue naming the first thing that is wrong in it
   */
  Comparison parse(String text) {
    if (text.length() > LONGEST_TEXT) {
      throw new Refused(400, "refused.spec", text.length(), LONGEST_TEXT);
    }
    Comparison comparison = Comparison.parse(text);
    RunData.check(data, comparison.runs());
    return comparison;
  }

  /**
   * The same, and what it says can be trained on its data.
   *
   * @throws Refused with status 400 if the text is too long
   * @throws facespace.knob.BadValue naming the first thing that is wrong in it
   * @throws facespace.data.DataException if the data are damaged
   */
  Comparison toTrain(String text) {
    Comparison comparison = parse(text);
    RunData.checkCourses(data, comparison.runs());
    return comparison;
  }

  /** Says of each run which of its settings are not those of the recipe its text names. */
  private static void addContradictions(String text, ObjectNode json, Lang lang) {
    String[] segments = text.split(";", -1);
    Map<String, String> shared = SpecText.parse(SpecText.atStart(segments[0]));
    for (int run = 0; run < json.get("runs").size(); run++) {
      Map<String, String> given = new LinkedHashMap<>(shared);
      if (segments.length > 1) {
        given.putAll(SpecText.parse(SpecText.atStart(segments[run + 1])));
      }
      ObjectNode node = (ObjectNode) json.get("runs").get(run);
      Optional.ofNullable(given.get(Recipe.KEY)).map(Recipe::named).stream()
          .flatMap(recipe -> recipe.contradictions(given).stream())
          .forEach(note -> addRemark(node, note.in(lang)));
    }
  }

  /** The recipe that all runs have the settings of, if there is one. */
  private static Optional<Recipe> recipe(Comparison comparison) {
    List<Optional<Recipe>> recipes = comparison.runs().stream().map(Recipe::of).distinct().toList();
    return recipes.size() == 1 ? recipes.get(0) : Optional.empty();
  }

  /** {@code {text, brief, recipe: key or null, runs: [{text, title, loss, …}]}}. */
  ObjectNode describe(Comparison comparison, Lang lang) {
    ObjectNode json = Json.object().put("text", comparison.text()).put("brief", comparison.brief());
    json.put("recipe", recipe(comparison).map(Recipe::key).orElse(null));
    List<String> titles = comparison.titles(lang);
    for (int i = 0; i < titles.size(); i++) {
      json.withArray("runs")
          .add(describe(comparison.runs().get(i), lang).put("title", titles.get(i)));
    }
    return json;
  }

  private ObjectNode describe(RunSpec run, Lang lang) {
    RunSpec last = run.last();
    LossInfo info = LossCatalog.infoOf(last.loss());
    ObjectNode json = Json.object();
    json.put("text", run.text());
    json.put("now", run.last().text()); // what its controls show
    json.set("changes", CourseJson.of(run, lang));
    json.put("loss", info.key());
    json.put("lossName", info.name(lang));
    ObjectNode knobs = json.putObject("knobs");
    LossCatalog.knobsOf(last.loss()).forEach(knobs::put);
    int classes = classes(run);
    LossFacts.Facts known = facts.of(last.loss(), run.dim(), classes);
    json.set("curve", known.curve() == null ? null : curve(known.curve()));
    json.set("plot", known.curve() == null ? plot(known.plot(), lang) : null);
    json.put("points", known.points() == null ? null : known.points().toString());
    json.putArray("notes");
    for (Note note : known.notes()) {
      json.withArray("notes")
          .addObject()
          .put("level", note.level().name().toLowerCase(Locale.ROOT))
          .put("text", note.in(lang));
    }
    json.set(
        "cures",
        data.areFaces(run.data())
            ? Json.MAPPER.createArrayNode()
            : Cures.of(run, facts, classes, lang));
    if (!isDigits(run) && run.testStatistics() == TestStatistics.BATCH) {
      addRemark(json, Refused.MESSAGES.text(lang, "network.byBatch"));
    }
    remarks(run, lang).forEach(text -> addRemark(json, text));
    return json.put("network", network(run, lang));
  }

  private static ObjectNode curve(Curve curve) {
    ObjectNode json = Json.object();
    json.set("thetaDeg", Json.numbers(curve.thetaDeg()));
    json.set("psi", Json.numbers(curve.psi()));
    json.set("slope", Json.numbers(curve.slopePerRad()));
    return json;
  }

  /** {@code {axis: in words, x: […], lines: [{name, y: […]}]}}: a loss without a target logit. */
  private static ObjectNode plot(Plot plot, Lang lang) {
    String axis = plot.axis().name().toLowerCase(Locale.ROOT);
    ObjectNode json = Json.object().put("axis", chartText(lang, "axis." + axis));
    json.set("x", Json.numbers(plot.x()));
    ArrayNode lines = json.putArray("lines");
    for (Plot.Line line : plot.lines()) {
      lines
          .addObject()
          .put("name", chartText(lang, "line." + line.key()))
          .set("y", Json.numbers(line.y()));
    }
    return json;
  }

  private static String chartText(Lang lang, String key) {
    return Messages.CORE.text(lang, "chart.plot." + key);
  }

  /** What reading a folder skipped, and why. */
  private List<String> remarks(RunSpec run, Lang lang) {
    if (run.data().equals(DataSets.PAPER) || isDigits(run)) {
      return List.of();
    }
    List<Remark> all = data.loadNamed(run.data(), run.crowd()).remarks();
    List<String> said = new ArrayList<>();
    all.stream()
        .limit(MOST_REMARKS)
        .map(remark -> remark.withoutFolders().in(lang))
        .forEach(said::add);
    if (all.size() > MOST_REMARKS) {
      said.add(Refused.MESSAGES.text(lang, "data.moreRemarks", all.size() - MOST_REMARKS));
    }
    return said;
  }

  private static void addRemark(ObjectNode json, String text) {
    json.withArray("notes").addObject().put("level", "info").put("text", text);
  }

  private String network(RunSpec run, Lang lang) {
    String name = run.net().label(lang);
    return isDigits(run)
        ? Refused.MESSAGES.text(lang, "network.weights", name, sizes.of(run))
        : name;
  }

  /** What is generated need not be there to be known: a first look must not wait for it. */
  private int classes(RunSpec run) {
    if (run.data().equals(DataSets.PAPER)) {
      return run.crowd().paperPeople();
    }
    return isDigits(run) ? run.digits() : data.loadNamed(run.data(), run.crowd()).train().classes();
  }

  private static boolean isDigits(RunSpec run) {
    return run.data().equals(DataSets.MNIST) || run.data().equals(DataSets.PEN);
  }
}
