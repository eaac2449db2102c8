package facespace.lessons.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.lab.Lab;
import facespace.text.Lang;
import java.util.List;
import org.junit.jupiter.api.Test;

class CellsTest {
  @Test
  void whatTheMachineCannotDoIsOneSentence() {
    Lab.speak(Lang.EN);
    try (Cells cells = new Cells()) {
      cells.run("int down(int n) { return 1 + down(n); }");
      assertSentence("This takes more memory", cells, "new int[Integer.MAX_VALUE]");
      assertSentence("A method calls itself", cells, "down(1)");
      assertEquals(42, cells.run("6 * 7"));
    }
  }

  private static void assertSentence(String first, Cells cells, String cell) {
    Failure failure = assertThrows(Failure.class, () -> cells.run(cell));
    List<String> lines = Sentences.of(failure);
    assertEquals(1, lines.size(), lines.toString());
    assertTrue(lines.get(0).startsWith(first), lines.get(0));
    assertEquals(0, Sentences.wayTo(failure).length);
  }

  @Test
  void whatIsNotDeclaredYetIsNamedAndMayComeLater() {
    try (Cells cells = new Cells()) {
      cells.run("int twice(int n) { return factor() * n; }");
      CellError early = assertThrows(CellError.class, () -> cells.run("twice(21)"));
      assertEquals("This uses what is not declared yet: method factor()", early.getMessage());
      cells.run("int factor() { return 2; }");
      assertEquals(42, cells.run("twice(21)"));
    }
  }
}
