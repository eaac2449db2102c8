package facespace.play.hub.archive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFileTest {
  private static final byte[] FIRST = {1, 2, 3};
  private static final byte[] LAST = {4, 5, 6, 7, 8};

  @TempDir Path folder;

  private Path two() throws IOException {
    Path path = folder.resolve("two");
    try (RunFile file = RunFile.open(path)) {
      file.append(new RunFile.Part(0, FIRST));
      file.append(new RunFile.Part(7, LAST));
      assertEquals(Files.size(path), file.size());
    }
    return path;
  }

  private static void assertIndices(List<Integer> expected, Path path) throws IOException {
    assertEquals(expected, RunFile.read(path).stream().map(RunFile.Part::index).toList());
  }

  @Test
  void whereverTheEndIsCutOffAllBeforeItIsThereAndOneCanGoOn() throws IOException {
    Path two = two();
    byte[] whole = Files.readAllBytes(two);
    int firstEnd = whole.length - (12 + LAST.length);
    for (int length = firstEnd; length < whole.length; length++) {
      Path cut = folder.resolve("cut" + length);
      Files.write(cut, Arrays.copyOf(whole, length));
      assertIndices(List.of(0), cut);
      try (RunFile file = RunFile.open(cut)) {
        file.append(new RunFile.Part(8, LAST));
      }
      assertIndices(List.of(0, 8), cut);
      assertArrayEquals(LAST, RunFile.read(cut).get(1).content());
    }
    assertIndices(List.of(0, 7), two);
  }

  @Test
  void noDamagedByteIsTakenForAMoment() throws IOException {
    byte[] whole = Files.readAllBytes(two());
    int firstEnd = whole.length - (12 + LAST.length);
    for (int i = 0; i < whole.length; i++) {
      byte[] damaged = whole.clone();
      damaged[i] ^= 0x41;
      Path path = Files.write(folder.resolve("damaged"), damaged);
      assertIndices(i < firstEnd ? List.of() : List.of(0), path);
    }
  }
}
