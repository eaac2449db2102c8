package facespace.data.folder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.data.DataException;
import facespace.data.picture.Crafted;
import facespace.text.Lang;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LfwPairsTest {
  @TempDir Path temp;
  private Path root;

  @BeforeEach
  void makePeople() {
    root = temp.resolve("people");
    for (int i = 1; i <= 3; i++) {
      int tone = i;
      byte[] png = Crafted.file(Crafted.picture(20, 20, (x, y) -> tone), "png");
      People.write(root, "Aaron_Eckhart/Aaron_Eckhart_000%d.png".formatted(i), png);
      People.write(root, "Li Wei/Li Wei_000%d.png".formatted(i), png);
    }
    People.add(root, "zoe", 11); // 1.png … 11.png
  }

  @Test
  void foldsAndPairsComeInTheOrderOfTheFile() {
    pairs(
        "2\t2",
        "Aaron_Eckhart\t1\t3",
        "Li Wei\t2\t1",
        "Aaron_Eckhart\t1\tLi Wei\t3",
        "zoe\t10\tLi Wei\t3",
        "zoe\t2\t11",
        "zoe\t1\t2",
        "zoe\t2\tLi Wei\t2",
        "Aaron_Eckhart\t2\tzoe\t3");
    LfwPairs pairs = LfwPairs.read(root, "x", false);
    assertEquals(2, pairs.folds());
    assertEquals(8, pairs.count());
    assertArrayEquals(
        new boolean[] {true, true, false, false, true, true, false, false}, pairs.same());
    assertPair(
        pairs, 0, "Aaron_Eckhart/Aaron_Eckhart_0001.png", "Aaron_Eckhart/Aaron_Eckhart_0003.png");
    assertPair(pairs, 1, "Li Wei/Li Wei_0002.png", "Li Wei/Li Wei_0001.png");
    assertPair(pairs, 3, "zoe/10.png", "Li Wei/Li Wei_0003.png");
    assertPair(pairs, 4, "zoe/2.png", "zoe/11.png");
    assertPair(pairs, 7, "Aaron_Eckhart/Aaron_Eckhart_0002.png", "zoe/3.png");
    assertEquals(pairs.files().stream().distinct().count(), pairs.images().count());
    for (int i = 0; i < pairs.images().count(); i++) {
      String person = pairs.images().classNames().get(pairs.images().labels()[i]);
      assertTrue(pairs.files().get(i).startsWith(person + "/"));
    }
  }

  @Test
  void aSetWithOneNumberOrNoneOnTopIsOneFold() {
    String[] lines = {"zoe 1 2", "zoe 3 4", "zoe 1 Aaron_Eckhart 1", "zoe 2 Aaron_Eckhart 1"};
    pairs("2", lines[0], lines[1], lines[2], lines[3]);
    assertEquals(1, LfwPairs.read(root, "x", false).folds());
    pairs(lines);
    LfwPairs bare = LfwPairs.read(root, "x", true);
    assertEquals(1, bare.folds());
    assertEquals(4, bare.count());
    assertEquals(3, bare.images().channels());
  }

  @Test
  void windowsLineEndsAByteOrderMarkAndEmptyLinesDoNoHarm() {
    write("\uFEFF1 1\r\nzoe\t1\t2\r\n\r\nzoe\t1\tLi Wei\t2\r\n\r\n");
    assertEquals(2, LfwPairs.read(root, "x", false).count());
  }

  @Test
  void aNameIsFoundHoweverItsAccentsAreWritten() {
    byte[] png = Crafted.file(Crafted.picture(20, 20, (x, y) -> 5), "png");
    People.write(root, "Jose\u0301/Jose\u0301_0007.png", png);
    People.write(root, "Jose\u0301/Jose\u0301_0009.png", png);
    pairs("José 7 9", "José 9 zoe 1");
    assertPair(
        LfwPairs.read(root, "x", false),
        0,
        "Jose\u0301/Jose\u0301_0007.png",
        "Jose\u0301/Jose\u0301_0009.png");
  }

  @Test
  void theNumberComesFromTheNameWhateverElseLiesBesideIt() {
    byte[] png = Crafted.file(Crafted.picture(20, 20, (x, y) -> 9), "png");
    for (String stray : List.of("0000b", "0002 (1)", "0001_2", "copy")) {
      People.write(root, "Li Wei/Li Wei_" + stray + ".png", png);
    }
    People.write(root, "Li Wei/1.png", png);
    People.write(root, "zoe/0b.png", png);
    pairs("Li Wei\t1\t3", "zoe\t2\tLi Wei\t2");
    LfwPairs pairs = LfwPairs.read(root, "x", false);
    assertPair(pairs, 0, "Li Wei/Li Wei_0001.png", "Li Wei/Li Wei_0003.png");
    assertPair(pairs, 1, "zoe/2.png", "Li Wei/Li Wei_0002.png");
    assertEquals(
        "Took no part, as their names tell no number: Li Wei/1.png, Li Wei/Li Wei_0000b.png,"
            + " Li Wei/Li Wei_0001_2.png, … (6 in all).",
        pairs.strays().orElseThrow().in(Lang.EN));
  }

  @Test
  void aMissingNumberDoesNotMoveTheOthers() throws IOException {
    Files.delete(root.resolve("zoe/2.png"));
    pairs("zoe\t1\t3", "zoe\t4\tLi Wei\t2");
    assertPair(LfwPairs.read(root, "x", false), 0, "zoe/1.png", "zoe/3.png");
    pairs("zoe\t1\t2", "zoe\t4\tLi Wei\t2");
    assertRefused("names pictures that are not there (1 in all): zoe/zoe_0002.");
  }

  @Test
  void namesWithOneBeginningAndANumberCount() throws IOException {
    byte[] png = Crafted.file(Crafted.picture(20, 20, (x, y) -> 9), "png");
    People.write(root, "s1/img-0002.png", png);
    People.write(root, "s1/img-0004.png", png);
    pairs("s1\t2\t4", "s1\t2\tzoe\t1");
    assertPair(LfwPairs.read(root, "x", false), 0, "s1/img-0002.png", "s1/img-0004.png");
    People.write(root, "s1/other-4.png", png);
    assertRefused(
        "asks for picture 2 of s1, but the names of that person's pictures (img-0002.png,"
            + " img-0004.png, other-4.png) tell no number: allowed is name_0001.jpg, or 1.jpg.");
  }

  @Test
  void twoFilesOfOneNumberAreRefusedIfItIsAskedFor() {
    byte[] jpeg = Crafted.file(Crafted.quarters(20, 20), "jpg");
    People.write(root, "Li Wei/Li Wei_0001.jpg", jpeg);
    People.write(root, "zoe/004.jpg", jpeg);
    pairs("Li Wei\t2\t3", "zoe\t1\tLi Wei\t2");
    assertEquals(2, LfwPairs.read(root, "x", false).count());
    pairs("Li Wei\t1\t3", "zoe\t1\tLi Wei\t2");
    assertRefused(
        "pairs.txt asks for picture 1 of Li Wei, but several bear that number: Li Wei_0001.jpg,"
            + " Li Wei_0001.png. Keep one of them.");
    People.write(root, "zoe/2019/4.png", jpeg);
    People.write(root, "zoe/2020/4.png", jpeg);
    pairs("Li Wei\t2\t3", "zoe\t4\tLi Wei\t2");
    assertRefused(
        "asks for picture 4 of zoe, but several bear that number: zoe/004.jpg, zoe/4.png, 2019/4.png, ….");
  }

  @Test
  void anotherPictureOrListGivesAnotherStamp() {
    pairs("zoe\t1\t2", "zoe\t3\tLi Wei\t2");
    long before = LfwPairs.stamp(root);
    assertEquals(before, LfwPairs.stamp(root));
    People.add(root, "zoe", 12);
    long more = LfwPairs.stamp(root);
    assertNotEquals(before, more);
    pairs("zoe\t1\t2", "zoe\t3\tLi Wei\t3", "zoe\t4\tLi Wei\t3");
    assertNotEquals(more, LfwPairs.stamp(root));
  }

  @Test
  void noPictureIsPairedWithItself() throws IOException {
    pairs("zoe\t1\t2", "zoe\t3\t03", "zoe\t1\tLi Wei\t2");
    assertRefused("Line 2 of " + file() + " pairs a picture with itself (zoe/3.png)");
    Files.delete(root.resolve("zoe/2.png"));
    Files.createSymbolicLink(root.resolve("zoe/2.png"), root.resolve("zoe/1.png"));
    pairs("zoe\t1\t2", "zoe\t3\tLi Wei\t2");
    assertRefused("Line 1 of " + file() + " pairs a picture with itself (zoe/1.png)");
  }

  @Test
  void missingPicturesAreNamedInOneSentence() {
    pairs("Aaron_Eckhart 1 4", "zoe 12 13", "zoe 0 Nobody 1", "Aaron_Eckhart 4 zoe 1");
    assertRefused(
        "pairs.txt names pictures that are not there (5 in all): Aaron_Eckhart/Aaron_Eckhart_0004,"
            + " zoe/zoe_0012, zoe/zoe_0013, ….");
  }

  @Test
  void noNameLeadsOutOfTheFolder() {
    People.write(root.getParent(), "secret/secret_0001.png", new byte[3]);
    pairs("../secret 1 1", "/etc 1 . 1", ".. 1 zoe 1");
    assertRefused(
        "pairs.txt names pictures that are not there (4 in all): ../secret/../secret_0001, ");
  }

  @Test
  void malformedLinesAreNamedByTheirNumber() {
    pairs("1\t1", "zoe\t1\t2", "zoe\t1\tzoe");
    assertRefused(
        "Line 3 of "
            + file()
            + ", “zoe⇥1⇥zoe”, is neither “name number number” nor “name number"
            + " name number”.");
    pairs("zoe 1 2", "zoe one 2");
    assertRefused("Line 2 of ");
    pairs("zoe 1 99999999999999");
    assertRefused("Line 1 of ");
    pairs("zoe 1 2", "x".repeat(500));
    assertRefused("“" + "x".repeat(80) + "…”");
    pairs("zoe 1 2", "zoe 1 ZOE 2");
    assertRefused("Line 2 of " + file() + " calls two pictures of zoe two different people.");
  }

  @Test
  void theListIsFoundWhateverItsCase() {
    String text = "zoe 1 2\nzoe 3 Aaron_Eckhart 1\n";
    People.write(root, "Pairs.TXT", text.getBytes(UTF_8));
    assertTrue(LfwPairs.isIn(root));
    assertEquals(2, LfwPairs.read(root, "x", false).count());
    pairs("zoe 1 2", "zoe 3 4", "zoe 3 Aaron_Eckhart 1");
    assertEquals(3, LfwPairs.read(root, "x", false).count(), "of two, the usual one");
  }

  /** In whatever order the folders come from the disk. */
  @Test
  void theListBesideThePeopleCountsAndNoOther() {
    pairs("zoe 1 2", "zoe 3 Aaron_Eckhart 1");
    for (int i = 0; i < 40; i++) {
      People.write(temp, "notes" + i + "/pairs.txt", "nobody 1 2".getBytes(UTF_8));
    }
    assertTrue(LfwPairs.isIn(temp));
    assertEquals(2, LfwPairs.read(temp, "x", false).count());
  }

  @Test
  void theListIsFoundAsManyFoldersTooDeepAsThePeople() {
    String text = "zoe 1 2\nzoe 3 ben 1\n";
    Path deep = temp.resolve("deep/lfw");
    People.add(deep.resolve("lfw"), "zoe", 3);
    People.add(deep.resolve("lfw"), "ben", 1);
    People.write(deep.resolve("lfw"), "pairs.txt", text.getBytes(UTF_8));
    People.write(temp, "deep/__MACOSX/lfw/pairs.txt", text.getBytes(UTF_8));
    assertEquals(2, LfwPairs.read(temp.resolve("deep"), "x", false).count());
    People.add(temp.resolve("one"), "zoe", 3);
    People.write(temp, "one/zoe/pairs.txt", text.getBytes(UTF_8));
    assertFalse(LfwPairs.isIn(temp.resolve("one")), "it lies among somebody's pictures");
  }

  @Test
  void countsAndOrderMustBeAsTheHeaderSays() {
    pairs("2\t1", "zoe\t1\t2", "zoe\t1\tLi Wei\t2");
    assertRefused("promises 4 lines of pairs, but has 2.");
    pairs("0\t300", "zoe\t1\t2");
    assertRefused("begins with “0 300”, which is no sensible number of folds and pairs.");
    pairs("999999999\t999999999", "zoe\t1\t2");
    assertRefused("begins with “999999999 999999999”");
    pairs("1\t1", "zoe\t1\tLi Wei\t2", "zoe\t1\t2");
    assertRefused("Line 2 of " + file() + " is a pair of different people where one of the same");
  }

  @Test
  void whatIsNoListOfPairsIsRefused() throws IOException {
    assertFalse(LfwPairs.isIn(root));
    assertRefused(root + " has no pairs.txt.");
    write("");
    assertRefused("has no pairs in it.");
    pairs("10\t300");
    assertRefused("has no pairs in it.");
    Files.write(root.resolve("pairs.txt"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
    assertRefused("is not a text file in UTF-8 of at most 4 MB.");
    Files.write(root.resolve("pairs.txt"), new byte[5 << 20]);
    assertRefused("is not a text file in UTF-8 of at most 4 MB.");
    Files.delete(root.resolve("pairs.txt"));
    Path passwords = Files.writeString(root.getParent().resolve("passwords"), "root 1 secret");
    Files.createSymbolicLink(root.resolve("pairs.txt"), passwords);
    assertRefused(file() + " is a link that leads out of the folder, and is not followed.");
  }

  @Test
  void aPictureThatCannotBeReadIsSaidWithItsReason() {
    People.write(root, "zoe/2.png", "no".getBytes(UTF_8));
    pairs("zoe 1 2", "zoe 1 Aaron_Eckhart 1");
    assertRefused(
        "pairs.txt names pictures that cannot be read (1 in all); the first: zoe/2.png is not a");
    DataException e = assertThrows(DataException.class, () -> LfwPairs.read(root, "x", false));
    assertTrue(e.in(Lang.ZH).contains("第一张的原因：zoe/2.png 不是图片"), e.in(Lang.ZH));
  }

  private Path file() {
    return root.resolve("pairs.txt");
  }

  private void pairs(String... lines) {
    write(String.join("\n", lines) + "\n");
  }

  private void write(String text) {
    People.write(root, "pairs.txt", text.getBytes(UTF_8));
  }

  private void assertRefused(String part) {
    DataException e = assertThrows(DataException.class, () -> LfwPairs.read(root, "x", false));
    assertTrue(e.getMessage().contains(part), e.getMessage());
  }

  private static void assertPair(LfwPairs pairs, int i, String first, String second) {
    assertEquals(
        List.of(first, second),
        List.of(pairs.files().get(pairs.first()[i]), pairs.files().get(pairs.second()[i])));
  }
}
