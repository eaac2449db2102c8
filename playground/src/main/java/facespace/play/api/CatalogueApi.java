package facespace.play.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import facespace.data.Available;
import facespace.data.DataSets;
import facespace.knob.KnobInfo;
import facespace.loss.LossCatalog;
import facespace.loss.LossInfo;
import facespace.play.web.Tongue;
import facespace.text.Lang;
import facespace.train.frame.Measure;
import facespace.train.spec.Comparison;
import facespace.train.spec.FaceRuns;
import facespace.train.spec.Recipe;
import facespace.train.spec.RunSpec;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Everything that can be chosen: settings of a run, recipes of them, losses with their knobs, data;
 * and what is measured.
 */
public final class CatalogueApi {
  private final DataSets data;

  public CatalogueApi(DataSets data) {
    this.data = data;
  }

  /** {@code GET /api/catalogue}. */
  public void catalogue(Context ctx) {
    Lang lang = Tongue.of(ctx.req());
    ObjectNode json = Json.object();
    json.set("fields", knobs(RunSpec.fields(), lang));
    LossCatalog.all().forEach(info -> json.withArray("losses").add(loss(info, lang)));
    data.available().forEach(set -> json.withArray("data").add(dataSet(set, lang)));
    Arrays.stream(Measure.values())
        .forEach(measure -> json.withArray("measures").add(measure(measure, lang)));
    Arrays.stream(Recipe.values())
        .forEach(recipe -> json.withArray("recipes").add(recipe(recipe, lang)));
    json.putObject("limits").put("runs", Comparison.MOST_RUNS);
    Json.send(ctx, json);
  }

  private ArrayNode knobs(List<KnobInfo> knobs, Lang lang) {
    ArrayNode array = Json.MAPPER.createArrayNode();
    knobs.forEach(knob -> array.add(knob(knob, lang)));
    return array;
  }

  private ObjectNode knob(KnobInfo knob, Lang lang) {
    ObjectNode json = KnobJson.of(knob, lang);
    if (knob.key().equals("data")) {
      json.put("value", data.defaultName());
    }
    return json.put("faces", FaceRuns.ONLY.contains(knob.key()));
  }

  private ObjectNode loss(LossInfo info, Lang lang) {
    ObjectNode json = Json.object();
    json.put("key", info.key());
    json.put("name", info.name(lang));
    json.put("family", info.family(lang));
    json.put("summary", info.summary(lang));
    json.put("url", "/losses/" + info.key());
    json.put("paper", info.authors() + " " + info.year());
    json.set("knobs", knobs(info.knobs(), lang));
    json.set("icon", icon(LossIcon.of(info), lang));
    return json;
  }

  private static ObjectNode icon(LossIcon icon, Lang lang) {
    ObjectNode json = Json.object().put("words", icon.words(lang));
    json.put("margin", icon.margin().name().toLowerCase(Locale.ROOT));
    icon.paths()
        .forEach(
            path ->
                json.withArray("paths").addObject().put("look", path.look()).put("d", path.d()));
    return json;
  }

  private static ObjectNode recipe(Recipe recipe, Lang lang) {
    ObjectNode json = Json.object();
    json.put("key", recipe.key());
    json.put("label", recipe.label(lang));
    json.put("hint", recipe.hint(lang));
    recipe.settings().forEach(json.putObject("settings")::put);
    return json;
  }

  private static ObjectNode measure(Measure measure, Lang lang) {
    return Json.object()
        .put("key", measure.key())
        .put("unit", measure.unit().name().toLowerCase(Locale.ROOT))
        .put("label", measure.label(lang));
  }

  private static ObjectNode dataSet(Available set, Lang lang) {
    return Json.object()
        .put("name", set.name())
        .put("label", set.label(lang))
        .put("ready", set.ready())
        .put("downloadable", set.downloadable())
        .put("count", set.count())
        .put("faces", set.faces());
  }
}
