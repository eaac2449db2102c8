package facespace.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.claim.Claim;
import facespace.knob.Labelled;
import facespace.text.Lang;
import facespace.text.Messages;
import facespace.train.spec.ReadyComparison;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** English and Chinese never drift apart. */
class TextsTest {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)");

  @ParameterizedTest
  @ValueSource(strings = {"/facespace/play/ui", "/facespace/play/server"})
  void bothLanguagesHaveTheSameKeysAndPlaceholders(String path) {
    Messages messages = Messages.load(path);
    assertEquals(messages.keys(Lang.EN), messages.keys(Lang.ZH));
    for (String key : messages.keys(Lang.EN)) {
      assertEquals(placeholders(messages, Lang.EN, key), placeholders(messages, Lang.ZH, key), key);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/facespace/play/ui", "/facespace/play/server"})
  void everyTextCanBeFormatted(String path) {
    Messages messages = Messages.load(path);
    for (Lang lang : Lang.values()) {
      for (String key : messages.keys(lang)) {
        int wanted = new MessageFormat(messages.pattern(lang, key)).getFormats().length;
        Object[] args = Arrays.copyOf(new Object[] {"a", "b", "c", "d", "e"}, wanted);
        assertFalse(messages.text(lang, key, args).isBlank(), key);
      }
    }
  }

  /** Of two texts of one key a reader of the file would believe the wrong one. */
  @ParameterizedTest
  @ValueSource(strings = {"ui_en", "ui_zh", "server_en", "server_zh"})
  void noKeyStandsTwice(String file) throws IOException {
    Path texts = Path.of("src/main/resources/facespace/play", file + ".properties");
    Set<String> keys = new HashSet<>();
    List<String> twice =
        Files.readAllLines(texts).stream()
            .filter(line -> line.matches("[a-zA-Z].* = .*"))
            .map(line -> line.substring(0, line.indexOf(" = ")))
            .filter(key -> !keys.add(key))
            .toList();
    assertEquals(List.of(), twice);
  }

  /** One word for one thing, and none that only some people use. */
  @ParameterizedTest
  @ValueSource(
      strings = {"/facespace/play/ui", "/facespace/play/server", "/facespace/text/messages"})
  void chineseSaysOneThingInOneWord(String path) {
    Messages messages = Messages.load(path);
    Pattern others = Pattern.compile("纸片|误放|错误接受|错误拒绝|误拒绝|待查样本|尺度 s|easy margin");
    for (String key : messages.keys(Lang.ZH)) {
      assertFalse(others.matcher(messages.pattern(Lang.ZH, key)).find(), key);
    }
  }

  private static List<String> placeholders(Messages messages, Lang lang, String key) {
    return List.copyOf(
        new TreeSet<>(
            PLACEHOLDER
                .matcher(messages.pattern(lang, key))
                .results()
                .map(MatchResult::group)
                .toList()));
  }

  /**
   * Variables stay small: what begins with a capital is written so, and no style sheet makes it
   * one.
   */
  @Test
  void titlesAreWrittenAsTheyAreShown() throws IOException {
    Stream<Labelled> titles =
        Stream.of(Claim.values(), ReadyComparison.values()).flatMap(Arrays::stream);
    titles.forEach(title -> assertTrue(title.en().matches("(\\p{Lu}|[a-z] = ).*"), title.en()));
    try (Stream<Path> sheets = Files.list(Path.of("../static/css"))) {
      for (Path sheet : sheets.toList()) {
        assertFalse(Files.readString(sheet).contains("text-transform"), sheet.toString());
      }
    }
  }
}
