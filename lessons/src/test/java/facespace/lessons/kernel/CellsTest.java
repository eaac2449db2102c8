package facespace.lessons.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class CellsTest {
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
