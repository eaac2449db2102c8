package facespace.play.hub.run;

import facespace.data.DataException;
import facespace.data.DataSets;
import facespace.play.hub.RunData;
import facespace.play.hub.archive.RunArchive;
import facespace.play.web.Refused;
import facespace.train.spec.Comparison;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;

/** Experiments that stand in for training a text once more. Thread-safe. */
public final class StandIns {
  private final DataSets data;
  private final RunArchive archive;
  private final Remembered remembered;
  private final Function<String, Experiment> open;

  /**
   * @param open finds an experiment by its id, in memory or stored
   */
  StandIns(
      DataSets data, RunArchive archive, Remembered remembered, Function<String, Experiment> open) {
    this.data = data;
    this.archive = archive;
    this.remembered = remembered;
    this.open = open;
  }

  /**
   * An experiment of a text that need not be trained again: one that others watch training, or one
   * that is stored whole, or so far as it is wanted.
   *
   * @param who the browser's mark, or empty
   * @param wanted the mini-batches that will do, if there are so many
   */
  public Optional<Experiment> known(Comparison comparison, String who, OptionalInt wanted) {
    String text = comparison.text();
    return live(
            text,
            one -> one.standing().isUnderWay() && (one.audience().isThere() || isOwn(one, who)))
        .or(
            () ->
                archive
                    .standIn(text, RunData.stamp(data, comparison), wanted)
                    .flatMap(entry -> readable(entry.id()))
                    .filter(whole -> stillHolds(whole, wanted)));
  }

  /** What is damaged is found to be shorter once it is read. */
  private boolean stillHolds(Experiment read, OptionalInt wanted) {
    return archive.find(read.id()).filter(entry -> entry.holds(wanted)).isPresent();
  }

  /** What cannot be read any more stands in for nothing: it is trained again. */
  private Optional<Experiment> readable(String id) {
    try {
      return Optional.of(open.apply(id));
    } catch (DataException damaged) {
      return Optional.empty();
    } catch (Refused refused) {
      if (refused.status() == 429) {
        throw refused;
      }
      return Optional.empty();
    }
  }

  /**
   * The same, or else one of the same browser that waits to go on, or one that was stopped on its
   * way and lies in the store as it was then.
   */
  public Optional<Experiment> left(Comparison comparison, String who, OptionalInt wanted) {
    return known(comparison, who, wanted)
        .or(() -> live(comparison.text(), one -> one.hasBegun() && isOwn(one, who)))
        .or(() -> wanted.isPresent() ? Optional.empty() : stopped(comparison));
  }

  private Optional<Experiment> stopped(Comparison comparison) {
    return archive
        .standIn(comparison.text(), RunData.stamp(data, comparison), OptionalInt.of(1))
        .filter(entry -> remembered.find(entry.id()).map(Experiment::isAsStored).orElse(true))
        .flatMap(entry -> readable(entry.id()));
  }

  private Optional<Experiment> live(String text, Predicate<Experiment> how) {
    return remembered
        .all(one -> one.isFromStart() && one.comparison().text().equals(text) && how.test(one))
        .stream()
        .reduce((before, last) -> last);
  }

  private static boolean isOwn(Experiment experiment, String who) {
    return !who.isEmpty() && experiment.recorder().entry().who().equals(who);
  }
}
