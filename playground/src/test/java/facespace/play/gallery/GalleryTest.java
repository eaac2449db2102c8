package facespace.play.gallery;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.play.web.Refused;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GalleryTest {
  private static final byte[] PNG = {1, 2, 3};
  private static final byte[] OTHER = {4, 5, 6, 7};

  @TempDir Path folder;

  @Test
  void whoIsEnrolledIsStillThereAfterARestartInTheSameOrder() {
    Gallery before = new Gallery(folder);
    Enrolled ann = before.enrol("Ann", Origin.parse("paper:17"), List.of(PNG, OTHER));
    Enrolled li = before.enrol("李雷", Origin.PHOTO, List.of(OTHER));
    before.add(li.id(), PNG);
    Gallery after = new Gallery(folder);
    assertEquals(List.of("Ann", "李雷"), after.people().stream().map(Enrolled::name).toList());
    assertEquals("paper:17", after.get(ann.id()).origin().text());
    assertEquals(List.of(0, 1), after.get(li.id()).pictures());
    assertArrayEquals(OTHER, after.picture(ann.id(), 1));
    assertArrayEquals(PNG, after.picture(li.id(), 1));
  }

  @Test
  void manyEnrolledAtOnceKeepTheirOrderToo() {
    Gallery before = new Gallery(folder);
    List<String> names = IntStream.range(0, 30).mapToObj(i -> "Person " + i).toList();
    names.forEach(name -> before.enrol(name, Origin.PHOTO, List.of(PNG)));
    Gallery after = new Gallery(folder);
    assertEquals(names, after.people().stream().map(Enrolled::name).toList());
  }

  @Test
  void whoIsRemovedLeavesNoFileBehind() throws IOException {
    Gallery gallery = new Gallery(folder);
    Enrolled ann = gallery.enrol("Ann", Origin.PHOTO, List.of(PNG));
    gallery.enrol("Ben", Origin.PHOTO, List.of(PNG));
    gallery.remove(ann.id());
    try (Stream<Path> files = Files.walk(folder)) {
      assertTrue(files.noneMatch(file -> file.toString().contains(ann.id())));
    }
    assertThrows(Refused.class, () -> gallery.picture(ann.id(), 0));
    gallery.clear("1");
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(0, files.count());
    }
  }

  /** A disk on which some files cannot be deleted. */
  private static GalleryFolder stubborn(Path folder, Predicate<Path> undeletable) {
    return new GalleryFolder(folder) {
      @Override
      void erase(Path file) throws IOException {
        if (undeletable.test(file)) {
          throw new AccessDeniedException(file.toString());
        }
        super.erase(file);
      }
    };
  }

  @Test
  void whatCannotBeDeletedIsSaidAndStaysToBeSeenAndDeletedAgain() {
    AtomicBoolean locked = new AtomicBoolean(true);
    Gallery gallery = new Gallery(stubborn(folder, file -> locked.get() && file.endsWith("1.png")));
    Enrolled ann = gallery.enrol("Ann", Origin.PHOTO, List.of(PNG, OTHER));
    Enrolled ben = gallery.enrol("Ben", Origin.PHOTO, List.of(PNG));
    Refused refused = assertThrows(Refused.class, () -> gallery.remove(ann.id()));
    assertEquals(409, refused.status());
    assertTrue(refused.getMessage().contains(ann.id()), refused.getMessage());
    assertFalse(refused.getMessage().contains(folder.toString()), refused.getMessage());
    assertEquals("Ann", gallery.get(ann.id()).name());
    assertEquals(List.of(1), gallery.get(ann.id()).pictures(), "0.png is gone");
    assertArrayEquals(OTHER, gallery.picture(ann.id(), 1));
    Refused some = assertThrows(Refused.class, () -> gallery.clear("2"));
    assertTrue(some.getMessage().startsWith("1 of 2 entries"), some.getMessage());
    assertThrows(Refused.class, () -> gallery.get(ben.id()), "the others are gone");
    assertEquals(
        List.of("Ann"), new Gallery(folder).people().stream().map(Enrolled::name).toList());
    locked.set(false);
    gallery.remove(ann.id());
    assertEquals(List.of(), gallery.people());
    assertEquals(0, folder.toFile().list().length);
  }

  @Test
  void aNameThatCannotBeDeletedStaysInTheGalleryToBeDeletedAgain() {
    AtomicBoolean locked = new AtomicBoolean(true);
    Gallery gallery =
        new Gallery(stubborn(folder, file -> locked.get() && file.endsWith("person.json")));
    Enrolled ann = gallery.enrol("Ann", Origin.PHOTO, List.of(PNG));
    assertThrows(Refused.class, () -> gallery.remove(ann.id()));
    assertEquals("Ann", gallery.get(ann.id()).name());
    locked.set(false);
    gallery.remove(ann.id());
    assertEquals(List.of(), gallery.people());
    assertEquals(0, folder.toFile().list().length);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "a\nb", "ann", " ANN "})
  void aNameThatCannotBeTakenIsRefusedAndNothingIsLost(String name) {
    Gallery gallery = new Gallery(folder);
    gallery.enrol("Ann", Origin.PHOTO, List.of(PNG));
    Refused refused =
        assertThrows(Refused.class, () -> gallery.enrol(name, Origin.PHOTO, List.of(PNG)));
    assertTrue(refused.getMessage().startsWith("name = "), refused.getMessage());
    assertEquals(1, new Gallery(folder).people().size());
  }

  @Test
  void theSameNameInAnotherUnicodeFormIsTheSameName() {
    Gallery gallery = new Gallery(folder);
    gallery.enrol("Zo\u00eb", Origin.PHOTO, List.of(PNG));
    assertThrows(Refused.class, () -> gallery.enrol("Zoe\u0308", Origin.PHOTO, List.of(PNG)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Anna Lee\u200b",
        "Anna\u00a0Lee",
        "Anna  Lee",
        "\u2060Anna Lee",
        "Anna\u3000Lee",
        "\uff21nna Lee",
        "ANNA LEE\ufe0f",
        "An\u00adna Lee",
        "Anna Lee\u3164"
      })
  void namesThatLookAlikeAreOneName(String name) {
    Gallery gallery = new Gallery(folder);
    gallery.enrol("Anna Lee", Origin.PHOTO, List.of(PNG));
    Refused refused =
        assertThrows(Refused.class, () -> gallery.enrol(name, Origin.PHOTO, List.of(PNG)));
    assertEquals(409, refused.status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u00a0",
        "\u3164",
        "\u2800",
        "\uffa0",
        "\u200d\ufe0f",
        "\u0301",
        "\ue000",
        "\u202fx\u202e"
      })
  void aNameNobodyCanSeeIsRefused(String name) {
    Gallery gallery = new Gallery(folder);
    Refused refused =
        assertThrows(Refused.class, () -> gallery.enrol(name, Origin.PHOTO, List.of(PNG)));
    assertEquals(400, refused.status());
    assertEquals(List.of(), gallery.people());
  }

  @Test
  void charactersAreCountedAsAReaderCountsThem() {
    Gallery gallery = new Gallery(folder);
    String family = "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67";
    for (String one : List.of("\ud83d\ude00", family, "ệ", "王", "नि")) {
      assertEquals(one, gallery.enrol(one, Origin.PHOTO, List.of(PNG)).name(), one);
      String most = one.repeat(31);
      assertEquals(most, gallery.enrol(most, Origin.PHOTO, List.of(PNG)).name(), one);
    }
    gallery.enrol("x".repeat(60), Origin.PHOTO, List.of(PNG));
    for (String tooLong : List.of("x".repeat(61), family.repeat(61), "Z" + "\u0301".repeat(99))) {
      assertThrows(Refused.class, () -> gallery.enrol(tooLong, Origin.PHOTO, List.of(PNG)));
    }
  }

  @Test
  void spacesAreKeptSingle() {
    Gallery gallery = new Gallery(folder);
    assertEquals("Anna Lee", gallery.enrol(" Anna \u00a0 Lee ", Origin.PHOTO, List.of(PNG)).name());
  }

  @Test
  void somebodyOfAFolderOfAnyNameIsFoundAgain() {
    for (String kind : List.of("orl", "my people", "lfw.v1", "人:a+b%")) {
      Origin origin = new Origin(kind, "s3: the third");
      assertEquals(origin, Origin.parse(origin.text()));
    }
    assertEquals(new Origin("orl", "s3"), Origin.parse("orl:s3"));
    assertEquals(Origin.PHOTO, Origin.parse("photo"));
  }

  @Test
  void aPersonHasAtMostTwentyPictures() {
    Gallery gallery = new Gallery(folder);
    Enrolled ann = gallery.enrol("Ann", Origin.PHOTO, List.of(PNG));
    for (int i = 1; i < Gallery.MOST_PICTURES; i++) {
      gallery.add(ann.id(), PNG);
    }
    assertThrows(Refused.class, () -> gallery.add(ann.id(), PNG));
    assertEquals(Gallery.MOST_PICTURES, new Gallery(folder).get(ann.id()).pictures().size());
  }

  @Test
  void whatACrashLeftHalfDoneIsClearedAndWhatIsDamagedIsListed() throws IOException {
    Gallery gallery = new Gallery(folder);
    Enrolled ann = gallery.enrol("Ann", Origin.PHOTO, List.of(PNG));
    Enrolled ben = gallery.enrol("Ben", Origin.PHOTO, List.of(PNG));
    Files.createDirectory(folder.resolve(".half-0123456789ab"));
    Files.writeString(folder.resolve(ben.id()).resolve("person.json"), "{");
    Gallery after = new Gallery(folder);
    assertEquals(List.of(ann.id()), after.people().stream().map(Enrolled::id).toList());
    assertEquals(List.of(ben.id()), after.damaged());
    assertTrue(Files.notExists(folder.resolve(".half-0123456789ab")));
    assertTrue(Files.exists(folder.resolve(ben.id()).resolve("0.png")), "damaged is not deleted");
  }
}
