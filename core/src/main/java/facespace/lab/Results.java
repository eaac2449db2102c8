package facespace.lab;

import facespace.chart.Figure;
import facespace.chart.SweepFigure;
import facespace.sweep.Spread;
import facespace.sweep.SweepMeasure;
import facespace.sweep.SweepTable;
import facespace.text.Lang;
import facespace.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs compared: those that differ in nothing but the seed stand together.
 *
 * @param runs runs that are over, at least one
 */
public record Results(List<Trained> runs) {

  public Results {
    runs = List.copyOf(runs);
  }

  /** What came of each: the median over its seeds of every measure there is. */
  public Table table() {
    SweepTable sweep = sweep();
    Lang lang = Lab.lang();
    List<SweepMeasure> measures = sweep.measures();
    List<String> head = new ArrayList<>();
    head.add(Messages.CORE.text(lang, "sweep.configuration"));
    head.add(Messages.CORE.text(lang, "sweep.seedsRun"));
    measures.forEach(measure -> head.add(measure.label(lang)));
    List<List<String>> rows = sweep.rows().stream().map(row -> cells(row, measures)).toList();
    return new Table("", head, rows);
  }

  private static List<String> cells(SweepTable.Row row, List<SweepMeasure> measures) {
    return Stream.concat(
            Stream.of(row.label(), String.valueOf(row.runs().size())),
            measures.stream().map(measure -> text(measure, row.spread(measure))))
        .toList();
  }

  private static String text(SweepMeasure measure, Spread spread) {
    return spread.count() == 0 ? "" : measure.text(spread.median());
  }

  /** The accuracy over what is varied; of people never trained on the equal error rate. */
  public Figure figure() {
    boolean open = sweep().measures().contains(SweepMeasure.EER);
    return figure((open ? SweepMeasure.EER : SweepMeasure.TEST_ACCURACY).key());
  }

  /**
   * A measure over what is varied, with a standard deviation where there are several seeds.
   *
   * @param measure its name, such as {@code medianOwnAngleDeg}
   * @throws facespace.knob.BadValue if there is no such measure
   */
  public Figure figure(String measure) {
    return SweepFigure.of(sweep(), SweepMeasure.of(measure), Lab.look());
  }

  private SweepTable sweep() {
    return SweepTable.of(runs.stream().map(run -> run.result().orElseThrow()).toList());
  }

  @Override
  public String toString() {
    return table().toString();
  }
}
