package facespace.claim;

import facespace.sweep.SweepMeasure;
import facespace.sweep.SweepResult;
import facespace.sweep.Verdict;
import facespace.sweep.Verdicts;
import facespace.text.Lang;
import facespace.text.Messages;
import facespace.train.run.Ending;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A claim and what was measured about it over several seeds. */
public final class Finding {
  /** With fewer seeds nothing is said. */
  public static final int LEAST_SEEDS = 5;

  private final Claimed claim;

  /** The results of each run by seed. */
  private final List<SortedMap<Long, SweepResult>> results;

  /** Computed once, as pages ask often. */
  private final List<Evidence> evidence;

  private Finding(Claimed claim, List<SortedMap<Long, SweepResult>> results) {
    this.claim = claim;
    this.results = results;
    evidence = compare();
  }

  /**
   * Of what was measured of each thing that is compared, by seed.
   *
   * @param results in the order of the claim's names
   */
  static Finding of(Claimed claim, List<SortedMap<Long, SweepResult>> results) {
    return new Finding(claim, List.copyOf(results));
  }

  /** What was claimed. */
  public Claimed claim() {
    return claim;
  }

  /** How many seeds everything has that it compares. */
  public int seeds() {
    return results.stream().mapToInt(Map::size).min().orElse(0);
  }

  /** What became of it. */
  public Outcome outcome() {
    if (seeds() < LEAST_SEEDS) {
      return Outcome.OPEN;
    }
    long holding = evidence.stream().filter(Evidence::holds).count();
    return holding == evidence.size()
        ? Outcome.SHOWN
        : holding == 0 ? Outcome.NOT_SHOWN : Outcome.REFINED;
  }

  /** What was measured, a sentence for each thing the claim expects; none if it is open. */
  public List<String> measured(Lang lang) {
    List<String> names = claim.names(lang);
    return outcome() == Outcome.OPEN
        ? List.of()
        : evidence.stream().map(each -> each.in(lang, names)).toList();
  }

  /** In which setting the runs were made and how they are judged, in a sentence. */
  public String how(Lang lang) {
    return Messages.CORE.text(lang, claim.howKey(), seeds());
  }

  /** The command that measures it again. */
  public String command() {
    return "facespace bench --only claims --claim " + claim.key();
  }

  private List<Evidence> compare() {
    List<String> names = claim.names(Lang.EN);
    List<Verdict> verdicts = new ArrayList<>();
    for (Expectation expected : claim.expected()) {
      verdicts.add(
          Verdict.of(
              expected.measure(),
              names.get(expected.other()),
              others(expected),
              names.get(expected.run()),
              values(expected.run(), expected.measure())));
    }
    List<Evidence> compared = new ArrayList<>();
    List<Verdict> corrected = Verdicts.corrected(verdicts);
    for (int i = 0; i < corrected.size(); i++) {
      Expectation expected = claim.expected().get(i);
      compared.add(
          new Evidence(
              expected,
              values(expected.run(), expected.measure()),
              others(expected),
              corrected.get(i)));
    }
    return compared;
  }

  /** A bound is compared with nothing, and so is not one of the tests that are corrected for. */
  private SortedMap<Long, Double> others(Expectation expected) {
    return expected.isBound()
        ? Collections.emptySortedMap()
        : values(expected.other(), expected.measure());
  }

  private SortedMap<Long, Double> values(int run, SweepMeasure measure) {
    SortedMap<Long, Double> values = new TreeMap<>();
    results
        .get(run)
        .forEach(
            (seed, result) ->
                values.put(
                    seed,
                    result.ending() == Ending.Kind.DIVERGED ? Double.NaN : result.value(measure)));
    return values;
  }
}
