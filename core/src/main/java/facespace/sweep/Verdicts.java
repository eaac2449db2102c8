package facespace.sweep;

import facespace.loss.LossCatalog;
import facespace.match.PairedTest;
import facespace.text.Lang;
import facespace.text.Messages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Every loss against every other, over equal seeds; of a sweep with one loss, every configuration.
 *
 * <p>A loss with several configurations stands, at each seed, for the one that is best at its other
 * seeds: chosen by the runs it is judged by, it would look better than it is.
 *
 * @param pairs the verdicts, none where there are more than {@value #MOST} to be compared
 * @param contenders how many are compared
 * @param chosen whether any of them was chosen from several
 */
public record Verdicts(List<Verdict> pairs, int contenders, boolean chosen) {
  /** With more of them, a table of pairs tells nobody anything. */
  public static final int MOST = 40;

  /** With larger t all differences are equal: no scale to measure them by, only their signs. */
  private static final double ALL_EQUAL = 1e6;

  /** What is compared, and its value by seed: NaN where it diverged. */
  private record Contender(String name, SortedMap<Long, Double> bySeed) {
    boolean isFinite(long seed) {
      return Double.isFinite(bySeed.get(seed));
    }
  }

  /** All verdicts by one measure. */
  public static Verdicts of(SweepTable table, SweepMeasure measure) {
    boolean byLoss = table.losses().size() > 1;
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
        pairs.add(compare(all.get(i), all.get(j), measure));
      }
    }
    double[] p = pairs.stream().filter(Verdict::isTested).mapToDouble(Verdict::p).toArray();
    PrimitiveIterator.OfDouble corrected = Arrays.stream(Holm.corrected(p)).iterator();
    pairs.replaceAll(pair -> pair.isTested() ? pair.corrected(corrected.nextDouble()) : pair);
    return List.copyOf(pairs);
  }

  private static Verdict compare(Contender first, Contender second, SweepMeasure measure) {
    List<Long> equal =
        first.bySeed().keySet().stream().filter(second.bySeed()::containsKey).toList();
    List<Long> seeds =
        equal.stream().filter(seed -> first.isFinite(seed) && second.isFinite(seed)).toList();
    int diverged = equal.size() - seeds.size();
    if (seeds.size() < 2) {
      return new Verdict(
          first.name(),
          second.name(),
          measure,
          seeds.size(),
          diverged,
          Optional.empty(),
          Double.NaN);
    }
    PairedTest test =
        PairedTest.of(
            seeds.stream().mapToDouble(first.bySeed()::get).toArray(),
            seeds.stream().mapToDouble(second.bySeed()::get).toArray());
    double p = Math.abs(test.t()) > ALL_EQUAL ? signTest(seeds.size()) : test.p();
    return new Verdict(
        first.name(), second.name(), measure, seeds.size(), diverged, Optional.of(test), p);
  }

  /** Chance that as many signs are all the same. */
  private static double signTest(int count) {
    return Math.pow(2, 1.0 - count);
  }
}
