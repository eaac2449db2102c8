package facespace.play.page;

import facespace.loss.Feasibility;
import facespace.loss.Loss;
import facespace.loss.LossCatalog;
import facespace.loss.LossInfo;
import facespace.loss.Note;
import facespace.train.spec.DigitRuns;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What geometry allows a loss on digits in the plane, where /play begins.
 *
 * @param fields what a run of digits with it needs beside, in text form; empty if nothing
 * @param warning what keeps it from working there
 */
record InThePlane(String fields, Optional<Note> warning) {
  private static final int PLANE = 2;
  private static final int DIGITS = 10;

  /** Asks the tensor library. */
  static InThePlane of(LossInfo info) {
    Loss usual = LossCatalog.create(info.key(), Map.of());
    List<Note> warnings = Feasibility.warnings(usual, PLANE, DIGITS);
    return new InThePlane(DigitRuns.fields(info.key()), warnings.stream().findFirst());
  }
}
