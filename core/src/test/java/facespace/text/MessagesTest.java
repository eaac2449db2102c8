package facespace.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MessagesTest {
  private static final Messages CORE = Messages.CORE;

  @Test
  void english_and_chinese_have_the_same_keys() {
    assertEquals(CORE.keys(Lang.EN), CORE.keys(Lang.ZH));
  }

  @Test
  void a_key_has_the_same_placeholders_in_both_languages() {
    for (String key : CORE.keys(Lang.EN)) {
      assertEquals(
          placeholders(CORE.pattern(Lang.EN, key)), placeholders(CORE.pattern(Lang.ZH, key)), key);
    }
  }

  @Test
  void chinese_texts_are_written_in_chinese() {
    Set<String> english =
        CORE.keys(Lang.ZH).stream()
            .filter(key -> CORE.pattern(Lang.ZH, key).codePoints().anyMatch(Character::isLetter))
            .filter(
                key ->
                    CORE.pattern(Lang.ZH, key)
                        .codePoints()
                        .noneMatch(
                            c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN))
            .filter(key -> CORE.pattern(Lang.ZH, key).contains(" "))
            .collect(java.util.stream.Collectors.toSet());
    assertEquals(Set.of(), english);
  }

  private static java.util.List<Integer> placeholders(String pattern) {
    new MessageFormat(pattern);
    return Arrays.stream(pattern.split("\\{"))
        .skip(1)
        .map(part -> Integer.valueOf(part.replaceAll("[^0-9].*", "")))
        .sorted()
        .distinct()
        .toList();
  }
}
