package facespace.play.hub.archive;

import facespace.train.run.Ending;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * What is known of a stored experiment without its moments.
 *
 * @param id its name in addresses
 * @param text of the comparison, as it writes itself
 * @param created when it began, as ISO text
 * @param who the browser that began it; empty if it did not say
 * @param dataStamp what {@link facespace.data.DataSets#stamp} said of its data then
 * @param firstStep mini-batches before its first moment: not 0 if it goes on from a kept model
 * @param star whether it never has to go
 * @param progress how far it is
 * @param models ids of the models kept of it
 * @param bytes its size on disk
 */
public record RunEntry(
    String id,
    String text,
    String created,
    String who,
    long dataStamp,
    int firstStep,
    boolean star,
    Summary progress,
    List<String> models,
    long bytes) {

  /**
   * How far an experiment is.
   *
   * @param over whether every run has come to its end
   * @param step mini-batches of the run that is farthest
   * @param totalSteps mini-batches of the longest run
   * @param totalEpochs the same in epochs
   * @param passes over the training images in one epoch
   * @param seconds spent training by the run that took longest
   * @param runs how each run stands
   */
  public record Summary(
      boolean over,
      int step,
      int totalSteps,
      int totalEpochs,
      int passes,
      double seconds,
      List<Result> runs) {
    /** Before anything was trained. */
    public static final Summary NONE = new Summary(false, 0, 0, 0, 1, 0, List.of());
  }

  /**
   * How one run stands; NaN for what it has not.
   *
   * @param loss mean training loss since the moment before
   * @param accuracy on the test images, in [0, 1]
   * @param medianOwnDeg median angle to the mean direction of the own class
   * @param p95OwnDeg 95 % lie within
   * @param eer equal error rate on people never trained on, in [0, 1]
   * @param ending how it ended, or null
   */
  public record Result(
      double loss,
      double accuracy,
      double medianOwnDeg,
      double p95OwnDeg,
      double eer,
      Ending ending) {}

  /** Whether all of its text is there, or so far as it is wanted. */
  public boolean holds(OptionalInt wanted) {
    boolean isEnough =
        progress.over() || wanted.isPresent() && wanted.getAsInt() <= progress.step();
    return isEnough && firstStep == 0;
  }

  private static final int ID_LENGTH = 8;

  /** A name that no other experiment has. */
  static String newId() {
    return UUID.randomUUID().toString().substring(0, ID_LENGTH);
  }

  /** One that is yet to be trained. */
  public static RunEntry of(
      String text, String created, String who, long dataStamp, int firstStep) {
    return new RunEntry(
        newId(), text, created, who, dataStamp, firstStep, false, Summary.NONE, List.of(), 0);
  }

  /** The same trained anew, from the first weights on. */
  public RunEntry begun(String now) {
    return new RunEntry(id, text, now, who, dataStamp, 0, false, Summary.NONE, List.of(), 0);
  }

  /** The same by another name. */
  RunEntry named(String other) {
    return new RunEntry(
        other, text, created, who, dataStamp, firstStep, star, progress, models, bytes);
  }

  /** The same, starred or not. */
  RunEntry starred(boolean on) {
    return new RunEntry(id, text, created, who, dataStamp, firstStep, on, progress, models, bytes);
  }

  /** The same, so far by now. */
  public RunEntry at(Summary now, List<String> kept) {
    return new RunEntry(id, text, created, who, dataStamp, firstStep, star, now, kept, bytes);
  }

  /** The same, of which no more is left: its numbers were those of its end. */
  public RunEntry cutAt(int step) {
    Summary left =
        new Summary(
            false,
            step,
            progress.totalSteps,
            progress.totalEpochs,
            progress.passes,
            progress.seconds,
            List.of());
    return at(left, models);
  }

  /** The same, so large by now. */
  RunEntry sized(long now) {
    return new RunEntry(id, text, created, who, dataStamp, firstStep, star, progress, models, now);
  }
}
