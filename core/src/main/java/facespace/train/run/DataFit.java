package facespace.train.run;

import facespace.data.DataSet;
import facespace.data.Images;
import facespace.knob.BadValue;
import facespace.net.Network;
import facespace.train.spec.RunSpec;

/** Whether data suit a run. */
final class DataFit {
  /** Two images of each of two classes. */
  private static final int FEWEST_OF_TWO = 4;

  private DataFit() {}

  /**
   * @throws BadValue if they do not: they hold too few images, too small ones, or train and test
   *     part differ
   */
  static void check(RunSpec spec, DataSet data) {
    checkBatches(spec, data.train());
    checkSize(spec, data.train());
    checkParts(spec, data);
  }

  /**
   * Checks that there are enough digits for a batch.
   *
   * @throws BadValue if not
   */
  static void checkBatches(RunSpec spec, Images train) {
    for (RunSpec stage : spec.stages()) {
      if (train.areDigits() && stage.batchSize() > train.count()) {
        throw stage.p() > 0 ? tooManyOfEach(stage, train) : tooLarge(stage, train);
      }
    }
  }

  private static BadValue tooLarge(RunSpec stage, Images train) {
    return new BadValue("error.batchTooLarge", stage.batchSize(), train.count(), stage.data())
        .about("batch", String.valueOf(stage.batchSize()), "2 … " + train.count());
  }

  private static BadValue tooManyOfEach(RunSpec stage, Images train) {
    String allowed = train.count() < FEWEST_OF_TWO ? "p = 0, k = 0" : "4 … " + train.count();
    return new BadValue(
            "error.samplingTooLarge", stage.p(), stage.k(), train.count(), stage.data(), allowed)
        .about("p", String.valueOf(stage.p()), allowed);
  }

  private static void checkSize(RunSpec spec, Images train) {
    if (Math.min(train.height(), train.width()) < Network.SMALLEST_IMAGE) {
      throw new BadValue(
          "error.imageSize",
          spec.data(),
          train.width(),
          train.height(),
          spec.net().key(),
          Network.SMALLEST_IMAGE);
    }
  }

  private static void checkParts(RunSpec spec, DataSet data) {
    Images train = data.train();
    Images test = data.test();
    if (train.channels() != test.channels()
        || train.height() != test.height()
        || train.width() != test.width()) {
      throw new BadValue("error.sizesDiffer", spec.data(), test.name());
    }
    if (!data.openSet() && train.classes() != test.classes()) {
      throw new BadValue(
          "error.classesDiffer", spec.data(), train.classes(), test.name(), test.classes());
    }
  }
}
