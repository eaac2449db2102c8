package facespace.data;

import facespace.knob.BadValue;
import facespace.knob.Selection;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Some of the ten digits of a data set, numbered anew from 0 in their order, and so are the others,
 * which nothing is trained on.
 */
final class DigitSplit {
  private DigitSplit() {}

  /**
   * @throws BadValue if there is no image of one of them to train on, or of none to test with
   */
  static DataSet of(DataSet all, Selection classes) {
    List<String> chosen = classes.chosen();
    Images train = some(all.train(), chosen);
    for (int c = 0; c < chosen.size(); c++) {
      int label = c;
      if (IntStream.of(train.labels()).noneMatch(own -> own == label)) {
        throw new BadValue("error.classesMissing", classes.toString(), all.name(), chosen.get(c));
      }
    }
    Images test = some(all.test(), chosen);
    if (test.count() == 0) {
      throw new BadValue("error.classesUntested", classes.toString(), all.name());
    }
    List<String> others =
        all.train().classNames().stream().filter(name -> !chosen.contains(name)).toList();
    Images unseen = some(all.test(), others);
    return new DataSet(all.name(), train, test, false, false, unseen, all.remarks())
        .sayingUntrained();
  }

  /** Those images whose class is among the names, numbered anew in their order. */
  static Images some(Images all, List<String> names) {
    int[] number =
        IntStream.range(0, all.classes())
            .map(c -> names.indexOf(all.classNames().get(c)))
            .toArray();
    int[] kept =
        IntStream.range(0, all.count()).filter(i -> number[all.labels()[i]] >= 0).toArray();
    Images few = all.subset(kept);
    int[] labels = IntStream.of(few.labels()).map(label -> number[label]).toArray();
    return new Images(
        all.name(), all.channels(), all.height(), all.width(), few.pixels(), labels, names, true);
  }
}
