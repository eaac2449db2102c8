package facespace.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.Bidi;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OneLineTest {
  @Test
  void whatUpsetsALineIsSeenAsASign() {
    assertEquals("a\uFFFDb\uFFFDc\uFFFD\uFFFD", OneLine.quote("a\nb\u0085c\u2028\u2029", 9));
    assertEquals("\uFFFDloss\uFFFD", OneLine.quote("\u202Eloss\u2066", 9));
    assertEquals("\uFFFDx", OneLine.quote("\uD83Dx", 9), "half a character");
  }

  @Test
  void nothingIsCutInTheMiddleOfACharacter() {
    assertEquals("😀😀…", OneLine.quote("😀😀😀", 2));
    assertEquals("😀😀", OneLine.quote("😀😀", 2));
  }

  /** Java's own reading of lines: what sets levels among Latin letters by itself turns text. */
  @Test
  void nothingThatIsLeftTurnsLatinTextAround() {
    IntStream.rangeClosed(0x2000, 0x20FF)
        .filter(character -> !OneLine.isUpsetBy(character))
        .forEach(
            character -> {
              Bidi line = new Bidi("ab" + Character.toString(character) + "cd", 0);
              assertTrue(
                  line.getLevelAt(3) == 0 && line.getLevelAt(4) == 0,
                  Integer.toHexString(character));
            });
  }
}
