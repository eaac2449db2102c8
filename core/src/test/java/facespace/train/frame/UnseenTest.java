package facespace.train.frame;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.data.DataSet;
import facespace.data.Images;
import facespace.data.PenDigits;
import facespace.train.run.Run;
import facespace.train.spec.RunSpec;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Digits that were never trained on. */
class UnseenTest {
  private static final RunSpec SPEC =
      RunSpec.parse("batch=16&epochs=1&net=mlp&loss=softmax&bias=on");

  /** Few digits to train on and to test with; all others are unseen. */
  static DataSet some(String digits) {
    Images test = PenDigits.generate(200, 2);
    String others = "0123456789".replaceAll("[" + digits + "]", "");
    return new DataSet(
        "pen",
        some(PenDigits.generate(300, 1), digits),
        some(test, digits),
        false,
        false,
        some(test, others),
        List.of());
  }

  private static Images some(Images all, String digits) {
    List<String> names = List.of(digits.split(""));
    int[] kept =
        IntStream.range(0, all.count())
            .filter(i -> digits.indexOf('0' + all.labels()[i]) >= 0)
            .toArray();
    Images few = all.subset(kept);
    int[] labels = Arrays.stream(few.labels()).map(label -> digits.indexOf('0' + label)).toArray();
    return new Images("pen", 1, 28, 28, few.pixels(), labels, names, true);
  }

  @Test
  void eachIsTakenForTheClassWhoseScoreIsLargest() {
    try (Run run = trained("017")) {
      Frame frame = run.look();
      float[] x = frame.unseen().unseen();
      int count = run.data().unseen().count();
      assertEquals(2 * count, x.length);
      float[] w = frame.rows().weights();
      float[] b = frame.rows().bias();
      int[] expected = new int[count];
      for (int i = 0; i < count; i++) {
        double[] score = new double[3];
        for (int c = 0; c < 3; c++) {
          score[c] = b[c] + (double) w[2 * c] * x[2 * i] + (double) w[2 * c + 1] * x[2 * i + 1];
        }
        double best = DoubleStream.of(score).max().getAsDouble();
        expected[i] = IntStream.range(0, 3).filter(c -> score[c] == best).findFirst().getAsInt();
      }
      assertArrayEquals(expected, frame.unseen().unseenPredicted());
    }
  }

  /** The others are in no accuracy, no angle and no histogram. */
  @Test
  void onlyDigitsTrainedOnCountInTheRest() {
    try (Run run = trained("017")) {
      Frame frame = run.look();
      int seen = run.data().test().count();
      assertEquals(seen, frame.points().predicted().length);
      assertEquals(3, frame.points().classes());
      assertEquals(seen, frame.learning().testCount());
      assertEquals(seen, Arrays.stream(frame.histograms().testAngles()).sum());
      assertEquals(6, frame.rows().directions().length);
    }
  }

  @Test
  void theErrorRateIsWhereBothErrorsAreEqual() {
    try (Run run = trained("017")) {
      Frame frame = run.look();
      float[] x = frame.unseen().unseen();
      double eer = frame.measure(Measure.UNSEEN_EER);
      assertEquals(byBruteForce(x, run.data().unseen().labels()), eer, 0.01);
      assertTrue(eer > 0.02 && eer < 0.5, "between knowing and guessing: " + eer);
    }
  }

  /** Over all angles as thresholds the smallest of the larger of both errors. */
  private static double byBruteForce(float[] x, int[] labels) {
    double[][] anglesDeg = new double[2][];
    for (int same = 0; same < 2; same++) {
      boolean wanted = same == 1;
      anglesDeg[same] =
          IntStream.range(0, labels.length * labels.length)
              .filter(pair -> pair / labels.length < pair % labels.length)
              .filter(
                  pair -> (labels[pair / labels.length] == labels[pair % labels.length]) == wanted)
              .mapToDouble(pair -> betweenDeg(x, pair / labels.length, pair % labels.length))
              .toArray();
    }
    return IntStream.range(0, 720)
        .mapToDouble(
            quarter ->
                Math.max(
                    share(anglesDeg[0], deg -> deg <= quarter / 4.0),
                    share(anglesDeg[1], deg -> deg > quarter / 4.0)))
        .min()
        .getAsDouble();
  }

  private static double betweenDeg(float[] x, int i, int j) {
    double turn = Math.atan2(x[2 * i + 1], x[2 * i]) - Math.atan2(x[2 * j + 1], x[2 * j]);
    return Math.toDegrees(Math.acos(Math.cos(turn)));
  }

  private static double share(double[] values, DoublePredicate isWrong) {
    return DoubleStream.of(values).filter(isWrong).count() / (double) values.length;
  }

  @Test
  void ofOneDigitAloneThereIsNothingToTell() {
    try (Run run = trained("012345678")) {
      Frame frame = run.look();
      assertTrue(frame.unseen().unseenPredicted().length > 0);
      assertTrue(Double.isNaN(frame.measure(Measure.UNSEEN_EER)));
    }
  }

  @Test
  void whereAllAreTrainedOnThereAreNone() {
    try (Run run = trained("0123456789")) {
      assertEquals(Unseen.NONE.unseen().length, run.look().unseen().unseen().length);
      assertEquals(0, run.data().unseen().count());
    }
  }

  private static Run trained(String digits) {
    DataSet data = some(digits);
    Run run = new Run(SPEC, digits.length() == 10 ? whole(data) : data);
    while (run.ending().isEmpty()) {
      run.step();
    }
    return run;
  }

  private static DataSet whole(DataSet data) {
    return new DataSet("pen", data.train(), data.test());
  }
}
