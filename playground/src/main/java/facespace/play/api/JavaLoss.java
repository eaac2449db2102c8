package facespace.play.api;

import facespace.knob.CurvePoints;
import facespace.knob.Knobs;
import facespace.loss.GradientRule;
import facespace.loss.LossCatalog;
import facespace.loss.LossInfo;
import facespace.loss.OwnPsi;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A drawn loss as a source file of {@code core}: a record like the losses of the catalogue. */
final class JavaLoss {
  /** The class and its file. */
  static final String NAME = "MyLoss";

  private static final int POINTS_IN_A_LINE = 6;

  private static final String TEMPLATE =
      """
      package facespace.loss;

      import ai.djl.ndarray.NDArray;
      import facespace.knob.CurvePoints;
      import facespace.knob.Knob;
      import facespace.knob.Knobs;
      import java.util.OptionalDouble;

      /**
       * A target logit drawn in FaceSpace. This file belongs beside CosFace.java; once MyLoss is named
       * in the permits of MarginLoss.java, it trains, plots and has a page like every other loss.
       */
      @LossCard(
          key = "my-loss",
          name = "My loss",
          en = "Puts a curve of my own in the place of cos θ.",
          zh = "用我自己的曲线代替 cos θ。",
          latex =
              "%s",
          paper = "%s",
          authors = "Drawn in FaceSpace, after %s",
          year = %d,
          url = "%s",
          equation = "%s",
          equationZh = "%s")
      public record MyLoss(
          @Knob(symbol = "s", en = "scale", zh = "缩放系数", min = 1, max = 64, step = 1, value = "%s")
              double s,
          @Knob(
                  symbol = "m",
                  en = "share of the margin",
                  zh = "间隔的份额",
                  min = 0,
                  max = 1,
                  step = 0.05,
                  value = "1")
              double m)
          implements MarginLoss {
        /** The points that ψ goes through, degrees:value. */
        private static final CurvePoints PSI =
            CurvePoints.of(
                "psi",
                %s);

        /** Checks the ranges. */
        public MyLoss {
          Knobs.check(MyLoss.class, s, m);
        }

        @Override
        public NDArray targetLogit(NDArray thetaRad) {
          return OwnPsi.targetLogit(PSI, m, thetaRad);
        }

        @Override
        public OptionalDouble scale() {
          return OptionalDouble.of(s);
        }

        @Override
        public MyLoss at(Progress progress) {
          return new MyLoss(s, m * progress.strength());
        }
      }
      """;

  private static final String LOGIT = "OwnPsi.targetLogit(PSI, m, thetaRad)";
  private static final String DETACHED = "GradientRule.DETACHED.of(" + LOGIT + ", thetaRad.cos())";

  private JavaLoss() {}

  static String of(OwnPsi loss) {
    LossInfo info = LossCatalog.infoOf(loss);
    String template =
        loss.gradient() == GradientRule.EXACT ? TEMPLATE : TEMPLATE.replace(LOGIT, DETACHED);
    return template.formatted(
        info.latex().replace("\\", "\\\\"),
        info.paper(),
        info.authors(),
        info.year(),
        info.url(),
        info.equation(),
        info.equationZh(),
        Knobs.number(loss.s()),
        literal(loss.psi()));
  }

  /** The points' text as a Java string, a few in each line. */
  private static String literal(CurvePoints psi) {
    List<CurvePoints.Point> points = psi.points();
    return IntStream.iterate(0, from -> from < points.size(), from -> from + POINTS_IN_A_LINE)
        .mapToObj(from -> points.subList(from, Math.min(from + POINTS_IN_A_LINE, points.size())))
        .map(some -> some.stream().map(String::valueOf).collect(Collectors.joining(",")))
        .collect(Collectors.joining(",\"\n                + \"", "\"", "\""));
  }
}
