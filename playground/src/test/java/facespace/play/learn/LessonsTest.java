package facespace.play.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.text.Lang;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page of the lessons, in both languages; and what is said of one that is broken. */
class LessonsTest {
  private static final Path ROOT = Path.of("../lessons");

  /** Papers and the pages of projects. */
  private static final Set<String> SOURCES =
      Set.of(
          "arxiv.org",
          "doi.org",
          "github.com",
          "pages.nist.gov",
          "proceedings.mlr.press",
          "vis-www.cs.umass.edu");

  private static final String HEAD = "---\ngoal: you can\nminutes: 5\n---\n# Title\n\n";

  static Stream<Arguments> pages() {
    return Lessons.contents().stream()
        .flatMap(place -> Arrays.stream(Lang.values()).map(lang -> Arguments.of(place, lang)));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyPageHasAllThatAPageHas(Lesson.Place place, Lang lang) {
    Lesson lesson = Lessons.of(place, lang);
    assertTrue(lesson.minutes() >= 5 && lesson.minutes() <= 15, lesson.minutes() + " minutes");
    assertTrue(lesson.html().contains("<aside class=\"teacher\">"), "teacher's notes");
    assertTrue(lesson.html().contains(lang == Lang.EN ? "<h2>Sources</h2>" : "<h2>出处</h2>"));
    assertFalse(lesson.html().contains("**"), "Markdown that was not understood");
    long predictions =
        lesson.widgets().stream()
            .filter(one -> one.question().isPresent() || one.views().contains(View.DUEL))
            .count();
    assertEquals(1, predictions, "things to predict");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyLinkToTheOutsideLeadsToAPaperOrAProject(Lesson.Place place, Lang lang) {
    Pattern host = Pattern.compile("href=\"https?://([^/\"]+)");
    Set<String> others =
        host.matcher(Lessons.of(place, lang).html())
            .results()
            .map(link -> link.group(1))
            .filter(name -> !SOURCES.contains(name))
            .collect(Collectors.toSet());
    assertEquals(Set.of(), others);
  }

  @Test
  void everyFileIsInTheContentsAndInBothLanguages() throws IOException {
    Set<String> listed =
        Lessons.contents().stream()
            .map(place -> place.chapter() + "/" + place.name() + ".md")
            .collect(Collectors.toCollection(TreeSet::new));
    for (Lang lang : Lang.values()) {
      Path folder = ROOT.resolve(lang.tag());
      try (Stream<Path> files = Files.walk(folder)) {
        Set<String> there =
            files
                .map(file -> folder.relativize(file))
                .filter(file -> file.getNameCount() == 2)
                .map(file -> file.toString().replace('\\', '/'))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(listed, there, lang.tag());
      }
    }
  }

  /** A translation says the same and shows the same. */
  @ParameterizedTest
  @MethodSource("pages")
  void bothLanguagesHaveTheSameFiguresNumbersAndCommands(Lesson.Place place, Lang lang)
      throws IOException {
    Lesson other = Lessons.of(place, lang);
    Lesson english = Lessons.of(place, Lang.EN);
    assertEquals(shown(english), shown(other));
    assertEquals(english.minutes(), other.minutes());
    assertEquals(
        found(place, Lang.EN, "<?https?://[^)\\s]+"), found(place, lang, "<?https?://[^)\\s]+"));
    assertEquals(
        found(place, Lang.EN, "facespace train [^`\n]+"),
        found(place, lang, "facespace train [^`\n]+"));
    assertEquals(found(place, Lang.EN, "\\]\\(/[^)]*"), found(place, lang, "\\]\\(/[^)]*"));
  }

  private static List<String> shown(Lesson lesson) {
    return lesson.widgets().stream()
        .map(
            one ->
                one.views()
                    + one.look()
                    + one.run()
                    + one.question().map(asked -> asked.score() + "" + asked.choices().size()))
        .toList();
  }

  private static Set<String> found(Lesson.Place place, Lang lang, String pattern)
      throws IOException {
    return Pattern.compile(pattern)
        .matcher(Files.readString(ROOT.resolve(place.file(lang))))
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The line is that of the file, from 1; the head takes six. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "view: planes/run: loss=arkface|9|arkface",
        "view: planes/run: data=pen&loss=arcface&epochs=0|9|epochs",
        "view: planes/run: data=mnist&loss=arcface|9|need no files",
        "view: plains|8|no view 'plains'",
        "view: planes|8|run: these views need one",
        "view: pairs/run: data=pen&loss=arcface|9|of a kept model",
        "view: pairs/colour: red|9|is no 'key: value'",
        "view: pairs/view: door|9|stands twice",
        "view: pairs/ask: how many?|9|needs a score",
        "view: pairs/ask: how many?/score: number 3|10|needs a slider",
        "view: pairs/ask: how many?/slider: 0 to 3/score: number 3|10|is not of the form",
        "view: pairs/ask: how many?/score: about 3|10|is none of",
        "view: planes/run: data=pen&loss=arcface/ask: x?/slider: 0 9/score: run 2 fisher|12|no run 2",
        "view: planes/run: data=pen&loss=arcface/ask: x?/slider: 0 9/score: run 1 beauty|12|no measure",
        "view: planes/run: data=pen&loss=arcface/ask: x?/score: petals 2|11|no run 2",
        "view: planes/run: data=pen&loss=arcface/ask: x?/score: petals 1.5|11|is none of",
        "view: planes/run: data=pen&loss=arcface/ask: x?/slider: 0 9/score: petals 1|12|no slider",
        "view: curve/run: data=pen&loss=arcface/ask: x?/score: petals 1|11|petals are drawn",
        "view: planes/run: data=pen&loss=arcface;dim=2;dim=3/ask: x?/score: petals 2|11|petals are drawn",
        "view: planes/run: data=pen&loss=arcface/look: circle/ask: x?/score: petals 1|12|petals are drawn",
        "view: planes/run: data=paper&loss=arcface&dim=2/ask: x?/score: petals 1|11|petals are drawn",
      })
  void aBrokenFigureIsRefusedByFileAndLine(String block, int line, String why) {
    String text = HEAD + "```facespace\n" + block.replace("/", "\n") + "\n```\n";
    assertRefused(text, line, why);
  }

  @Test
  void aBrokenPageIsRefusedByFileAndLine() {
    assertRefused(HEAD + "x\n\n```face\n```\n", 9, "no block is called 'face'");
    assertRefused(HEAD + "x\n\n```math\n\\frac{1\n```\n", 9, "formula");
    assertRefused(HEAD + "````teacher\nx\n\n```face\n```\n````\n", 10, "no block is called 'face'");
    assertRefused("---\nminutes: 5\n---\n# T\n", 1, "no goal");
    assertRefused("---\ngoal: x\nminutes: some\n---\n# T\n", 1, "minutes: 'some'");
    assertRefused("---\ngoal: x\nminutes: 5\n---\ntext\n", 1, "no title");
  }

  private static void assertRefused(String markdown, int line, String why) {
    Lesson.Place place = new Lesson.Place("faces", "broken");
    String said =
        assertThrows(
                LessonMistake.class, () -> LessonReader.read(place, Lang.EN, markdown), markdown)
            .getMessage();
    assertTrue(said.startsWith("en/faces/broken.md:" + line + ": "), said);
    assertTrue(said.contains(why), said);
  }

  @Test
  void aFormulaIsTypesetInItsLineAndOnItsOwn() {
    String text = HEAD + "the angle $`\\theta_y`$ costs $5\n\n```math\n\\cos(\\theta + m)\n```\n";
    String html = LessonReader.read(new Lesson.Place("a", "b"), Lang.EN, text).html();
    assertTrue(html.matches("(?s).*the angle <math [^>]*>.*</math> costs \\$5.*"), html);
    assertTrue(
        html.matches("(?s).*<div [^>]*class=\"formula\"[^>]*><math [^>]*display=\"block\".*"),
        html);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "一行，/又一行|一行，又一行",
        "他说“好”/然后|他说“好”然后",
        "等等……/“好”|等等……“好”",
        "**粗体**/之后|<strong>粗体</strong>之后",
        "也就是，/softmax|也就是，softmax",
        "命令：/`x`|命令：<code>x</code>",
        "由 5 % 至/50 %|由 5 % 至/50 %",
        "又一行/of two|又一行/of two",
        "of two/一行|of two/一行",
        "**“99 % right”**/without the line|<strong>“99 % right”</strong>/without the line",
        "he says “right”/and goes|he says “right”/and goes",
        "one —/or two|one —/or two",
        "公式 `x`/是|公式 <code>x</code>/是",
      })
  void onlyChineseLinesGoOnWithoutASpace(String text, String expected) {
    String html =
        LessonReader.read(
                new Lesson.Place("a", "b"), Lang.ZH, HEAD + text.replace("/", "\n") + "\n")
            .html();
    String shown = html.replaceAll("</?p>|<h1>.*</h1>", "");
    assertEquals(expected.replaceAll("(?<!<)/", "\n"), shown.strip());
  }
}
