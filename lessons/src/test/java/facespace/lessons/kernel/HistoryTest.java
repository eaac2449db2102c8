package facespace.lessons.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.dflib.jjava.jupyter.kernel.history.HistoryEntry;
import org.dflib.jjava.jupyter.kernel.history.HistoryManager.ResultFlag;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private final History history = new History();

  @BeforeEach
  void runCells() {
    history.add(1, "int a = 1;");
    history.add(2, "a + 1");
    history.add(3, "int b = a;\nb");
    history.add(4, "a + 1");
  }

  private static List<Integer> numbers(List<HistoryEntry> entries) {
    return entries.stream().map(HistoryEntry::getCellNumber).toList();
  }

  @Test
  void theLastOnesAreTheNewestInOrder() {
    assertEquals(List.of(3, 4), numbers(history.lookupTail(2, Set.of())));
    assertEquals(List.of(1, 2, 3, 4), numbers(history.lookupTail(9, Set.of())));
  }

  @Test
  void aRangeEndsBeforeItsStop() {
    assertEquals(List.of(2, 3), numbers(history.lookupRange(0, 2, 4, Set.of())));
    assertEquals(List.of(), numbers(history.lookupRange(-1, 1, 4, Set.of())));
  }

  @Test
  void aPatternMeetsTheWholeCell() {
    assertEquals(List.of(1, 3), numbers(history.search("int ? = *", 9, Set.of())));
    assertEquals(List.of(4), numbers(history.search("a*", 9, Set.of(ResultFlag.UNIQUE))));
    assertEquals(List.of(), numbers(history.search("a.+", 9, Set.of())));
  }
}
