package facespace.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.data.folder.FaceFolder;
import facespace.data.folder.People;
import facespace.data.paper.Conditions;
import facespace.data.paper.PaperFaces;
import facespace.data.paper.PaperPerson;
import facespace.data.paper.Shot;
import facespace.data.picture.Crafted;
import facespace.knob.BadValue;
import facespace.text.Lang;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSetsTest {
  @TempDir Path temp;
  private Path root;
  private Path home;

  @BeforeEach
  void makeFolders() throws IOException {
    root = Files.createDirectories(temp.resolve("root"));
    home = Files.createDirectories(temp.resolve("home"));
  }

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
  void missingMnistIsSaidWithThePlacesLookedAt() {
    DataException e = assertThrows(DataException.class, () -> withRoot().load("mnist"));
    assertTrue(e.getMessage().contains(root.resolve("mnist").toString()), e.getMessage());
    assertTrue(e.getMessage().contains(home.resolve(".cache").toString()), e.getMessage());
  }

  @Test
  void mnistInTheDataFolderWinsOverTheCache() {
    write(root.resolve("mnist"), 30);
    write(home.resolve(".cache/facespace/mnist"), 20);
    assertEquals("mnist", withRoot().defaultName());
    assertEquals(30, withRoot().load("mnist").train().count());
    assertEquals(20, new DataSets(Map.of(), home).load("mnist").train().count());
  }

  @Test
  void theCacheMovesWithXdgCacheHome() {
    write(temp.resolve("elsewhere/facespace/mnist"), 20);
    DataSets sets =
        new DataSets(Map.of("XDG_CACHE_HOME", temp.resolve("elsewhere").toString()), home);
    assertEquals("mnist", sets.defaultName());
  }

  @Test
  void aHalfCopiedMnistIsNotTheDefaultAndItsMissingFileIsNamed() throws IOException {
    write(root.resolve("mnist"), 30);
    Files.delete(root.resolve("mnist/t10k-labels-idx1-ubyte"));
    assertEquals("pen", withRoot().defaultName());
    DataException e = assertThrows(DataException.class, () -> withRoot().load("mnist"));
    assertEquals(
        root.resolve("mnist") + " has no t10k-labels-idx1-ubyte (plain or .gz).", e.getMessage());
  }

  @Test
  void aFolderIsLoadedByItsPath() {
    write(temp.resolve("mine"), 10);
    String path = temp.resolve("mine").toString();
    assertEquals(10, new DataSets(Map.of(), home).load(path).train().count());
    assertEquals(path, new DataSets(Map.of(), home).load(path).name());
  }

  @Test
  void aFolderWithImagesOfAnotherSizeIsRefused() {
    Images wide = new Images("wide", 2, 3, new byte[6], new int[1], Images.DIGITS);
    Idx.write(wide, temp.resolve("wide"), "train");
    Idx.write(wide, temp.resolve("wide"), "t10k");
    DataException e =
        assertThrows(DataException.class, () -> withRoot().load(temp.resolve("wide").toString()));
    assertTrue(e.getMessage().endsWith("has images of 2×3 pixels; 28×28 are needed."));
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
      assertEquals(
          "Unknown data “" + name + "”: choose one of mnist, pen, paper, mine.", e.getMessage());
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
    List<Available> listed = withRoot().available();
    assertEquals(List.of("mnist", "pen", "paper", "broken", "mine"), names(listed));
    assertFalse(listed.get(3).ready());
    assertEquals(10, listed.get(4).count());
    assertTrue(listed.get(4).ready());
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

  @Test
  void aFolderOfPeopleIsListedWithItsCountsAndLoadedByNameOrPath() {
    for (String person : List.of("a", "b", "c", "d", "e", "f")) {
      People.add(root.resolve("friends"), person, 3);
    }
    Available listed = last(withRoot().available());
    assertEquals("friends (folder of people: 6 people, 18 pictures)", listed.label(Lang.EN));
    assertEquals("friends（人物文件夹：6 人，18 张照片）", listed.label(Lang.ZH));
    assertTrue(listed.faces());
    DataSet data = withRoot().loadNamed("friends");
    assertTrue(data.openSet());
    assertEquals(9, data.train().count());
    assertEquals("friends", data.name());
    Crowd crowd = new Crowd(2, 0, 4, true, Conditions.VARIED);
    DataSet colour = withRoot().load(root.resolve("friends").toString(), crowd);
    assertEquals(2, colour.train().classes());
    assertEquals(4, colour.test().classes());
    assertEquals(3, colour.test().channels());
    Crowd greedy = new Crowd(3, 0, 4, true, Conditions.VARIED);
    BadValue e = assertThrows(BadValue.class, () -> withRoot().loadNamed("friends", greedy));
    assertEquals(
        "people = 3 does not fit the 2 people of friends who are left to train on: allowed is 0"
            + " (all), 2 … 2.",
        e.getMessage());
  }

  @Test
  void aPictureThatIsMendedIsReadTheNextTime() {
    for (String person : List.of("a", "b", "c", "d")) {
      People.add(root.resolve("friends"), person, 3);
    }
    Path bad = People.write(root, "friends/a/4.png", new byte[3]);
    DataSets sets = withRoot();
    FaceFolder before = sets.people("friends", false);
    assertEquals(1, before.skipped().size());
    assertSame(before, sets.people("friends", false));
    People.write(root, "friends/a/4.png", Crafted.file(Crafted.quarters(20, 20), "png"));
    bad.toFile().setLastModified(1_000_000_000_000L);
    assertEquals(List.of(), sets.people("friends", false).skipped());
    People.add(root.resolve("friends"), "e", 2);
    assertEquals(5, sets.people("friends", false).images().classes());
  }

  @Test
  void aFolderMayHaveAnyNameOneCanSee() {
    List<String> names = List.of("lfw.v1", "my people", "人", "Jose\u0301", "a&b=c;d#e%20", "_x");
    for (String name : names) {
      People.add(root.resolve(name), "a", 3);
      People.add(root.resolve(name), "b", 3);
    }
    People.add(root.resolve(".hidden"), "a", 3);
    DataSets sets = withRoot();
    assertEquals(Set.copyOf(names), Set.copyOf(names(sets.available()).subList(3, 9)));
    for (String name : names) {
      assertEquals(name, sets.loadNamed(name).name());
      assertTrue(sets.areFaces(name), name);
      assertEquals(root.resolve(name), sets.peopleFolder(name));
    }
    assertEquals(root.resolve("Jose\u0301"), sets.peopleFolder("José"));
    for (String name : List.of(".hidden", "a/../人", "人/", "人/a", "MY PEOPLE")) {
      assertThrows(BadValue.class, () -> sets.loadNamed(name), name);
    }
  }

  @Test
  void aFolderWhoseNameWillNotDoIsListedWithTheReason() {
    People.add(root.resolve(" people"), "a", 3);
    Available listed = last(withRoot().available());
    assertFalse(listed.ready());
    assertEquals(
        "“ people” cannot be chosen: the name of a folder has at most 100 characters, all visible,"
            + " and no space at its ends",
        listed.label(Lang.EN));
  }

  @Test
  void digitsAreReadUnderAnyOfTheirNames() throws IOException {
    write(temp.resolve("dot"), 10);
    rename(temp.resolve("dot"), "-idx", ".idx");
    write(temp.resolve("torch/MNIST/raw"), 11);
    write(temp.resolve("kaggle"), 12);
    for (String name : IdxFolder.FILES) {
      Path file = temp.resolve("kaggle").resolve(name);
      Path inside = temp.resolve("kaggle").resolve(name.replace("-idx", "."));
      Files.move(file, inside);
      Files.createDirectories(file);
      Files.move(inside, file.resolve(name.replace("-idx", ".idx")));
    }
    DataSets sets = new DataSets(Map.of(), home);
    assertEquals(10, sets.load(temp.resolve("dot").toString()).train().count());
    for (String path : List.of("torch", "torch/MNIST", "torch/MNIST/raw")) {
      assertEquals(11, sets.load(temp.resolve(path).toString()).train().count());
    }
    assertEquals(12, sets.load(temp.resolve("kaggle").toString()).train().count());
    Map<String, String> env = Map.of("FACESPACE_DATA", temp.resolve("torch").toString());
    assertEquals(11, new DataSets(env, home).load("mnist").train().count());
    assertEquals(List.of("mnist", "pen", "paper"), names(new DataSets(env, home).available()));
    Files.delete(temp.resolve("dot/t10k-labels.idx1-ubyte"));
    DataException e =
        assertThrows(DataException.class, () -> sets.load(temp.resolve("dot").toString()));
    assertTrue(e.getMessage().endsWith("dot has no t10k-labels-idx1-ubyte (plain or .gz)."));
  }

  @Test
  void emnistIsReadUprightAndItsDigitsAreChosenOfItsSets() throws IOException {
    Path emnist = temp.resolve("emnist");
    write(emnist, 10);
    rename(emnist, "^t10k", "test");
    rename(emnist, "^", "emnist-letters-");
    write(emnist, 20);
    rename(emnist, "^t10k", "test");
    rename(emnist, "^t", "emnist-digits-t");
    DataSet data = new DataSets(Map.of(), home).load(emnist.toString());
    assertEquals(20, data.train().count());
    byte[] stored = PenDigits.generate(20, 5).pixelsOf(3);
    byte[] read = data.train().pixelsOf(3);
    for (int row = 0; row < 28; row++) {
      for (int column = 0; column < 28; column++) {
        assertEquals(stored[column * 28 + row], read[row * 28 + column]);
      }
    }
    assertTrue(data.remarks().get(0).in(Lang.EN).contains("as EMNIST stores them"));
    DataSet pen = new DataSets(Map.of(), home).load(emnist.toString());
    assertEquals(1, pen.testedWith(data).remarks().size());
  }

  private static void rename(Path folder, String part, String by) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (!name.startsWith("emnist")) {
          Files.move(file, file.resolveSibling(name.replaceFirst(part, by)));
        }
      }
    }
  }

  @Test
  void oneImageIsTooFewToTrain() {
    write(temp.resolve("tiny"), 1);
    DataException e =
        assertThrows(DataException.class, () -> withRoot().load(temp.resolve("tiny").toString()));
    assertTrue(
        e.getMessage()
            .endsWith(
                "train-images-idx3-ubyte has too few images (1): at least 2 are needed to train."),
        e.getMessage());
  }

  @Test
  void digitsThatHaveChangedAreReadAnew() {
    write(root.resolve("mine"), 10);
    DataSets sets = withRoot();
    assertEquals(10, sets.load("mine").train().count());
    write(root.resolve("mine"), 12);
    assertEquals(12, sets.load("mine").train().count());
  }

  @Test
  void aFolderIsCountedAnewWhenAnythingInItChanges() throws IOException {
    Path friends = root.resolve("friends");
    Files.createDirectories(friends.resolve("a"));
    Files.createDirectories(friends.resolve("b/album"));
    DataSets sets = withRoot();
    makeOld(friends);
    assertEquals(List.of("mnist", "pen", "paper"), names(sets.available()));
    People.add(friends, "a", 2);
    makeOld(friends);
    assertEquals(2, last(sets.available()).count());
    People.add(friends, "b/album", 3);
    makeOld(friends);
    assertEquals(5, last(sets.available()).count());
    Files.delete(friends.resolve("a/1.png"));
    assertEquals(4, last(sets.available()).count());
  }

  /** All last changed long ago: nothing is left out of a memory for being too new. */
  private static void makeOld(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.toList()) {
        long entries = path.toFile().list() == null ? 0 : path.toFile().list().length;
        path.toFile().setLastModified(1_000_000_000_000L + 1000 * entries);
      }
    }
  }

  @Test
  void aPictureReplacedByOneOfTheSameTimeIsReadAnew() throws IOException {
    for (String person : List.of("a", "b")) {
      People.add(root.resolve("friends"), person, 2);
    }
    Path picture = root.resolve("friends/a/1.png");
    makeOld(root);
    DataSets sets = withRoot();
    byte before = sets.people("friends", false).images().pixelsOf(0)[0];
    byte[] other = Crafted.file(Crafted.picture(20, 24, (x, y) -> 200), "png");
    Files.write(picture, other);
    makeOld(root);
    assertEquals(1, before); // the luma of a blue of 10, and of 200
    assertEquals(23, sets.people("friends", false).images().pixelsOf(0)[0]);
  }

  @Test
  void aFolderOfPeopleOutsideTheRootCannotBeReachedByAName() throws IOException {
    People.add(temp.resolve("secret"), "a", 3);
    People.add(temp.resolve("secret"), "b", 3);
    Files.createSymbolicLink(root.resolve("linked"), temp.resolve("secret"));
    assertFalse(names(withRoot().available()).contains("linked"));
    DataException e = assertThrows(DataException.class, () -> withRoot().loadNamed("linked"));
    assertEquals(
        root.resolve("linked") + " lies outside the data folder, and is not read.", e.getMessage());
    for (String name : List.of("../secret", "friends/../../secret", "..", "linked/a", "secret")) {
      assertThrows(BadValue.class, () -> withRoot().loadNamed(name), name);
      assertThrows(BadValue.class, () -> withRoot().peopleFolder(name), name);
    }
  }

  @Test
  void aFolderThatIsNoDataIsSaidWithWhatIsNeeded() throws IOException {
    Path empty = Files.createDirectories(temp.resolve("empty"));
    DataException e = assertThrows(DataException.class, () -> withRoot().load(empty.toString()));
    assertTrue(e.getMessage().startsWith(empty + " has no people in it"), e.getMessage());
    People.add(root.resolve("twins"), "Anna", 1);
    People.add(root.resolve("twins"), "anna", 1);
    assertFalse(last(withRoot().available()).ready());
    assertThrows(DataException.class, () -> withRoot().loadNamed("twins"));
    BadValue none = assertThrows(BadValue.class, () -> withRoot().peopleFolder("pen"));
    assertTrue(none.getMessage().startsWith("“pen” is no folder of people"), none.getMessage());
  }

  private static Available last(List<Available> listed) {
    return listed.get(listed.size() - 1);
  }

  @Test
  void aFolderOfPeopleIsSplitByPersonAndItsBadFileIsNamed() throws IOException {
    for (int person = 0; person < 5; person++) {
      for (int shot = 0; shot < 3; shot++) {
        Path file = root.resolve("friends/f" + person + "/" + shot + ".png");
        Files.createDirectories(file.getParent());
        ImageIO.write(
            PaperFaces.draw(PaperPerson.random(1, person), Shot.STUDIO, 64), "png", file.toFile());
      }
    }
    Files.writeString(root.resolve("friends/f0/bad.png"), "no picture");
    DataSet data = withRoot().loadNamed("friends", new Crowd(2, 0, 2, true, Conditions.VARIED));
    assertTrue(data.openSet());
    assertEquals(3, data.train().channels());
    assertEquals(2, data.train().classes());
    assertEquals(2, data.test().classes());
    assertFalse(data.train().classNames().stream().anyMatch(data.test().classNames()::contains));
    String remark = data.remarks().get(0).in(Lang.EN);
    assertTrue(remark.contains("bad.png"), remark);
    String path = root.resolve("friends").toString();
    DataSet closed = withRoot().load(path, new Crowd(3, 0, 0, false, Conditions.VARIED));
    assertFalse(closed.openSet());
    assertEquals(3, closed.test().classes());
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
    assertThrows(BadValue.class, () -> new Crowd(3, 2, 1, true, Conditions.STUDIO));
    assertThrows(BadValue.class, () -> new Crowd(1, 2, 3, true, Conditions.STUDIO));
  }

  private static List<String> names(List<Available> listed) {
    return listed.stream().map(Available::name).toList();
  }

  private DataSets withRoot() {
    return new DataSets(new HashMap<>(Map.of("FACESPACE_DATA", root.toString())), home);
  }

  private static void write(Path folder, int count) {
    Images images = PenDigits.generate(count, 5);
    Idx.write(images, folder, "train");
    Idx.write(images.head(5), folder, "t10k");
  }
}
