package facespace.play.api;

import facespace.train.spec.RunSpec;

/** Java code that repeats a run: paste it into a notebook cell or into JShell. */
final class JavaCell {
  private static final String TEMPLATE =
      """
      import facespace.data.*;
      import facespace.train.frame.*;
      import facespace.train.run.*;
      import facespace.train.spec.*;

      RunSpec spec = RunSpec.parse("%s");
      DataSets sets = DataSets.fromSystem();
      DataSet data = sets.load(spec.data(), spec.crowd());
      if (!spec.testData().isEmpty()) {
        data = data.testedWith(sets.load(spec.testData(), spec.crowd()));
      }
      try (Run run = new Run(spec, data)) {
        while (run.ending().isEmpty()) {
          run.step();
          if (run.isFrameDue()) {
            Frame frame = run.frame();
            System.out.printf(
                "step %%d: test accuracy %%.3f, mean angle to own class %%.1f°%%n",
                frame.where().step(),
                frame.learning().testAccuracy(),
                frame.measure(Measure.MEAN_OWN));
          }
        }
        System.out.printf("all test images: %%.4f%%n", run.testAccuracy());
      }
      """;

  private JavaCell() {}

  /** The code for one run; its text form holds no character that Java would have to escape. */
  static String of(RunSpec spec) {
    return TEMPLATE.formatted(spec.text());
  }
}
