package facespace.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.loss.LossCatalog;
import facespace.loss.LossInfo;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is asked of every loss where it is shown, of the catalogue's and of new ones. */
final class LossDemands {
  private LossDemands() {}

  /** Words tell the kind, and two losses can be of one kind: they stand beside a name. */
  static void pictureIsItsOwn(Playground playground) {
    for (String lang : List.of("en", "zh")) {
      var losses = playground.get("/api/catalogue?lang=" + lang).json().get("losses");
      Set<String> pictures = new HashSet<>();
      for (var loss : losses) {
        String key = loss.get("key").asText();
        assertTrue(pictures.add(loss.at("/icon/paths").toString()), key + ": another's picture");
        assertFalse(loss.at("/icon/words").asText().isEmpty(), key);
      }
    }
  }

  static void knobsAreInTheCatalogue(Playground playground) {
    var losses = playground.get("/api/catalogue").json().get("losses");
    assertEquals(LossCatalog.all().size(), losses.size());
    for (var loss : losses) {
      LossInfo info = LossCatalog.info(loss.get("key").asText());
      assertEquals(info.knobs().size(), loss.get("knobs").size(), info.key());
    }
  }

  static void pageShowsFormulaCurvePaperAndKnobs(Playground playground, String key) {
    LossInfo info = LossCatalog.info(key);
    String html = playground.get("/losses/" + key).text();
    assertTrue(html.contains("<math"), "a formula");
    assertFalse(html.contains("mfenced"), "an element browsers do not know");
    assertTrue(html.contains("/losses/" + key + ".svg"), "a picture");
    assertTrue(html.contains(info.url()) && html.contains(String.valueOf(info.year())));
    assertTrue(html.contains(info.equation()));
    info.knobs().forEach(knob -> assertTrue(html.contains("<td>" + knob.en() + "</td>")));
  }

  static void curveIsAnSvg(Playground playground, String key) {
    Playground.Answer svg = playground.get("/losses/" + key + ".svg?theme=dark&lang=zh");
    assertEquals("image/svg+xml", svg.header("Content-Type"));
    assertTrue(svg.text().startsWith("<svg"), svg.text());
  }
}
