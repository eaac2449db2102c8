package facespace.train.run;

import ai.djl.ndarray.NDArray;
import facespace.data.Images;
import facespace.knob.BadValue;
import facespace.train.spec.RunSpec;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * All that a run goes on from, as plain numbers: the same run continued from it gives the same
 * frames, bit for bit, as if it had never stopped. Treat the arrays as immutable.
 *
 * @param spec of the run it comes from
 * @param step mini-batches trained
 * @param seconds spent training them
 * @param arrays of the network, the loss and their averages, by name
 * @param optimizer what the optimiser remembers, by name
 * @param updates how often each parameter was moved
 * @param tallies what the samples since the last frame, and since the last check, add up to
 * @param ending how the run has ended for good, if it has: its numbers and epochs do not tell
 * @param trainedOn what tells the images it was trained on from others; unknown of those of before
 */
public record Checkpoint(
    RunSpec spec,
    int step,
    double seconds,
    Map<String, float[]> arrays,
    Map<String, float[]> optimizer,
    Map<String, Integer> updates,
    double[][] tallies,
    Optional<Ending> ending,
    OptionalInt trainedOn) {

  /** What tells images from others: which classes there are, and of which each image is. */
  static int markOf(Images images) {
    return 31 * images.classNames().hashCode() + Arrays.hashCode(images.labels());
  }

  /**
   * Checks that a run on some images can go on from here.
   *
   * @throws BadValue if it was trained on others
   */
  void checkTrainedOn(Images images) {
    if (trainedOn.isPresent() && trainedOn.getAsInt() != markOf(images)) {
      throw new BadValue("error.checkpointData", images.name());
    }
  }

  /** About how much memory it takes. */
  public long bytes() {
    return Float.BYTES * (numbers(arrays) + numbers(optimizer));
  }

  /** The same of a run that is known to have ended there. */
  public Checkpoint ended(Ending how) {
    Optional<Ending> known = Optional.of(how).filter(Ending::endsForGood);
    return new Checkpoint(
        spec, step, seconds, arrays, optimizer, updates, tallies, known, trainedOn);
  }

  private static long numbers(Map<String, float[]> some) {
    return some.values().stream().mapToLong(array -> array.length).sum();
  }

  static Map<String, float[]> copy(Map<String, NDArray> arrays) {
    Map<String, float[]> copy = new TreeMap<>();
    arrays.forEach((name, array) -> copy.put(name, array.toFloatArray()));
    return copy;
  }

  /**
   * Puts the numbers into a model's arrays.
   *
   * @throws BadValue if they belong to another network or loss
   */
  void into(Model model) {
    Map<String, NDArray> targets = model.arrays();
    boolean fits =
        targets.keySet().equals(arrays.keySet())
            && targets.entrySet().stream()
                .allMatch(pair -> pair.getValue().size() == arrays.get(pair.getKey()).length);
    if (!fits) {
      throw new BadValue("error.checkpointOther", spec.text());
    }
    targets.forEach((name, array) -> array.set(FloatBuffer.wrap(arrays.get(name))));
    model.optimizerState().restore(optimizer, updates, model.trained());
    model.countFrom(step);
  }
}
