package facespace.demos.figure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import facespace.chart.CurveFigure;
import facespace.chart.Figure;
import facespace.chart.HistogramFigure;
import facespace.chart.LinkFigure;
import facespace.chart.NamedAngles;
import facespace.chart.NamedCourse;
import facespace.chart.NamedCurve;
import facespace.chart.PlaneFigure;
import facespace.chart.Side;
import facespace.chart.TrainingFigure;
import facespace.demos.Json;
import facespace.lab.Trained;
import facespace.loss.Curve;
import facespace.loss.LossCatalog;
import facespace.loss.LossInfo;
import facespace.loss.SoftmaxLoss;
import facespace.sweep.SweepMeasure;
import facespace.sweep.SweepResult;
import facespace.train.frame.Frame;
import facespace.train.spec.RunSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Pictures of digits, and of losses alone. */
final class DigitPictures {
  /** An ordinary classifier's directions: they start anywhere, and learn as fast as all else. */
  private static final Map<String, String> FREE =
      Map.of("directions", "random", "direction-rate", "1");

  private static final int PANEL = 440;
  private static final int SMALL_PANEL = 300;
  private static final int SMALL_COLUMNS = 5;
  private static final int WIDTH = 720;
  private static final int HEIGHT = 520;
  private static final int POINTS = 361;

  /** Curves nearer to each other than this are one. */
  private static final double SAME_CURVE = 1e-9;

  /** Turned a little to the right and up, as one holds a globe. */
  private static final Side SIDE =
      Side.turned(0.8f, 0.6f, 0, -0.168f, 0.224f, 0.96f, 0.576f, -0.768f, 0.28f);

  private DigitPictures() {}

  static Drawn softmax(Studio studio) {
    Trained run = studio.digits("softmax", FREE);
    String title = studio.title(run.spec());
    Figure raw = plane(title + ": x", run, false, studio);
    Figure circle = plane(title + ": x / ‖x‖", run, true, studio);
    return row(List.of(raw, circle), List.of(run), studio);
  }

  static Drawn stretch(Studio studio) {
    List<Trained> runs =
        List.of(
            studio.digits("sphereface", Map.of("m", "1")),
            studio.digits("sphereface", Map.of("m", "4")));
    List<Figure> planes =
        runs.stream()
            .map(
                run -> {
                  double length = result(run).value(SweepMeasure.NORM_95);
                  String words =
                      String.format(
                          Locale.ROOT, "%s: ‖x‖ < %.3g (95 %%)", studio.title(run.spec()), length);
                  return plane(words, run, false, studio);
                })
            .toList();
    return row(planes, runs, studio);
  }

  /** Every curve the catalogue has; losses with the same one share a line. */
  static Drawn targetLogit(Studio studio) {
    Map<Curve, List<RunSpec>> named = new LinkedHashMap<>();
    for (LossInfo info : LossCatalog.all()) {
      RunSpec spec = RunSpec.of(Map.of(RunSpec.LOSS, info.key()));
      if (spec.loss() instanceof SoftmaxLoss loss) {
        Curve curve = Curve.of(loss, POINTS);
        Curve shared =
            named.keySet().stream().filter(other -> isSame(other, curve)).findFirst().orElse(curve);
        named.computeIfAbsent(shared, it -> new ArrayList<>()).add(spec);
      }
    }
    List<NamedCurve> curves = new ArrayList<>();
    ObjectNode numbers = Json.object();
    named.forEach(
        (curve, specs) -> {
          curves.add(new NamedCurve(together(specs, studio::title), curve));
          Json.put(numbers, "psi(60°) " + together(specs, RunSpec::title), curve.psi()[POINTS / 3]);
        });
    return new Drawn(CurveFigure.of(curves, studio.look()), 900, 760, List.of(), numbers);
  }

  private static String together(List<RunSpec> specs, Function<RunSpec, String> title) {
    return specs.stream().map(title).collect(Collectors.joining(", "));
  }

  private static boolean isSame(Curve a, Curve b) {
    for (int i = 0; i < POINTS; i++) {
      if (Math.abs(a.psi()[i] - b.psi()[i]) > SAME_CURVE) {
        return false;
      }
    }
    return true;
  }

  /** The plane of every loss, also of those that learn only with more dimensions. */
  static Drawn planes(Studio studio) {
    List<Trained> runs = new ArrayList<>();
    List<Figure> planes = new ArrayList<>();
    for (LossInfo info : LossCatalog.all()) {
      Trained run = studio.digits(info.key(), Map.of("dim", "2"));
      String name = info.name(studio.look().lang());
      planes.add(
          plane(
              String.format(Locale.ROOT, "%s · %.1f %%", name, 100 * run.testAccuracy()),
              run,
              false,
              studio));
      runs.add(run);
    }
    int rows = (planes.size() + SMALL_COLUMNS - 1) / SMALL_COLUMNS;
    Figure all = Figure.grid(SMALL_COLUMNS, planes, studio.look());
    return Drawn.of(all, SMALL_COLUMNS * SMALL_PANEL, rows * SMALL_PANEL, results(runs));
  }

  static Drawn sphere(Studio studio) {
    Map<String, String> ball = Map.of("dim", "3");
    List<Trained> runs =
        List.of(
            studio.digits("softmax", ball),
            studio.digits("normface", ball),
            studio.digits("arcface", ball));
    List<Figure> balls =
        runs.stream()
            .map(
                run ->
                    PlaneFigure.of(
                        studio.title(run.spec()),
                        run.last(),
                        run.probe(),
                        run.unseen(),
                        true,
                        SIDE,
                        studio.look()))
            .toList();
    return row(balls, runs, studio);
  }

  static Drawn angles(Studio studio) {
    List<Trained> runs = studio.digits("normface", "arcface");
    List<NamedAngles> angles =
        runs.stream()
            .map(
                run ->
                    new NamedAngles(studio.title(run.spec()), run.last().histograms().testAngles()))
            .toList();
    return Drawn.of(HistogramFigure.of(angles, studio.look()), WIDTH, HEIGHT, results(runs));
  }

  /** Early, while there is still something to pull at. */
  static Drawn links(Studio studio) {
    List<Trained> runs = studio.digits("contrastive", "facenet");
    ObjectNode numbers = Json.object();
    List<Figure> sketches = new ArrayList<>();
    for (Trained run : runs) {
      String title = run.spec().title();
      Frame early = run.frames().get(run.frames().size() / 4);
      sketches.add(LinkFigure.of(studio.title(run.spec()), early, run.probe(), studio.look()));
      Json.put(numbers, "step " + title, early.where().step());
      Json.put(numbers, "choices in a batch " + title, early.compared().batchChoices());
      Json.put(numbers, "choices in all " + title, early.compared().trainChoices());
    }
    Drawn drawn = row(sketches, runs, studio);
    return new Drawn(drawn.figure(), drawn.width(), drawn.height(), drawn.runs(), numbers);
  }

  static Drawn training(Studio studio) {
    List<Trained> runs =
        studio.digits("softmax", "normface", "sphereface", "cosface", "arcface", "facenet");
    List<NamedCourse> courses =
        runs.stream().map(run -> new NamedCourse(studio.title(run.spec()), run.frames())).toList();
    return Drawn.of(TrainingFigure.beside(courses, studio.look()), WIDTH, HEIGHT, results(runs));
  }

  private static Figure plane(String title, Trained run, boolean onCircle, Studio studio) {
    return PlaneFigure.of(title, run.last(), run.probe(), run.unseen(), onCircle, studio.look());
  }

  private static Drawn row(List<Figure> panels, List<Trained> runs, Studio studio) {
    Figure row = Figure.grid(panels.size(), panels, studio.look());
    return Drawn.of(row, panels.size() * PANEL, PANEL + 40, results(runs));
  }

  static List<SweepResult> results(List<Trained> runs) {
    return runs.stream().map(DigitPictures::result).toList();
  }

  private static SweepResult result(Trained run) {
    return run.result().orElseThrow();
  }
}
