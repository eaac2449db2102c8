package facespace.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.knob.BadValue;
import facespace.knob.Selection;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Some of the ten digits of a data set. */
class DigitSplitTest extends DataFolders {
  private static final Crowd FEW = of("0", "1", "7");

  private static Crowd of(String... classes) {
    Crowd all = Crowd.DEFAULT;
    Selection some = new Selection(List.of(classes));
    return new Crowd(0, 0, all.holdoutPeople(), false, all.conditions(), some);
  }

  @Test
  void onlyTheChosenAreThereAndKeepTheirNames() {
    Images pen = PenDigits.generate(60, 4);
    DataSet few = DigitSplit.of(new DataSet("pen", pen, pen), FEW.classes());
    int[] expected = // by hand: 0 is 0, 1 is 1, 7 is 2
        IntStream.of(pen.labels())
            .filter(label -> label == 0 || label == 1 || label == 7)
            .map(label -> label == 7 ? 2 : label)
            .toArray();
    assertArrayEquals(expected, few.train().labels());
    assertArrayEquals(expected, few.test().labels());
    assertEquals(List.of("0", "1", "7"), few.train().classNames());
    assertTrue(few.train().areDigits());
    assertEquals(7, few.train().slot(2));
    int first = IntStream.range(0, 60).filter(i -> pen.labels()[i] == 7).findFirst().getAsInt();
    int same =
        IntStream.range(0, expected.length).filter(i -> expected[i] == 2).findFirst().orElse(-1);
    assertArrayEquals(pen.pixelsOf(first), few.train().pixelsOf(same));
    assertTrue(few.train().head(1).areDigits() && few.train().subset(new int[1]).areDigits());
  }

  /** As Fashion-MNIST does: ten classes in MNIST's four files, by name or by path. */
  @Test
  void anyFolderOfTenClassesHasThem() {
    write(root.resolve("fashion"), 40);
    DataSets sets = withRoot();
    String path = root.resolve("fashion").toString();
    assertEquals(3, sets.loadNamed("fashion", FEW).train().classes());
    assertEquals(3, sets.load(path, FEW).test().classes());
    assertEquals(10, sets.load(path).train().classes());
    assertSame(sets.load(path, FEW), sets.load(path, FEW), "made once");
  }

  @Test
  void aClassWithoutImagesAndPeopleAreRefused() {
    Path folder = root.resolve("gaps");
    Images some = PenDigits.generate(60, 4);
    int[] even = IntStream.range(0, 60).filter(i -> some.labels()[i] % 2 == 0).toArray();
    Idx.write(some.subset(even), folder, "train");
    Idx.write(some.subset(even), folder, "t10k");
    BadValue gap = assertThrows(BadValue.class, () -> withRoot().loadNamed("gaps", FEW));
    assertEquals("classes = 0,1,7: gaps holds no image of 1 to train on.", gap.getMessage());
    Path onlySevens = root.resolve("sevens");
    int[] sevens = IntStream.range(0, 60).filter(i -> some.labels()[i] == 7).toArray();
    Idx.write(some, onlySevens, "train");
    Idx.write(some.subset(sevens), onlySevens, "t10k");
    assertEquals(sevens.length, withRoot().loadNamed("sevens", FEW).test().count());
    BadValue untested =
        assertThrows(BadValue.class, () -> withRoot().loadNamed("sevens", of("0", "1")));
    assertEquals(
        "classes = 0,1: sevens holds no image of any of them to test with.", untested.getMessage());
    BadValue people = assertThrows(BadValue.class, () -> withRoot().load("paper", FEW));
    assertEquals(
        "classes = 0,1,7 cannot be chosen of paper: these are people, not digits; leave it empty.",
        people.getMessage());
  }
}
