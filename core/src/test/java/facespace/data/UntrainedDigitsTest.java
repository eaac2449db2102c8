package facespace.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import facespace.knob.Selection;
import facespace.text.Lang;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Digits to test with that a model has never seen: nobody can read them. */
class UntrainedDigitsTest extends DataFolders {
  private static final Images PEN = PenDigits.generate(60, 4);

  @Test
  void testDigitsOfClassesThatAreNotTrainedAreSaid() {
    DataSet low = load("low", below(8), PEN);
    assertSaid("low", "8, 9", 60 - below(8).count(), low);
    Crowd all = Crowd.DEFAULT;
    Selection few = new Selection(List.of("0", "1"));
    Crowd chosen = new Crowd(0, 0, all.holdoutPeople(), false, all.conditions(), few);
    String folder = temp.resolve("low").toString();
    assertEquals(List.of(), withRoot().load(folder, chosen).remarks());
  }

  @Test
  void ofTwoSetsItIsSaidOfThePartsThatAreUsed() {
    DataSet low = load("low", below(8), PEN);
    DataSet lowest = load("lowest", below(7), below(7));
    DataSet ten = load("ten", PEN, PEN);
    assertEquals(List.of(), lowest.remarks());
    assertSaid("lowest", "7, 8, 9", 60 - below(7).count(), lowest.testedWith(ten));
    assertSaid("lowest", "7, 8, 9", 60 - below(7).count(), lowest.testedWith(low));
    assertEquals(List.of(), ten.testedWith(low).remarks());
    assertEquals(List.of(), low.testedWith(lowest).remarks());
  }

  @Test
  void ofPeopleNobodyNeedsToBeSeenBefore() {
    DataSet lowest = load("lowest", below(7), below(7));
    // people may be called anything
    Images two = new Images("two", 28, 28, new byte[2 * 784], new int[] {0, 9}, Images.DIGITS);
    assertEquals(List.of(), lowest.testedWith(new DataSet("two", two, two, true)).remarks());
    assertEquals(List.of(), new DataSet("two", two, two, true).testedWith(lowest).remarks());
  }

  private static Images below(int digit) {
    return PEN.subset(IntStream.range(0, 60).filter(i -> PEN.labels()[i] < digit).toArray());
  }

  private DataSet load(String name, Images train, Images test) {
    Path folder = temp.resolve(name);
    Idx.write(train, folder, "train");
    Idx.write(test, folder, "t10k");
    return withRoot().load(folder.toString());
  }

  private void assertSaid(String name, String digits, int count, DataSet data) {
    assertEquals(
        List.of(
            temp.resolve(name)
                + " has no digit of "
                + digits
                + " to train on, but "
                + count
                + " to test with: of these no model learns anything."),
        data.remarks().stream().map(remark -> remark.in(Lang.EN)).toList());
  }
}
