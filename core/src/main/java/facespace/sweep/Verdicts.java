package facespace.sweep;

import facespace.loss.LossCatalog;
import facespace.text.Lang;
import facespace.text.Messages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Every loss against every other, over equal seeds; of a sweep with one loss, every configuration.
 *
 * <p>A loss with several configurations stands, at each seed, for the one that is best at its other
 * seeds: chosen by the runs it is judged by, it would look better than it is. By a measure that
 * judges nobody none is best, and every configuration stands for itself.
 *
 * @param pairs the verdicts, none where there are more than {@value #MOST} to be compared
 * @param contenders how many are compared
 * @param chosen whether any of them was chosen from several
 */
public record Verdicts(List<Verdict> pairs, int contenders, boolean chosen) {
  /** With more of them, a table of pairs tells nobody anything. */
  public static final int MOST = 40;

  /** What is compared, and its value by seed: NaN where it diverged. */
  private record Contender(String name, SortedMap<Long, Double> bySeed) {}

  /** All verdicts by one measure. */
  public static Verdicts of(SweepTable table, SweepMeasure measure) {
    boolean byLoss = table.losses().size() > 1 && measure.judges();
    int count = byLoss ? table.losses().size() : table.rows().size();
    boolean chosen = byLoss && table.rows().size() > count;
    if (count > MOST) {
      return new Verdicts(List.of(), count, chosen);
    }
    List<Contender> contenders = new ArrayList<>();
    if (byLoss) {
      for (String loss : table.losses()) {
        List<SweepTable.Row> rows =
            table.rows().stream().filter(row -> row.loss().equals(loss)).toList();
        contenders.add(new Contender(LossCatalog.info(loss).name(), bestElsewhere(rows, measure)));
      }
    } else {
      for (SweepTable.Row row : table.rows()) {
        contenders.add(new Contender(row.label(), bestElsewhere(List.of(row), measure)));
      }
    }
    return new Verdicts(pairs(contenders, measure), count, chosen);
  }

  /** What was done, in words. */
  public List<String> explained(Lang lang) {
    if (pairs.isEmpty()) {
      return contenders > MOST
          ? List.of(Messages.CORE.text(lang, "sweep.verdicts.many", contenders, MOST))
          : List.of();
    }
    List<String> sentences = new ArrayList<>();
    long tested = pairs.stream().filter(Verdict::isTested).count();
    sentences.add(Messages.CORE.text(lang, "sweep.verdicts", tested));
    if (chosen) {
      sentences.add(Messages.CORE.text(lang, "sweep.verdicts.chosen"));
    }
    return sentences;
  }

  private static SortedMap<Long, Double> bestElsewhere(
      List<SweepTable.Row> rows, SweepMeasure measure) {
    TreeSet<Long> seeds = new TreeSet<>();
    rows.forEach(row -> seeds.addAll(row.runs().keySet()));
    SortedMap<Long, Double> values = new TreeMap<>();
    for (long seed : seeds) {
      SweepTable.Row best =
          rows.stream()
              .max(Comparator.comparing(row -> elsewhere(row, seed, measure), worseFirst(measure)))
              .orElseThrow();
      double value = best.value(seed, measure);
      if (Double.isFinite(value) || best.diverged(seed)) {
        values.put(seed, value);
      }
    }
    return values;
  }

  private static Spread elsewhere(SweepTable.Row row, long seed, SweepMeasure measure) {
    return Spread.of(
        row.runs().keySet().stream()
            .filter(other -> other != seed)
            .mapToDouble(other -> row.value(other, measure))
            .filter(Double::isFinite)
            .toArray());
  }

  /** What diverges at other seeds is not chosen before what does not. */
  private static Comparator<Spread> worseFirst(SweepMeasure measure) {
    Comparator<Spread> byMean = Comparator.comparingDouble(Spread::mean);
    return Comparator.comparingInt(Spread::count)
        .thenComparing(measure.highIsGood() ? byMean : byMean.reversed());
  }

  private static List<Verdict> pairs(List<Contender> all, SweepMeasure measure) {
    List<Verdict> pairs = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      for (int j = i + 1; j < all.size(); j++) {
        Contender first = all.get(i);
        Contender second = all.get(j);
        pairs.add(
            Verdict.of(measure, first.name(), first.bySeed(), second.name(), second.bySeed()));
      }
    }
    return corrected(pairs);
  }

  /** Verdicts with p corrected for all of them together. */
  public static List<Verdict> corrected(List<Verdict> pairs) {
    double[] p = pairs.stream().filter(Verdict::isTested).mapToDouble(Verdict::p).toArray();
    PrimitiveIterator.OfDouble corrected = Arrays.stream(Holm.corrected(p)).iterator();
    return pairs.stream()
        .map(pair -> pair.isTested() ? pair.corrected(corrected.nextDouble()) : pair)
        .toList();
  }
}
