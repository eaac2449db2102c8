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
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PeopleFoldersTest extends DataFolders {
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
  void aFolderIsCountedAnewWhenAnythingInItChanges() throws IOException {
    Path friends = root.resolve("friends");
    Files.createDirectories(friends.resolve("a"));
    Files.createDirectories(friends.resolve("b/album"));
    DataSets sets = withRoot();
    makeOld(friends);
    assertFalse(last(sets.available()).ready());
    People.add(friends, "a", 2);
    makeOld(friends);
    assertEquals(2, last(sets.available()).count());
    People.add(friends, "b/album", 3);
    makeOld(friends);
    assertEquals(5, last(sets.available()).count());
    Files.delete(friends.resolve("a/1.png"));
    assertEquals(4, last(sets.available()).count());
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
  void aFolderOfPeopleOutsideTheRootCannotBeReachedByAName() throws IOException {
    People.add(temp.resolve("secret"), "a", 3);
    People.add(temp.resolve("secret"), "b", 3);
    Files.createSymbolicLink(root.resolve("linked"), temp.resolve("secret"));
    Available linked = last(withRoot().available());
    assertFalse(linked.ready(), "but why it is not there is said");
    assertEquals(
        "“linked” cannot be chosen: it lies outside the data folder", linked.label(Lang.EN));
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
}
