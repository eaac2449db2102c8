package facespace.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.Crowds;
import facespace.data.DataException;
import facespace.data.DataSet;
import facespace.data.ImageFit;
import facespace.data.Images;
import facespace.match.Pairs;
import facespace.train.run.Run;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaceModelTest {
  @TempDir static Path folder;
  private static DataSet people;
  private static Path file;
  private static float[] expected;

  @BeforeAll
  static void train_and_write_a_model() {
    people = Crowds.open();
    file = folder.resolve("below/some.model");
    try (Run run = new Run(Crowds.spec("dim=8"), people)) {
      Crowds.train(run, 8);
      expected = run.frame().points().features();
      try (FaceModel model = FaceModel.of(run)) {
        model.write(file);
        assertEquals(run.eer(), model.eer());
        Crowds.train(run, 3); // the model is frozen
        assertUnitRowsOf(expected, model.embed(people.test()));
      }
    }
  }

  @Test
  void what_is_read_embeds_as_what_was_written() {
    try (FaceModel model = FaceModel.read(file)) {
      assertEquals("ArcFace s=16 m=0.3, paper, 8-D", model.title());
      assertEquals(8, model.dim());
      assertEquals(64, model.side());
      assertEquals(1, model.channels());
      assertUnitRowsOf(expected, model.embed(people.test()));
    }
    assertEquals(1, count(file.getParent()), "no part file is left");
  }

  @Test
  void its_error_rate_is_that_of_its_own_embeddings_however_the_run_was_looked_at() {
    try (Run run = new Run(Crowds.spec("dim=8&test-statistics=batch"), people)) {
      Crowds.train(run, 8);
      try (FaceModel model = FaceModel.of(run)) {
        float[] embedded = model.embed(people.test());
        double eer = Pairs.of(embedded, 8, people.test().labels()).verification().eer();
        assertEquals(eer, model.eer(), 1e-9);
        assertNotEquals(run.eer(), model.eer(), "else this test shows nothing");
      }
    }
  }

  @Test
  void a_deleted_model_says_so() {
    FaceModel model = FaceModel.read(file);
    model.close();
    assertEquals(
        "The face model “ArcFace s=16 m=0.3, paper, 8-D” has been deleted.",
        assertThrows(DataException.class, () -> model.embed(people.test())).getMessage());
  }

  /** By their definition; the probe of so few people is all of them, in order. */
  private static void assertUnitRowsOf(float[] raw, float[] unit) {
    assertEquals(raw.length, unit.length);
    for (int row = 0; row < raw.length / 8; row++) {
      double squares = 0;
      for (int d = 0; d < 8; d++) {
        squares += (double) raw[row * 8 + d] * raw[row * 8 + d];
      }
      for (int d = 0; d < 8; d++) {
        assertEquals(raw[row * 8 + d] / Math.sqrt(squares), unit[row * 8 + d], 1e-5);
      }
    }
  }

  @Test
  void an_embedding_does_not_depend_on_its_company() {
    try (FaceModel model = FaceModel.read(file)) {
      float[] all = model.embed(people.test());
      float[] alone = model.embed(people.test().subset(new int[] {13}));
      for (int d = 0; d < 8; d++) {
        assertEquals(all[13 * 8 + d], alone[d], 1e-5);
      }
      assertEquals(0, model.embed(people.test().subset(new int[0])).length);
    }
  }

  @Test
  void colour_and_other_sizes_are_converted() {
    Images grey = people.test().subset(new int[] {0, 1});
    Images larger = ImageFit.to(grey, 3, 128, 128);
    assertEquals(3 * 128 * 128, larger.size());
    try (FaceModel model = FaceModel.read(file)) {
      assertArrayEquals(model.embed(grey), model.embed(larger), 1e-4f);
    }
  }

  @Test
  void a_file_that_is_foreign_or_damaged_is_named() throws IOException {
    Path foreign = Files.writeString(folder.resolve("letter.model"), "Dear Sir or Madam");
    assertSays(foreign, "is not a model of FaceSpace");
    assertSays(folder.resolve("missing.model"), "cannot be read");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    assertSays(Files.write(folder.resolve("flipped.model"), bytes), "damaged");
    byte[] half = java.util.Arrays.copyOf(bytes, bytes.length / 2);
    assertSays(Files.write(folder.resolve("half.model"), half), "damaged");
  }

  /** Files of before lack what stands between the error rate and the arrays. */
  @Test
  void files_made_before_are_still_read() throws IOException {
    byte[] now = Files.readAllBytes(file);
    String text = Crowds.spec("dim=8").text();
    int more = 2 + 17 + 2 + text.length() + 2 * Integer.BYTES + 3 * Double.BYTES;
    int arrays = more + 2 + Integer.BYTES + Double.BYTES + 1;
    byte[] before =
        ByteBuffer.allocate(now.length - (arrays - more))
            .put(now, 0, more)
            .put(now, arrays, now.length - arrays)
            .array();
    before[2 + 16] = '1';
    CRC32 crc = new CRC32();
    crc.update(before, 0, before.length - Long.BYTES);
    ByteBuffer.wrap(before).putLong(before.length - Long.BYTES, crc.getValue());
    Path old = Files.write(folder.resolve("old.model"), before);
    FaceModel.About about = FaceModel.about(old);
    assertTrue(about.faces() && about.drawn());
    assertEquals(FaceModel.about(file).eer(), about.eer());
    assertEquals(0, about.classes());
    assertTrue(FaceModel.about(file).classes() > 1);
    try (FaceModel model = FaceModel.read(old)) {
      assertUnitRowsOf(expected, model.embed(people.test()));
    }
    String words = assertThrows(DataException.class, () -> SavedRun.read(old)).getMessage();
    assertTrue(words.contains("without what its training goes on from"), words);
  }

  private static void assertSays(Path bad, String words) {
    DataException e = assertThrows(DataException.class, () -> FaceModel.read(bad));
    assertTrue(e.getMessage().contains(bad.toString()), e.getMessage());
    assertTrue(e.getMessage().contains(words), e.getMessage());
  }

  @Test
  void embedding_again_and_again_keeps_no_native_arrays() {
    try (FaceModel model = FaceModel.read(file)) {
      model.embed(people.test());
      int before = model.nativeArrays();
      IntStream.range(0, 5).forEach(i -> model.embed(people.test()));
      assertEquals(before, model.nativeArrays());
    }
  }

  private static long count(Path path) {
    try (Stream<Path> files = Files.list(path)) {
      return files.count();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
