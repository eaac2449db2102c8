package facespace.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import facespace.train.frame.Measure;
import facespace.train.spec.Comparison;
import facespace.train.spec.Recipe;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Recipes, measures and ready comparisons as the server tells of them. */
class RecipesTest {
  @AutoClose private static final Playground playground = new Playground();

  @Test
  void theCatalogueTellsEveryRecipeAndMeasure() {
    JsonNode catalogue = playground.get("/api/catalogue?lang=zh").json();
    assertEquals(Recipe.values().length, catalogue.get("recipes").size());
    for (Recipe recipe : Recipe.values()) {
      JsonNode told = catalogue.get("recipes").get(recipe.ordinal());
      assertEquals(recipe.key(), told.get("key").asText());
      assertEquals(recipe.hintZh(), told.get("hint").asText());
      recipe
          .settings()
          .forEach((key, value) -> assertEquals(value, told.at("/settings/" + key).asText()));
    }
    assertEquals(Measure.values().length, catalogue.get("measures").size());
    JsonNode floor = catalogue.get("measures").get(Measure.LOSS_FLOOR.ordinal());
    assertEquals("lossFloor", floor.get("key").asText());
    assertEquals("number", floor.get("unit").asText());
    assertEquals(Measure.LOSS_FLOOR.zh(), floor.get("label").asText());
  }

  @Test
  void aDescriptionTellsWhichRecipeItIs() {
    assertEquals("quick", describe("data=tiny;loss=softmax;loss=arcface").get("recipe").asText());
    assertEquals("classic", describe("data=tiny&recipe=classic").get("recipe").asText());
    JsonNode two = describe("data=tiny;recipe=classic&batch=128;recipe=quick&batch=128");
    assertTrue(two.get("recipe").isNull());
    assertTrue(describe("data=tiny&lr=0.0123").get("recipe").isNull());
  }

  @Test
  void whatContradictsARecipeIsSaidOfTheRunThatDoes() {
    JsonNode runs =
        describe("data=tiny&recipe=classic;loss=softmax;loss=arcface&lr=0.02").get("runs");
    assertTrue(!runs.get(0).get("notes").toString().contains("classic"));
    assertTrue(runs.get(1).get("notes").toString().contains("lr = 0.02"));
  }

  @Test
  void anUnknownRecipeIsRefusedInOneSentence() {
    Playground.Answer answer = playground.get("/api/describe?spec=" + encoded("recipe=clasic"));
    assertEquals(400, answer.status());
    assertTrue(answer.error().contains("clasic") && answer.error().contains("center-loss"));
  }

  @Test
  void theFirstReadyComparisonIsWhatAFirstVisitOpens() {
    JsonNode boot = boot(playground.get("/play").text());
    assertEquals(boot.at("/ready/0/spec"), boot.get("defaultSpec"));
    for (JsonNode ready : boot.get("ready")) {
      assertTrue(Comparison.parse(ready.get("spec").asText()).runs().size() > 1);
      assertTrue(!ready.get("title").asText().isBlank() && !ready.get("text").asText().isBlank());
    }
  }

  @Test
  void theProbeOfDrawnFacesIsOfThePeopleAskedFor() {
    JsonNode probe = playground.get("/api/probe/paper?people=4&shots=8&holdout-people=0").json();
    assertEquals(4, probe.get("classes").size());
    Set<Integer> seen = new HashSet<>();
    probe.get("labels").forEach(label -> seen.add(label.asInt()));
    assertEquals(Set.of(0, 1, 2, 3), seen);
    assertEquals(400, playground.get("/api/probe/paper?people=many").status());
  }

  private static JsonNode describe(String spec) {
    return playground.get("/api/describe?spec=" + encoded(spec)).json();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static JsonNode boot(String page) {
    String start = "id=\"boot\"";
    int from = page.indexOf('>', page.indexOf(start)) + 1;
    return PlayPicturesIT.json(page.substring(from, page.indexOf("</script>", from)));
  }
}
