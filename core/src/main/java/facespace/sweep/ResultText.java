package facespace.sweep;

import facespace.data.Remark;
import facespace.knob.BadValue;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A table as it lies on the disk: written by a sweep, perhaps cut off by a sudden death, or saved
 * once more by an editor, which may leave out the last line's end.
 *
 * @param columns the measures it has columns for
 * @param results its whole lines
 * @param length bytes up to the end of the last of them
 * @param ended whether that line has an end
 * @param cut what is said of a last line that is left out
 */
record ResultText(
    List<SweepMeasure> columns,
    List<SweepResult> results,
    int length,
    boolean ended,
    Optional<Remark> cut) {
  /** Of a number with so many digits, what a cut may have taken does not matter. */
  private static final int DIGITS = 9;

  /**
   * Reads a table.
   *
   * @param file its name for the sentence about what is wrong in it
   * @throws BadValue if its first line is not that of a sweep, or a line with an end is damaged
   */
  static ResultText of(Path file, byte[] bytes) {
    int end = endOfLines(bytes);
    String lines = text(bytes, 0, end);
    String last = text(bytes, end, bytes.length);
    if (end == 0) { // the header alone, or nothing
      return new ResultText(
          ResultRows.columns(file, last), List.of(), bytes.length, false, Optional.empty());
    }
    List<SweepMeasure> columns = ResultRows.columns(file, lines);
    List<SweepResult> results = new ArrayList<>(ResultRows.parse(file, lines));
    Optional<SweepResult> whole = whole(last, columns);
    whole.ifPresent(results::add);
    boolean isLeftOut = whole.isEmpty() && !last.isBlank();
    return new ResultText(
        columns,
        results,
        whole.isPresent() ? bytes.length : end,
        whole.isEmpty(),
        isLeftOut ? cut(file, 1 + lines.lines().count()) : Optional.empty());
  }

  private static Optional<Remark> cut(Path file, long line) {
    return Optional.of(Remark.of("sweep.cut", Long.toString(line), file));
  }

  private static int endOfLines(byte[] bytes) {
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    return end;
  }

  private static String text(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  /**
   * The result of a line without an end, if all of it is there: only its last number may be cut.
   */
  private static Optional<SweepResult> whole(String line, List<SweepMeasure> columns) {
    String number = line.substring(line.lastIndexOf(',') + 1).replaceFirst("^[-0.]+", "");
    if (number.chars().filter(Character::isDigit).count() < DIGITS) {
      return Optional.empty();
    }
    try {
      return Optional.of(ResultRows.parse(line, columns));
    } catch (BadValue cut) {
      return Optional.empty();
    }
  }
}
