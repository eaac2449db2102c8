package facespace.play.hub.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.data.DataSet;
import facespace.data.PenDigits;
import facespace.play.web.Refused;
import facespace.train.run.Run;
import facespace.train.spec.RunSpec;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelStoreTest {
  @TempDir Path folder;

  /** On a disk that deletes nothing. */
  private ModelStore stubborn() {
    return new ModelStore(
        new ModelFolder(folder) {
          @Override
          void erase(Path file) throws IOException {
            throw new AccessDeniedException(file.toString());
          }
        });
  }

  private static final DataSet PEN =
      new DataSet("pen", PenDigits.generate(40, 1), PenDigits.generate(20, 2));
  private static final RunSpec SPEC = RunSpec.parse("data=pen&net=mlp&batch=8&loss=softmax");

  @Test
  void aSoundFileThatIsCopiedInLaterIsNotDamaged() throws IOException {
    try (Run run = new Run(SPEC, PEN);
        ModelStore models = new ModelStore(folder)) {
      Path kept = models.entry(models.keep(run)).file();
      Files.copy(kept, folder.resolve("m0000000009-abcdef01.model"));
      assertEquals(List.of(), models.damaged());
      Files.writeString(folder.resolve("m0000000010-abcdef02.model"), "half a mod");
      assertEquals(List.of("m0000000010-abcdef02.model"), models.damaged());
    }
  }

  @Test
  void whatCannotBeDeletedIsSaidAndStaysAndKeepsNothingNewOut() {
    try (Run run = new Run(SPEC, PEN);
        ModelStore models = stubborn()) {
      String first = models.keep(run);
      Refused refused = assertThrows(Refused.class, () -> models.delete(first));
      assertEquals(409, refused.status());
      assertTrue(refused.getMessage().contains(first), refused.getMessage());
      assertFalse(refused.getMessage().contains(folder.toString()), refused.getMessage());
      assertEquals(first, models.entry(first).id());
      for (int i = 0; i < ModelStore.MOST; i++) {
        models.keep(run);
      }
      assertEquals(ModelStore.MOST + 1, models.list().size());
      assertEquals(ModelStore.MOST + 1, folder.toFile().list().length);
    }
  }
}
