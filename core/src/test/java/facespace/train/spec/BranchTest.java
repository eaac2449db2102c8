package facespace.train.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.knob.BadValue;
import facespace.text.Lang;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a run becomes when its settings change at a moment; what data say of it is left aside. */
class BranchTest {
  private static final String START = "data=pen&loss=arcface&s=16&m=0.1";

  private static String coursesOf(String before, int step, Branch.Kind kind, String wish) {
    Branch branch = Branch.of(Comparison.parse(before), step, kind, Comparison.parse(wish));
    return branch.comparison().runs().stream()
        .map(RunSpec::course)
        .collect(Collectors.joining(" "));
  }

  /** Arguments: the course before, the moment on screen, what is asked for, what becomes of it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                    |  80 | &m=0.2                  | ~at=80&m=0.2",
        "~at=64&m=0.2          |  80 | &m=0.3                  | ~at=64&m=0.2~at=80&m=0.3",
        "~at=64&m=0.2          |  80 | &m=0.1                  | ~at=64&m=0.2~at=80&m=0.1",
        // what came after the moment on screen is no past of what goes on there
        "~at=64&m=0.2          |  40 | &m=0.3                  | ~at=40&m=0.3",
        "~at=64&m=0.2          |  64 | &m=0.3                  | ~at=64&m=0.3",
        "~at=64&m=0.2          |  40 | &m=0.1                  | ''",
        // a change yet to come is moved, taken away or added
        "~at=64&m=0.2          |  40 | ~at=70&m=0.2            | ~at=70&m=0.2",
        "~at=8&m=0~at=64&m=0.2 |  40 | ~at=8&m=0               | ~at=8&m=0",
        "''                    |  40 | ~at=64&m=0.2            | ~at=64&m=0.2",
        "''                    |  40 | ~epochs=1               | ~epochs=1",
      })
  void what_a_run_goes_on_with(String before, int step, String wish, String after) {
    String asked = wish.startsWith("&") ? START.replaceAll("&m=.*", "") + wish : START + wish;
    assertEquals(after, coursesOf(START + before, step, Branch.Kind.CHANGE, asked));
    assertEquals((before + " " + after), coursesOf(START + before, step, Branch.Kind.FORK, asked));
  }

  @Test
  void a_stage_more_follows_with_the_same_settings_or_others() {
    Branch.Kind further = Branch.Kind.FURTHER;
    assertEquals("~epochs=2", coursesOf(START, 80, further, START));
    assertEquals(
        "~epochs=3&m=0.2",
        coursesOf(START, 80, further, START.replace("0.1", "0.2") + "&epochs=3"));
    assertEquals(
        "~epochs=2&m=0.2~epochs=2",
        coursesOf(START + "~epochs=2&m=0.2", 80, further, START + "~epochs=2&m=0.2"));
  }

  @Test
  void only_the_run_that_is_changed_becomes_another() {
    String two = "data=pen&s=16;loss=arcface&m=0.1~at=64&m=0.2;loss=normface";
    String other = "data=pen&s=16;loss=arcface&m=0.1~at=64&m=0.2;loss=cosface&m=0";
    Branch branch =
        Branch.of(Comparison.parse(two), 40, Branch.Kind.CHANGE, Comparison.parse(other));
    assertEquals(List.of(0, 1), branch.parents());
    assertEquals("~at=64&m=0.2", branch.comparison().runs().get(0).course());
    assertEquals("~at=40&loss=cosface&s=16&m=0", branch.comparison().runs().get(1).course());
  }

  @ParameterizedTest
  @CsvSource({"'', 80", "~at=64&m=0.2, 80"})
  void nothing_changes(String course, int step) {
    BadValue refused =
        assertThrows(
            BadValue.class,
            () -> coursesOf(START + course, step, Branch.Kind.FORK, START + course));
    assertTrue(refused.in(Lang.EN).contains("Nothing changes"), refused.in(Lang.EN));
  }
}
