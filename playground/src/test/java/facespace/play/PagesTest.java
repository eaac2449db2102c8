package facespace.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import facespace.claim.Claim;
import facespace.claim.Claimed;
import facespace.knob.KnobInfo;
import facespace.loss.LossCatalog;
import facespace.loss.LossInfo;
import facespace.play.Playground.Answer;
import facespace.play.learn.Lesson;
import facespace.play.learn.Lessons;
import facespace.train.spec.RunSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {
  @AutoClose private static final Playground playground = new Playground();
  private static final Set<String> FOUND = new HashSet<>();
  private static final Pattern FILE = Pattern.compile("/static/[0-9a-f]{12}/([^\"\\s>]+)");

  static Stream<String> losses() {
    return LossCatalog.all().stream().map(LossInfo::key);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/play", "/faces", "/verify", "/identify"})
  void theFrontPageLeadsToEveryPage(String path) {
    assertTrue(playground.get("/").text().contains("href=\"" + path + "\" class=\"way\""));
  }

  @ParameterizedTest
  @FieldSource("facespace.play.Addresses#PAGES")
  void everyPageSaysWhatItIsInItsLanguage(String path) {
    String en = description(playground.get(path + "?lang=en").text());
    String zh = description(playground.get(path + "?lang=zh").text());
    assertTrue(en.length() > 20 && zh.length() > 10, en + zh);
    assertFalse(en.equals(zh));
  }

  @Test
  void theKnobsOfALossSayTheirValuesInTheLanguageOfThePage() {
    String html = playground.get("/losses/arcface?lang=zh").text();
    String knobs = html.substring(html.indexOf("knob-table"), html.indexOf("</table>"));
    for (KnobInfo knob : LossCatalog.info("arcface").knobs()) {
      for (KnobInfo.Choice choice : knob.choices()) {
        assertTrue(knobs.contains(choice.zh()), choice.zh());
        assertFalse(knobs.contains(choice.value()), choice.value());
      }
    }
  }

  /** Those of digits with their comparison, those of faces without, and one that says why not. */
  @Test
  void theClaimsPageHasACardForEachClaim() {
    String[] cards = playground.get("/learn/claims?lang=en").text().split("<article ");
    assertEquals(Claimed.all().count(), cards.length - 1);
    for (Claimed claim : Claimed.all().toList()) {
      String id = "id=\"" + claim.key() + "\"";
      String card = Stream.of(cards).filter(it -> it.contains(id)).findFirst().orElseThrow();
      boolean isMeasured = !claim.key().equals("detection");
      assertEquals(isMeasured, card.contains("<code>facespace bench "), id);
      assertEquals(isMeasured, !card.contains("not measured here"), id);
      assertEquals(claim instanceof Claim, card.contains("href=\"/play#"), id);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/play", "/identify", "/learn/claims", "/learn/faces/failures"})
  void noLineEndsBetweenANumberAndItsPercentSign(String path) {
    for (String lang : List.of("en", "zh")) {
      String html = playground.get(path + "?lang=" + lang).text();
      assertTrue(html.contains("\u00a0%"), lang);
      assertFalse(Pattern.compile("[\\d}] %").matcher(html).find(), lang);
    }
  }

  @ParameterizedTest
  @FieldSource("facespace.play.Addresses#PAGES")
  void nothingOnAPageHasTheNameOfSomethingElse(String path) {
    Set<String> ids = new HashSet<>();
    Pattern.compile(" id=\"?([^\"\\s>]+)")
        .matcher(playground.get(path).text())
        .results()
        .forEach(id -> assertTrue(ids.add(id.group(1)), id.group(1) + " is there twice"));
    assertFalse(ids.isEmpty());
  }

  private static String description(String html) {
    return html.replaceFirst("(?s).*name=\"description\" content=\"([^\"]*)\".*", "$1");
  }

  @ParameterizedTest
  @FieldSource("facespace.play.Addresses#PAGES")
  @ValueSource(strings = {"/api/catalogue", "/nothing"})
  void everyAnswerForbidsTheBrowserToLoadFromElsewhere(String path) {
    String policy = playground.get(path).header("Content-Security-Policy");
    assertTrue(policy.startsWith("default-src 'self'"), policy);
    assertTrue(policy.contains("script-src 'self';"), policy);
    assertFalse(policy.contains("unsafe"), policy);
  }

  @ParameterizedTest
  @FieldSource("facespace.play.Addresses#PAGES")
  void pagesHoldNoScriptOrStyleThatThePolicyWouldStop(String path) {
    String html = playground.get(path).text();
    assertFalse(html.contains(" style="), "no style attribute");
    assertFalse(html.contains("<style"), "no style element");
    assertFalse(Pattern.compile(" on[a-z]+=\"").matcher(html).find(), "no event attribute");
    List<String> scripts =
        Pattern.compile("<script[^>]*>").matcher(html).results().map(MatchResult::group).toList();
    assertTrue(
        scripts.stream().allMatch(s -> s.contains("src=") || s.contains("application/json")),
        scripts.toString());
  }

  /** Pages, all lessons among them, in both languages; what two of them lead to is asked once. */
  static Stream<String> pages() {
    Stream<String> lessons = Lessons.contents().stream().map(Lesson.Place::path);
    return Stream.concat(Addresses.PAGES.stream(), lessons)
        .distinct()
        .flatMap(path -> Stream.of(path + "?lang=en", path + "?lang=zh"));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyLinkOfAPageLeadsSomewhere(String path) {
    String html = playground.get(path).text();
    List<String> links =
        Pattern.compile("(?:href|src)=\"(/[^\"#]*)(?:#([^\"=&]+)\")?")
            .matcher(html)
            .results()
            .map(link -> link.group(1) + (link.group(2) == null ? "" : "#" + link.group(2)))
            .map(link -> link.replace("&amp;", "&"))
            .distinct()
            .toList();
    assertFalse(links.isEmpty());
    for (String link : links) {
      if (FOUND.add(link)) {
        Answer answer = playground.get(link.replaceFirst("#.*", ""));
        assertEquals(200, answer.status(), link);
        String part = link.replaceFirst("[^#]*#?", "");
        String id = ".* id=\"?" + Pattern.quote(part) + "[\"\\s>].*";
        assertTrue(part.isEmpty() || answer.text().matches("(?s)" + id), link);
      }
    }
  }

  @Test
  void theLanguageIsTheAddressesElseTheCookiesElseTheBrowsers() {
    assertTrue(playground.get("/play?lang=zh").text().contains("lang=\"zh-Hans\""));
    assertTrue(
        playground
            .get("/play", "Accept-Language", "fr,zh-CN;q=0.8,en;q=0.5")
            .text()
            .contains("<html lang=\"zh-Hans\""));
    assertTrue(
        playground
            .get("/play", "Accept-Language", "zh", "Cookie", "lang=en")
            .text()
            .contains("<html lang=\"en\""));
    assertTrue(playground.get("/losses?lang=zh").header("Set-Cookie").startsWith("lang=zh"));
  }

  @Test
  void aLanguageThatNobodySpeaksIsAskedForInVain() {
    Answer page = playground.get("/play?lang=xx", "Accept-Language", "zh");
    assertTrue(page.text().contains("<html lang=\"zh-Hans\""));
    assertFalse(page.header("Set-Cookie").contains("lang="), page.header("Set-Cookie"));
    Answer remembered = playground.get("/play", "Accept-Language", "zh", "Cookie", "lang=xx");
    assertTrue(remembered.text().contains("<html lang=\"zh-Hans\""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/nosuch", "/learn/nosuch", "/learn/no/such", "/losses/nosuch", "/runs/%3Cb%3E"})
  void aWrongAddressIsAPageWithItsSentenceToWhoeverLooksForOne(String path) {
    String[] looking = {"Accept", "text/html,*/*;q=0.8", "Accept-Language", "zh"};
    Answer page = playground.get(path, looking);
    String sentence = playground.get(path, "Accept-Language", "zh").error();
    assertEquals(404, page.status());
    assertTrue(page.header("Content-Type").startsWith("text/html"), page.header("Content-Type"));
    assertEquals("no-store", page.header("Cache-Control"));
    assertTrue(page.text().contains("<html lang=\"zh-Hans\""), page.text());
    assertTrue(sentence.endsWith("。"), sentence);
    assertTrue(page.text().contains(sentence.replace("<", "&lt;").replace(">", "&gt;")));
    assertTrue(page.text().contains("href=\"/learn\"") && page.text().contains("class=\"top\""));
    assertEquals(404, playground.get("/api/nosuch", looking).status());
    assertTrue(playground.get("/api/nosuch", looking).error().endsWith("。"), "JSON it stays");
  }

  /** Programs are told the same in JSON; the way out leads to no other host. */
  @Test
  void anAddressThatCannotBeReadStaysInTheBarBesideTheWayOut() {
    String[] looking = {"Accept", "text/html", "Accept-Language", "zh"};
    Answer page = playground.get("/play?at=%ff&theme=dark", looking);
    String sentence = playground.get("/play?at=%ff&theme=dark", "Accept-Language", "zh").error();
    assertEquals(400, page.status());
    assertTrue(page.header("Content-Type").startsWith("text/html"), page.header("Content-Type"));
    assertTrue(page.text().contains("<html lang=\"zh-Hans\""), page.text());
    assertTrue(page.text().contains(sentence.replace("&", "&amp;")), page.text());
    assertTrue(page.text().contains("href=\"/play\""), page.text());
    assertTrue(playground.get("//evil.org/?x=%ff", looking).text().contains("href=\"/evil.org/\""));
    assertTrue(playground.get("/api/catalogue?x=%ff", looking).error().contains("x=%ff"));
  }

  @Test
  void theThemeOfTheAddressIsInThePageAndNothingElseIs() {
    assertTrue(playground.get("/play?theme=dark").text().contains("data-theme=\"dark\""));
    assertFalse(playground.get("/play?theme=%22%3E%3Cscript").text().contains("data-theme"));
  }

  @ParameterizedTest
  @MethodSource("losses")
  void aLossPageShowsFormulaCurvePaperAndKnobs(String key) {
    LossDemands.pageShowsFormulaCurvePaperAndKnobs(playground, key);
  }

  @ParameterizedTest
  @MethodSource("losses")
  void theCurveOfALossIsAnSvg(String key) {
    LossDemands.curveIsAnSvg(playground, key);
  }

  @Test
  void theCatalogueHoldsEveryLossWithItsKnobs() {
    LossDemands.knobsAreInTheCatalogue(playground);
  }

  @Test
  void noTwoLossesHaveTheSameSmallPicture() {
    LossDemands.pictureIsItsOwn(playground);
  }

  @ParameterizedTest
  @CsvSource({
    "softmax, none, free free",
    "modified-softmax, none, unit free",
    "normface, none, unit unit",
    "sphereface, growing, unit free",
    "cosface, cosine, unit unit",
    "arcface, angle, unit unit",
    "combined, several, unit unit",
  })
  void aSmallPictureTellsTheMarginAndWhatIsNormalised(String key, String margin, String dots) {
    var losses = playground.get("/api/catalogue?lang=en").json().get("losses");
    for (var loss : losses) {
      if (loss.get("key").asText().equals(key)) {
        assertEquals(margin, loss.at("/icon/margin").asText());
        StringJoiner found = new StringJoiner(" ");
        loss.at("/icon/paths")
            .forEach(
                path -> {
                  String look = path.get("look").asText();
                  if (Set.of("unit", "free").contains(look)) {
                    found.add(look);
                  }
                });
        assertEquals(dots, found.toString());
        String html = playground.get("/losses?lang=en").text();
        assertTrue(html.contains(loss.at("/icon/words").asText()), "said on the page as well");
        loss.at("/icon/paths")
            .forEach(path -> assertTrue(html.contains(path.get("d").asText()), "and drawn there"));
      }
    }
  }

  @Test
  void aCurveOfOnesOwnIsNamedInTheLanguageOfThePage() {
    String spec = "/api/describe?spec=loss%3Down-psi%26psi%3D0:1,45:0.7,180:-1&lang=";
    String en = playground.get(spec + "en").json().at("/runs/0/title").asText();
    String zh = playground.get(spec + "zh").json().at("/runs/0/title").asText();
    assertTrue(en.startsWith("Your own ψ s=64 "), en);
    assertEquals(en.replace("Your own ψ", "自己画的 ψ"), zh);
  }

  @Test
  void aComparisonIsDescribedBeforeItIsRun() {
    var json = playground.get("/api/describe?spec=data%3Dtiny;loss%3Dcosface%26m%3D0.3").json();
    var run = json.get("runs").get(0);
    assertEquals("CosFace", run.get("lossName").asText());
    assertEquals("0.3", run.get("knobs").get("m").asText());
    assertEquals(0.7, run.get("curve").get("psi").get(0).asDouble(), 1e-6, "cos 0 − m");
    assertEquals("warning", run.get("notes").get(0).get("level").asText());
    assertTrue(run.get("notes").get(0).get("text").asText().contains("0.191"), "1 − cos 36°");
    var pen = playground.get("/api/describe?spec=data%3Dpen&lang=en").json().get("runs").get(0);
    assertTrue(
        pen.get("network").asText().matches(".*\\d,\\d{3} weights"), pen.get("network").asText());
  }

  /** What is offered does what it says: set, nothing is warned of, and the text is a run. */
  @Test
  void whatASettingCannotDoIsOfferedAnotherWay() {
    var crowded = cures("loss=sphereface2");
    assertEquals("{\"dim\":\"16\",\"lr\":\"0.005\"}", crowded.at("/0/set").toString());
    assertTrue(crowded.at("/0/mends").asBoolean());
    assertEquals("{\"m\":\"0.17\"}", cures("loss=cosface&m=0.3").at("/0/set").toString());
    var hardest = cures("loss=triplet&epochs=3");
    RunSpec first = RunSpec.parse(hardest.at("/0/text").asText());
    assertEquals(
        RunSpec.parse("data=tiny&lr=0.005&epochs=1~loss=triplet&mining=batch-hard&epochs=3")
            .stages(),
        first.stages());
    assertEquals("{\"mining\":\"semi-hard\"}", hardest.at("/1/set").toString());
    assertEquals("{\"lr\":\"0.004\"}", hardest.at("/2/set").toString());
    var fast = cures("loss=triplet&lr=0.5");
    assertEquals("{\"mining\":\"semi-hard\",\"lr\":\"0.04\"}", fast.at("/1/set").toString());
    assertEquals("{\"lr\":\"0.005\"}", fast.at("/2/set").toString());
    var tried = cures("loss=softmax&lr=0.005~loss=triplet&mining=batch-hard&epochs=3");
    assertEquals("{\"mining\":\"semi-hard\"}", tried.at("/0/set").toString());
    assertEquals(1, tried.size(), "softmax first and smaller steps have been tried");
    assertCured(
        "lr=0.005~loss=triplet&mining=semi-hard&epochs=3", tried.get(0)); // and softmax still first
    assertCured(
        "lr=0.005~loss=triplet&mining=batch-hard&epochs=3",
        cures("lr=0.1~loss=triplet&mining=batch-hard&epochs=3").get(1));
    assertCured(
        "batch=16&loss=triplet&lr=0.005",
        cures("batch=16&loss=triplet&lr=0.1~at=2&lr=0.05").get(2));
    String stage = "epochs=2&net=mlp&loss=arcface&lr=0.04";
    assertCured(stage + "~epochs=2", cures("epochs=2&net=mlp&loss=arcface~lr=0.3").get(0));
    assertCured(
        "epochs=2&lr=0.04&loss=arcface~at=2&loss=softmax~epochs=2",
        cures("epochs=2&loss=arcface~at=2&lr=0.4&loss=softmax~lr=0.3").get(0));
    assertFalse(cures("loss=own-psi&psi=0:1,45:0.7,180:-1").toString().contains("psi"));
  }

  private static void assertCured(String expected, JsonNode cure) {
    assertEquals(
        RunSpec.parse("data=tiny&" + expected).stages(),
        RunSpec.parse(cure.path("text").asText()).stages());
  }

  private static JsonNode cures(String spec) {
    String text = "data%3Dtiny%26" + spec.replace("&", "%26").replace("=", "%3D");
    return playground.get("/api/describe?lang=en&spec=" + text).json().at("/runs/0/cures");
  }

  @Test
  void filesAreAskedForAgainAndAnsweredByTheirTag() {
    Answer first = playground.get("/static/icon.svg");
    String tag = first.header("ETag");
    assertEquals("no-cache", first.header("Cache-Control"));
    assertFalse(tag.isEmpty());
    assertEquals(304, playground.get("/static/icon.svg", "If-None-Match", tag).status());
    assertEquals(
        "gzip",
        playground
            .get("/static/css/page.css", "Accept-Encoding", "gzip")
            .header("Content-Encoding"));
  }

  @Test
  void whatAPageIsMadeOfIsAskedForOnlyOnce() {
    List<MatchResult> files = FILE.matcher(playground.get("/play").text()).results().toList();
    assertTrue(files.size() > 50, "scripts and style sheets");
    for (MatchResult file : files) {
      Answer lasting = playground.get(file.group());
      assertTrue(lasting.header("Cache-Control").contains("immutable"), file.group());
      assertEquals(playground.get("/static/" + file.group(1)).text(), lasting.text());
    }
    assertEquals(404, playground.get("/static/000000000000/icon.svg").status(), "other files");
  }

  @Test
  void aProbeImageIsAPictureOfItsDigit() {
    assertEquals(256, playground.get("/api/probe/tiny").json().get("labels").size());
    Answer png = playground.get("/api/probe/tiny/3.png");
    assertEquals("image/png", png.header("Content-Type"));
    assertEquals((byte) 0x89, png.response().body()[0]);
  }
}
