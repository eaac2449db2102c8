package facespace.play.hub.model;

import facespace.model.FaceModel;
import java.nio.file.Path;
import java.time.Instant;

/**
 * A kept model without its weights.
 *
 * @param id its name in addresses
 * @param about what it is
 * @param time when it was kept, by the clock of then
 * @param pinned whether it stays however many come after it
 */
public record KeptModel(String id, Path file, FaceModel.About about, Instant time, boolean pinned) {
  /** What it has learnt. */
  public ModelKind kind() {
    return about.faces() ? ModelKind.FACES : ModelKind.DIGITS;
  }

  /** The same, pinned or not. */
  KeptModel pinned(boolean on) {
    return new KeptModel(id, file, about, time, on);
  }
}
