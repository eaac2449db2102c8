package facespace.data.folder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.data.DataException;
import facespace.data.DataSet;
import facespace.data.Images;
import facespace.knob.BadValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PeopleSplitTest {
  @Test
  void heldOutPeopleAreNeverTrainedOn() {
    Images all = people(10, 10, 10, 10, 10, 10, 10, 10, 10);
    for (int holdout : new int[] {2, 4, 7}) {
      DataSet data = PeopleSplit.of("x", all, holdout);
      assertTrue(data.openSet());
      assertEquals(holdout, data.test().classes());
      assertEquals(9 - holdout, data.train().classes());
      Set<String> both = new HashSet<>(data.train().classNames());
      both.retainAll(data.test().classNames());
      assertEquals(Set.of(), both);
      assertTruth(all, data.train());
      assertTruth(all, data.test());
      assertEquals(90, data.train().count() + data.test().count());
    }
  }

  @Test
  void theSplitIsTheSameEachTimeAndNotSimplyTheFirst() {
    Images all = people(10, 10, 10, 10, 10, 10, 10, 10);
    DataSet once = PeopleSplit.of("x", all, -1);
    assertEquals(4, once.test().classes());
    assertEquals(once.test().classNames(), PeopleSplit.of("x", all, -1).test().classNames());
    assertFalse(once.test().classNames().equals(all.classNames().subList(0, 4)));
    assertFalse(once.test().classNames().equals(all.classNames().subList(4, 8)));
  }

  @Test
  void automaticIsHalfOfThePeopleAndAtMostTwenty() {
    int[] many = new int[60];
    Arrays.fill(many, 2);
    assertEquals(20, PeopleSplit.of("x", people(many), -1).test().classes());
    assertEquals(2, PeopleSplit.of("x", people(3, 3, 3, 3, 3), -1).test().classes());
    assertFalse(PeopleSplit.of("x", people(3, 3, 3), -1).openSet());
  }

  @Test
  void peopleWithOnePictureAreHeldOutLast() {
    Images all = people(1, 2, 1, 2, 1, 2, 1, 1);
    assertEquals(List.of("p1", "p3", "p5"), PeopleSplit.of("x", all, 3).test().classNames());
    assertEquals(4, PeopleSplit.of("x", all, 4).test().classes());
    DataException e =
        assertThrows(DataException.class, () -> PeopleSplit.of("x", people(1, 1, 1, 1), 2));
    assertTrue(e.getMessage().startsWith("x has no person with two pictures"), e.getMessage());
  }

  @Test
  void inAClosedSetEveryFourthPictureIsToTestWith() {
    DataSet data = PeopleSplit.of("x", people(10, 1, 2, 3, 4), 0);
    assertFalse(data.openSet());
    assertEquals(data.train().classNames(), data.test().classNames());
    assertArrayEquals(new int[] {0, 0, 2, 3, 4}, data.test().labels());
    assertEquals(3, data.test().pixels()[0]);
    assertEquals(7, data.test().pixels()[1]);
    assertEquals(15, data.train().count());
  }

  @Test
  void whatDoesNotFitIsSaidWithWhatIsAllowed() {
    Images five = people(2, 2, 2, 2, 2);
    for (int holdout : new int[] {-2, 1, 4, 5, 1000}) {
      BadValue e = assertThrows(BadValue.class, () -> PeopleSplit.of("x", five, holdout));
      assertEquals(
          "holdout-people = %d does not fit the 5 people of x: allowed is -1, 0, 2 … 3."
              .formatted(holdout),
          e.getMessage());
    }
    assertThrows(BadValue.class, () -> PeopleSplit.of("x", people(2, 2, 2), 2));
    DataException e = assertThrows(DataException.class, () -> PeopleSplit.of("x", people(9), -1));
    assertEquals("x has too few people (1): at least two are needed.", e.getMessage());
  }

  /** People with so many pictures of one pixel each, its value the number of the picture. */
  private static Images people(int... pictures) {
    List<Integer> labels = new ArrayList<>();
    for (int person = 0; person < pictures.length; person++) {
      for (int i = 0; i < pictures[person]; i++) {
        labels.add(person);
      }
    }
    byte[] pixels = new byte[labels.size()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) i;
    }
    return new Images(
        "x",
        1,
        1,
        pixels,
        labels.stream().mapToInt(l -> l).toArray(),
        IntStream.range(0, pictures.length).mapToObj(p -> "p" + p).toList());
  }

  /** Every image still belongs to the person it belonged to. */
  private static void assertTruth(Images all, Images part) {
    for (int i = 0; i < part.count(); i++) {
      int original = part.pixels()[i];
      assertEquals(
          all.classNames().get(all.labels()[original]), part.classNames().get(part.labels()[i]));
    }
  }
}
