package facespace.lab;

import facespace.knob.BadValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Which classes are taken for which. */
final class Confusion {
  private Confusion() {}

  /** Rows are own classes, columns what they are taken for; empty cells are zeros. */
  static Table table(int[] predicted, int[] labels, List<String> classNames) {
    if (predicted.length == 0) {
      throw new BadValue("lab.noClasses");
    }
    int[][] counts = new int[classNames.size()][classNames.size()];
    for (int i = 0; i < labels.length; i++) {
      counts[labels[i]][predicted[i]]++;
    }
    List<List<String>> rows = new ArrayList<>();
    for (int own = 0; own < counts.length; own++) {
      Stream<String> cells =
          Arrays.stream(counts[own]).mapToObj(count -> count == 0 ? "" : String.valueOf(count));
      rows.add(Stream.concat(Stream.of(classNames.get(own)), cells).toList());
    }
    return new Table("", Stream.concat(Stream.of(""), classNames.stream()).toList(), rows);
  }
}
