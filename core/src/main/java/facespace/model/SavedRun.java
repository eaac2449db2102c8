package facespace.model;

import facespace.data.DataException;
import facespace.train.run.Checkpoint;
import facespace.train.run.Run;
import java.nio.file.Path;

/**
 * A run kept in a file: its network as it is looked at, to be used or read as a {@link FaceModel},
 * and all that the run goes on from.
 */
public final class SavedRun {
  private SavedRun() {}

  /**
   * Writes a run as it is now, all of it or nothing.
   *
   * @throws DataException if the file cannot be written
   */
  public static void write(Run run, Path file) {
    try (FaceModel face = FaceModel.of(run)) {
      ModelFile.write(file, face.about(), face.backbone(), run.checkpoint());
    }
  }

  /**
   * Reads what a run goes on from.
   *
   * @throws DataException if the file is missing, damaged or holds no run to go on with
   */
  public static Checkpoint read(Path file) {
    return ModelFile.checkpoint(file);
  }
}
