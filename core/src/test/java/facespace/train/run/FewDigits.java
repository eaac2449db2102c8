package facespace.train.run;

import facespace.data.DataSet;
import facespace.data.PenDigits;

/** The first of the generated digits: enough to train on in a moment. */
final class FewDigits {
  private FewDigits() {}

  static DataSet of(int train, int test) {
    return new DataSet("pen", PenDigits.generate(train, 1), PenDigits.generate(test, 2));
  }
}
