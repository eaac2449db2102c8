package facespace.data.folder;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.data.DataException;
import facespace.data.Images;
import facespace.data.Remark;
import facespace.data.picture.Crafted;
import facespace.text.Lang;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaceFolderTest {
  @TempDir Path temp;
  private Path root;

  @BeforeEach
  void makeRoot() throws IOException {
    root = Files.createDirectories(temp.resolve("people"));
  }

  @Test
  void eachSubFolderIsAPersonInNaturalOrder() {
    for (String name : List.of("s10", "s2", "s1", "王小明", "zoë")) {
      People.add(root, name, 11);
    }
    FaceFolder folder = FaceFolder.read(root, false);
    Images images = folder.images();
    assertEquals(List.of("s1", "s2", "s10", "zoë", "王小明"), images.classNames());
    assertEquals(55, images.count());
    assertEquals("s1/1.png", folder.files().get(0));
    assertEquals("s1/2.png", folder.files().get(1));
    assertEquals("s1/11.png", folder.files().get(10));
    assertEquals(0, images.labels()[10]);
    assertEquals(1, images.labels()[11]);
    assertEquals(1, images.channels());
    assertEquals(64, images.height());
    assertEquals(64, images.width());
    assertEquals(List.of(), folder.skipped());
    assertEquals(List.of(), folder.remarks());
  }

  @Test
  void readingIsTheSameEachTimeAndInColourOrGrey() {
    People.add(root, "a", 20);
    People.write(root, "b/1.jpg", Crafted.file(Crafted.quarters(64, 64), "jpg"));
    Images once = FaceFolder.read(root, true).images();
    assertArrayEquals(once.pixels(), FaceFolder.read(root, true).images().pixels());
    assertEquals(3, once.channels());
    byte[] red = Arrays.copyOf(once.pixelsOf(20), 1);
    assertEquals(255, red[0] & 0xff, 5);
    assertEquals(76, FaceFolder.read(root, false).images().pixelsOf(20)[0] & 0xff, 5);
  }

  @Test
  void aBadFileIsNamedAndSkipped() {
    People.add(root, "anna", 2);
    People.add(root, "ben", 2);
    byte[] jpeg = Crafted.file(Crafted.quarters(64, 64), "jpg");
    People.write(root, "anna/3.jpg", "no picture".getBytes(UTF_8));
    People.write(root, "anna/4.jpg", Arrays.copyOf(jpeg, jpeg.length / 2));
    People.write(root, "ben/0.png", Crafted.pngHeader(30_000, 30_000));
    People.write(root, "ben/empty.gif", new byte[0]);
    People.write(root, "carl/only.heic", "\0\0\0\30ftypheic\0\0\0\0".getBytes(UTF_8));
    FaceFolder folder = FaceFolder.read(root, false);
    assertEquals(List.of("anna", "ben"), folder.images().classNames());
    assertEquals(4, folder.images().count());
    assertEquals(
        List.of(
            "anna/3.jpg is not a picture: allowed are JPEG, PNG, GIF, BMP, PGM, PPM.",
            "anna/4.jpg is truncated: a part of the picture is missing.",
            "ben/0.png has 30,000 × 30,000 pixels: allowed are at most 40,000,000 in all, and"
                + " 20,000 on a side.",
            "ben/empty.gif is empty: it has 0 bytes.",
            "carl/only.heic is a picture in HEIC, which is not read: allowed are JPEG, PNG, GIF,"
                + " BMP, PGM, PPM."),
        in(Lang.EN, folder.skipped()));
    assertEquals("anna/4.jpg 不完整：图片缺了一部分。", folder.skipped().get(1).in(Lang.ZH));
    assertEquals(
        List.of("carl has no picture that can be read and is left out."),
        in(Lang.EN, folder.remarks()));
  }

  @Test
  void hiddenFilesAndWhatIsNoPictureByItsEndingAreLeftAlone() {
    People.add(root, "anna", 2);
    for (String file :
        List.of(
            "anna/Thumbs.db", "anna/.DS_Store", "anna/._1.png", "anna/notes.txt", "pairs.txt")) {
      People.write(root, file, "x".getBytes(UTF_8));
    }
    People.write(root, ".git/1.png", new byte[3]);
    FaceFolder folder = FaceFolder.read(root, false);
    assertEquals(2, folder.images().count());
    assertEquals(List.of(), folder.skipped());
    assertEquals(List.of(), folder.remarks());
  }

  @Test
  void picturesAreKnownByTheirContentWhateverTheirName() {
    byte[] png = Crafted.file(Crafted.quarters(20, 20), "png");
    byte[] jpeg = Crafted.file(Crafted.quarters(20, 20), "jpg");
    People.write(root, "subject01/subject01.centerlight", png);
    People.write(root, "subject01/subject01.happy", jpeg);
    People.write(root, "subject02/1", png);
    People.write(root, "subject02/photo.jpg_large", jpeg);
    People.write(root, "subject02/scan.txt", png);
    People.write(root, "subject02/phone.bin", "\0\0\0\30ftypheic\0\0\0\0".getBytes(UTF_8));
    FaceFolder folder = FaceFolder.read(root, false);
    assertEquals(
        List.of(
            "subject01/subject01.centerlight",
            "subject01/subject01.happy",
            "subject02/1",
            "subject02/photo.jpg_large",
            "subject02/scan.txt"),
        folder.files());
    assertEquals(
        List.of(
            "subject02/phone.bin is a picture in HEIC, which is not read: allowed are JPEG, PNG,"
                + " GIF, BMP, PGM, PPM."),
        in(Lang.EN, folder.skipped()));
  }

  @Test
  void whatIsLeftOutIsNamedAndCounted() {
    People.add(root, "anna", 2);
    People.add(root, "ben", 2);
    for (String file : List.of("anna/film.mp4", "ben/x.dat", "ben/y.dat", "ben/z.dat")) {
      People.write(root, file, "no picture".getBytes(UTF_8));
    }
    People.write(root, "lost.png", Crafted.file(Crafted.quarters(20, 20), "png"));
    People.write(root, "archive.zip", new byte[] {'P', 'K', 3, 4});
    FaceFolder folder = FaceFolder.read(root, false);
    assertEquals(4, folder.images().count());
    assertEquals(
        List.of(
            "Left out, being no pictures: archive.zip, anna/film.mp4, ben/x.dat, … (5 in all).",
            "Left out, being in nobody's folder: lost.png (1 in all)."),
        in(Lang.EN, folder.remarks()));
    assertEquals("以下照片不在任何人的文件夹里，已略去：lost.png（共 1 张）。", folder.remarks().get(1).in(Lang.ZH));
  }

  @Test
  void foldersWithinAPersonsFolderBelongToThatPerson() {
    People.add(root, "anna/2019", 2);
    People.add(root, "anna/2020/spring", 1);
    People.add(root, "anna", 1);
    People.add(root, "ben", 2);
    FaceFolder folder = FaceFolder.read(root, false);
    assertEquals(List.of("anna", "ben"), folder.images().classNames());
    assertArrayEquals(new int[] {0, 0, 0, 0, 1, 1}, folder.images().labels());
    assertEquals(
        List.of(
            "Folders within a person's folder are taken for pictures of that person: anna/2019,"
                + " anna/2020/spring (2 in all)."),
        in(Lang.EN, folder.remarks()));
    People.add(root, "ben/1/2/3/4/5/6", 1);
    assertTrue(
        in(Lang.EN, FaceFolder.read(root, false).remarks())
            .contains(
                root.resolve("ben/1/2/3/4/5/6") + " lies too many folders deep, and is left out."));
  }

  @Test
  void oneFolderTooManyIsPassedThrough() throws IOException {
    People.add(root, "lfw/faces/anna", 2);
    People.add(root, "lfw/faces/ben", 3);
    Files.createDirectories(root.resolve("lfw/notes"));
    People.write(root, "__MACOSX/lfw/faces/anna/1.png", new byte[3]);
    FaceFolder folder = FaceFolder.read(root, false);
    assertEquals(List.of("anna", "ben"), folder.images().classNames());
    assertEquals(5, folder.images().count());
    assertEquals(
        root
            + " has one folder too many: the people are taken from "
            + root.resolve("lfw/faces")
            + ".",
        folder.remarks().get(0).in(Lang.EN));
    People.write(root, "lfw/pairs.txt", "anna 1 2\nanna 1 ben 1\n".getBytes(UTF_8));
    for (Path asked : List.of(root, root.resolve("lfw"))) {
      assertTrue(LfwPairs.isIn(asked));
      assertEquals(2, LfwPairs.read(asked, "x", false).count());
    }
  }

  @Test
  void partsOfDataAreNotTakenForPeople() {
    for (String part : List.of("train", "test")) {
      People.add(root, part + "/anna", 2);
      People.add(root, part + "/ben", 2);
    }
    assertRefused(
        root
            + " is divided into test, train, which are no people: choose one part, such as "
            + root.resolve("test"));
    People.add(root, "test", 1);
    assertEquals(2, FaceFolder.read(root, false).images().classes());
  }

  @Test
  void aFolderOfOtherFilesIsToldWhatWouldDo() throws IOException {
    People.write(root, "mnist_train.csv", "label,pix".getBytes(UTF_8));
    assertRefused(
        root + " has neither people nor digits that can be read, only mnist_train.csv: needed");
    People.write(root, "mnist.npz", new byte[] {'P', 'K', 3, 4});
    assertRefused("the four files of MNIST, train-images-idx3-ubyte, train-labels-idx1-ubyte, ");
    assertRefused("Left out, being no pictures: mnist.npz (1 in all).");
    Files.delete(root.resolve("mnist.npz"));
    People.write(root, "a/film.mp4", "x".getBytes(UTF_8));
    assertRefused(
        root
            + " has no picture in its folders. Left out, being no pictures: a/film.mp4 (1 in all).");
  }

  @Test
  void aLinkToAFolderWithinAPersonsFolderLeadsNowhere() throws IOException {
    People.add(root, "anna", 2);
    People.add(root, "ben", 2);
    Files.createSymbolicLink(root.resolve("anna/all"), root.resolve("ben"));
    Files.createSymbolicLink(root.resolve("everybody"), root);
    Files.createSymbolicLink(root.resolve("benjamin"), root.resolve("ben"));
    FaceFolder folder = FaceFolder.read(root, false);
    assertEquals(List.of("anna", "ben"), folder.images().classNames(), "nobody is somebody else");
    assertEquals(4, folder.images().count());
    assertEquals(3, folder.remarks().size());
  }

  @Test
  void aPersonWithOnePictureIsReadAndSaid() {
    People.add(root, "anna", 2);
    for (String name : List.of("b", "c", "d", "e")) {
      People.add(root, name, 1);
    }
    FaceFolder folder = FaceFolder.read(root, false);
    assertEquals(5, folder.images().classes());
    assertEquals(
        List.of(
            "With one picture only, 4 of 5 people (b, c, d, …) can be trained on, but make no pair"
                + " of the same person."),
        in(Lang.EN, folder.remarks()));
  }

  @Test
  void twoPeopleOfOneNameAreRefused() {
    People.add(root, "José", 1);
    People.add(root, "Jose\u0301", 1);
    assertRefused("has two people of one name, “Jose\u0301” and “José”: rename one of them");
  }

  @Test
  void caseAloneTellsNobodyApart() {
    People.add(root, "Anna", 1);
    People.add(root, "ANNA", 1);
    assertRefused("has two people of one name, “ANNA” and “Anna”: rename one of them");
  }

  /** As the playground's gallery compares them: what looks alike is one name. */
  @Test
  void whatIsNotSeenTellsNobodyApart() throws IOException {
    for (String other : List.of("Anna\u200B", "Anna\u00A0", "\uFF21nna", "An\u00ADna")) {
      Path here = Files.createTempDirectory(temp, "people");
      People.add(here, "Anna", 1);
      People.add(here, other, 1);
      DataException e = assertThrows(DataException.class, () -> FaceFolder.read(here, false));
      assertTrue(
          e.getMessage().contains("has two people of one name, “Anna” and “" + other), other);
    }
  }

  @Test
  void aFolderWithoutPeopleIsRefused() throws IOException {
    assertRefused(root + " has no people in it: one folder per person is needed");
    Files.createDirectories(root.resolve("anna"));
    assertRefused(root + " has no people in it: one folder per person is needed");
    Files.delete(root.resolve("anna"));
    People.write(root, "1.jpg", Crafted.file(Crafted.quarters(64, 64), "jpg"));
    assertRefused(root + " has pictures but no folders: one folder per person is needed");
    People.write(root, "anna/1.jpg", new byte[0]);
    assertRefused(
        root + " has no picture that can be read; the first that cannot: anna/1.jpg is empty");
    DataException e = assertThrows(DataException.class, () -> FaceFolder.read(root, false));
    assertTrue(e.in(Lang.ZH).endsWith("第一张的原因：anna/1.jpg 是空文件（0 字节）。"), e.in(Lang.ZH));
    Path none = temp.resolve("none");
    e = assertThrows(DataException.class, () -> FaceFolder.read(none, false));
    assertEquals(none + " cannot be read: no such file.", e.getMessage());
  }

  @Test
  void linksThatLeadOutOfTheFolderAreNotFollowed() throws IOException {
    People.add(root, "anna", 2);
    People.add(temp, "secret", 2);
    Files.createSymbolicLink(root.resolve("eve"), temp.resolve("secret"));
    Files.createSymbolicLink(root.resolve("anna/3.png"), temp.resolve("secret/1.png"));
    Files.createSymbolicLink(root.resolve("anna/4.png"), root.resolve("anna/1.png"));
    Files.createSymbolicLink(root.resolve("anna/5.png"), temp.resolve("nowhere.png"));
    Files.createSymbolicLink(root.resolve("anna/loop.png"), root.resolve("anna/loop.png"));
    FaceFolder folder = FaceFolder.read(root, false);
    assertEquals(List.of("anna"), folder.images().classNames());
    assertEquals(List.of("anna/1.png", "anna/2.png", "anna/4.png"), folder.files());
    assertEquals(
        root.resolve("eve") + " is a link that leads out of the folder, and is not followed.",
        folder.remarks().get(0).in(Lang.EN));
    assertEquals(4, folder.remarks().size());
    for (String name : List.of("anna/5.png", "anna/loop.png")) {
      String nothing = root.resolve(name) + " is a link that leads to nothing.";
      assertTrue(in(Lang.EN, folder.remarks()).contains(nothing), name);
    }
  }

  @Test
  void aNoteThatBeginsAsAPictureIsNone() {
    People.add(root, "anna", 2);
    People.write(root, "anna/who.txt", "P1 a, b".getBytes(US_ASCII));
    People.write(root, "anna/list.csv", "BM and many more people".getBytes(US_ASCII));
    People.write(root, "anna/readme", "P3 people are here".getBytes(US_ASCII));
    People.write(root, "anna/notes", "BM is a good friend of hers".getBytes(US_ASCII));
    FaceFolder folder = FaceFolder.read(root, false);
    assertEquals(2, folder.images().count());
    assertEquals(List.of(), folder.skipped());
    assertEquals(1, folder.said().size());
    String left = folder.said().get(0).in(Lang.EN);
    assertTrue(left.contains("notes, anna/readme") && left.contains("2"), left);
  }

  @Test
  void whereOnlyLinksAreThatIsWhyNobodyIs() throws IOException {
    People.add(temp, "secret", 2);
    Files.createDirectories(root);
    Files.createSymbolicLink(root.resolve("eve"), temp.resolve("secret"));
    assertRefused("has neither people nor digits that can be read");
    assertRefused(
        root.resolve("eve") + " is a link that leads out of the folder, and is not followed.");
  }

  @Test
  void ofManyDamagedPicturesItIsSaidHowManyTheyAre() {
    People.add(root, "anna", 2);
    People.add(root, "ben", 2);
    assertEquals(List.of(), FaceFolder.read(root, false).said());
    for (int i = 3; i < 9; i++) {
      People.write(root, "anna/" + i + ".jpg", new byte[0]);
    }
    FaceFolder folder = FaceFolder.read(root, false);
    assertEquals(7, folder.said().size());
    assertEquals(
        "6 of 10 pictures cannot be read and are left out.", folder.said().get(0).in(Lang.EN));
    assertEquals(folder.skipped(), folder.said().subList(1, 7));
  }

  private void assertRefused(String part) {
    DataException e = assertThrows(DataException.class, () -> FaceFolder.read(root, false));
    assertTrue(e.getMessage().contains(part), e.getMessage());
  }

  private static List<String> in(Lang lang, List<Remark> remarks) {
    return remarks.stream().map(remark -> remark.in(lang)).toList();
  }
}
