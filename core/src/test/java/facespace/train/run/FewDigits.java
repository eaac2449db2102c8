package facespace.train.run;

import facespace.data.DataSet;
import facespace.data.DataSets;
import facespace.data.Images;
import java.util.stream.IntStream;

/** The first of the generated digits: enough to train on in a moment. */
final class FewDigits {
  private FewDigits() {}

  static DataSet of(int train, int test) {
    DataSet pen = DataSets.fromSystem().load("pen");
    return new DataSet("pen", first(train, pen.train()), first(test, pen.test()));
  }

  private static Images first(int count, Images images) {
    return images.subset(IntStream.range(0, count).toArray());
  }
}
