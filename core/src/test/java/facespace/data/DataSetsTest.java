package facespace.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.data.folder.People;
import facespace.data.paper.Conditions;
import facespace.knob.BadValue;
import facespace.knob.Selection;
import facespace.text.Lang;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DataSetsTest extends DataFolders {
  private static final Crowd THREE =
      new Crowd(0, 0, -1, false, Conditions.VARIED, new Selection(List.of("0", "1", "7")));

  @Test
  void onABareMachinePenIsTheDefaultAndMnistIsOfferedForDownload() {
    DataSets bare = new DataSets(Map.of(), home);
    assertEquals("pen", bare.defaultName());
    assertEquals(
        List.of(
            new Available("mnist", "data.mnist.label", false, true, 60_000),
            new Available("pen", "data.pen.label", true, false, 60_000),
            new Available("paper", "data.paper.label", true, false, 4_000, true)),
        bare.available());
    assertEquals(home.resolve(".cache/facespace/mnist"), bare.mnistCacheFolder());
  }

  @Test
  void aFolderIsLoadedByItsPath() {
    write(temp.resolve("mine"), 10);
    String path = temp.resolve("mine").toString();
    assertEquals(10, new DataSets(Map.of(), home).load(path).train().count());
    assertEquals(path, new DataSets(Map.of(), home).load(path).name());
  }

  @Test
  void fromOutsideOnlyNamesAreAcceptedAndNoPaths() {
    write(root.resolve("mine"), 10);
    write(temp.resolve("secret"), 10);
    DataSets sets = withRoot();
    assertEquals(10, sets.loadNamed("mine").train().count());
    for (String name :
        List.of(
            "../secret",
            temp.resolve("secret").toString(),
            "mine/../../secret",
            "mine/",
            "./mine",
            "..",
            ".",
            "",
            "mine\0",
            "..%2fsecret",
            "nothing")) {
      BadValue e = assertThrows(BadValue.class, () -> sets.loadNamed(name), name);
      String shown = name.replace('\0', '\uFFFD');
      assertEquals(
          "Unknown data “" + shown + "”: choose one of mnist, pen, paper, mine.", e.getMessage());
    }
  }

  @Test
  void aPathThatIsNoFolderIsUnknown() {
    for (String name : List.of("/no/such/folder", "", "  ", "a\0b")) {
      assertThrows(BadValue.class, () -> withRoot().load(name), name);
    }
  }

  @Test
  void otherFoldersOfTheRootAreListedWithTheirCounts() throws IOException {
    write(root.resolve("mine"), 10);
    Files.createDirectories(root.resolve("faces"));
    write(root.resolve("broken"), 10);
    Files.write(root.resolve("broken/train-images-idx3-ubyte"), new byte[3]);
    Files.createDirectories(root.resolve("tables"));
    Files.writeString(root.resolve("tables/a.csv"), "1,2");
    List<Available> listed = withRoot().available();
    assertEquals(List.of("mnist", "pen", "paper", "broken", "mine", "tables"), names(listed));
    assertFalse(listed.get(3).ready());
    assertEquals(10, listed.get(4).count());
    assertTrue(listed.get(4).ready());
    assertFalse(listed.get(5).ready());
    assertEquals(
        "tables (neither people nor all four files of digits that can be read)",
        listed.get(5).label(Lang.EN));
    DataException why =
        assertThrows(
            DataException.class, () -> withRoot().loadNamed("tables"), "named all the same");
    assertTrue(why.withoutFolders(Lang.EN).startsWith("tables has neither people nor digits"));
  }

  @Test
  void aFolderThatWhatIsBuiltInHidesIsListedWithTheReason() {
    write(root.resolve("pen"), 10);
    People.add(root.resolve("paper"), "a", 3);
    List<Available> listed = withRoot().available();
    assertEquals(List.of("mnist", "pen", "paper", "paper/", "pen/"), names(listed));
    assertFalse(listed.get(3).ready());
    assertTrue(listed.get(3).faces());
    assertEquals(
        "“pen/” cannot be chosen: what is built in has the same name; give the folder another one",
        last(listed).label(Lang.EN));
    assertEquals(0, withRoot().peopleWithPairs().size());
    BadValue unknown = assertThrows(BadValue.class, () -> withRoot().loadNamed("pan"));
    assertFalse(unknown.getMessage().contains("pen/"), unknown.getMessage());
  }

  @Test
  void whatIsLoadedIsKept() {
    write(root.resolve("mine"), 10);
    DataSets sets = withRoot();
    assertSame(sets.load("mine").train().pixels(), sets.load("mine").train().pixels());
  }

  /** Every ten images are the ten digits. */
  @Test
  void labelsOfDigitsAreKnownWithoutTheirPictures() {
    DataSet all = withRoot().unwritten("pen", Crowd.DEFAULT);
    assertBegins(PenDigits.generate(100, 1), all.train());
    assertBegins(PenDigits.generate(100, 2), all.test());
    assertEquals(0, all.unseen().count());
    DataSet three = withRoot().unwritten("pen", THREE);
    assertEquals(List.of("0", "1", "7"), three.train().classNames());
    assertEquals(18_000, three.train().count());
    assertEquals(6_000, IntStream.of(three.train().labels()).filter(label -> label == 2).count());
    assertEquals(3_000, three.test().count());
    assertEquals(7_000, three.unseen().count());
    write(root.resolve("mine"), 10);
    assertEquals(10, withRoot().unwritten("mine", Crowd.DEFAULT).train().count());
  }

  private static void assertBegins(Images drawn, Images labels) {
    int[] first = Arrays.copyOf(labels.labels(), drawn.count());
    assertArrayEquals(drawn.labels(), first);
    assertEquals(drawn.classNames(), labels.classNames());
    assertTrue(labels.areDigits());
    assertEquals(0, labels.pixels().length);
  }

  @Test
  void paperPeopleHeldOutAreNobodyTrainedOn() {
    DataSet open = withRoot().load("paper", new Crowd(3, 2, 2, false, Conditions.STUDIO));
    assertTrue(open.openSet());
    assertEquals(List.of("p0", "p1", "p2"), open.train().classNames());
    assertEquals(List.of("p1000000", "p1000001"), open.test().classNames());
    DataSet closed = withRoot().load("paper", new Crowd(3, 2, 0, true, Conditions.STUDIO));
    assertFalse(closed.openSet());
    assertEquals(6, closed.train().count());
    assertEquals(30, closed.test().count());
    assertEquals(closed.train().classNames(), closed.test().classNames());
    for (Crowd few :
        List.of(
            new Crowd(3, 2, 2, false, Conditions.STUDIO),
            new Crowd(3, 2, 0, true, Conditions.STUDIO))) {
      DataSet drawn = withRoot().load("paper", few);
      DataSet labels = withRoot().unwritten("paper", few);
      assertSameLabels(drawn.train(), labels.train());
      assertSameLabels(drawn.test(), labels.test());
      assertEquals(drawn.openSet(), labels.openSet());
    }
    assertThrows(BadValue.class, () -> new Crowd(3, 2, 1, true, Conditions.STUDIO));
    assertThrows(BadValue.class, () -> new Crowd(1, 2, 3, true, Conditions.STUDIO));
  }

  private static void assertSameLabels(Images drawn, Images labels) {
    assertArrayEquals(drawn.labels(), labels.labels());
    assertEquals(drawn.classNames(), labels.classNames());
    assertFalse(labels.areDigits());
  }

  @Test
  void whatIsNoFolderOfDataIsNamed() throws IOException {
    Path file = Files.writeString(home.resolve("file"), "no folder");
    assertEquals(Optional.empty(), new DataSets(Map.of(), home).remark());
    assertEquals(Optional.empty(), of(home).remark());
    for (Path none : List.of(file, home.resolve("none"))) {
      assertTrue(
          of(none).remark().orElseThrow().in(Lang.EN).startsWith("FACESPACE_DATA = " + none));
    }
  }

  private DataSets of(Path folder) {
    return new DataSets(Map.of("FACESPACE_DATA", folder.toString()), home);
  }
}
