package facespace.play.hub;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import facespace.data.DataSets;
import facespace.model.FaceModel;
import facespace.text.Lang;
import facespace.train.frame.Frame;
import facespace.train.run.Ending;
import facespace.train.spec.Comparison;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * A comparison that somebody trains: its runs, its standing, and who is watching. Thread-safe; only
 * {@link TrainingQueue} changes the standing.
 */
public final class Experiment implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Of the memory for moments, so much again for what one can go on from. */
  private static final int CHECKPOINT_SHARE = 2;

  /** Where an experiment stands. */
  enum State {
    QUEUED,
    RUNNING,
    PAUSED,
    DONE,
    FAILED
  }

  /**
   * @param state where it stands
   * @param stepsWanted how many more batches it may train before it pauses
   * @param turn counts changes of mind: a worker stops when it holds an older number
   * @param failure why it failed, else null
   */
  record Standing(State state, long stepsWanted, int turn, Function<Lang, String> failure) {}

  private final String id;
  private final Comparison comparison;
  private final Training training;
  private final List<Viewer> viewers = new CopyOnWriteArrayList<>();
  private volatile Standing standing = new Standing(State.PAUSED, 0, 0, null);
  private volatile int place;
  private volatile long unwatchedSinceNanos = System.nanoTime();

  /**
   * @param keptBytes of moments, and of what one can go on from
   * @param origin the past it goes on from, or null
   */
  Experiment(
      String id,
      Comparison comparison,
      DataSets data,
      ModelStore models,
      long keptBytes,
      Origin origin) {
    this.id = id;
    this.comparison = comparison;
    this.training =
        new Training(
            comparison,
            data,
            new Moments(keptBytes),
            new Checkpoints(keptBytes / CHECKPOINT_SHARE),
            models,
            origin,
            this::show);
  }

  /** Its name in addresses. */
  public String id() {
    return id;
  }

  /** What is compared. */
  public Comparison comparison() {
    return comparison;
  }

  Training training() {
    return training;
  }

  Standing standing() {
    return standing;
  }

  /**
   * For {@link TrainingQueue}: the new standing and, if it waits, its place in the line, from 1.
   */
  void stand(Standing now, int placeInLine) {
    standing = now;
    place = placeInLine;
  }

  /** The moments kept for the scrubber. */
  public Moments moments() {
    return training.moments();
  }

  /**
   * Carries images along in every moment from now on.
   *
   * @param images in the size of the data's images; empty to clear
   * @return how each run sees them with its weights of now; empty while there are none
   * @throws facespace.play.web.Refused with status 409 if they have another size than the data's
   */
  public List<Frame> draw(List<byte[]> images) {
    return training.draw(images);
  }

  /**
   * Keeps the models of all runs as they are now.
   *
   * @return their ids in the store
   * @throws facespace.play.web.Refused with status 409 if there are none to keep
   * @throws facespace.data.DataException if one cannot be written
   */
  public List<String> keep() {
    List<String> kept = training.keep();
    announce();
    return kept;
  }

  /**
   * The network of a run as it is now, to be closed by whoever asks.
   *
   * @throws facespace.play.web.Refused with status 409 if there are no weights, not yet or no
   *     longer
   */
  public FaceModel model(int run) {
    return training.model(run);
  }

  /** Begins to watch: the state and the newest moment are sent at once. */
  public void watch(Viewer viewer) {
    viewers.add(viewer);
    viewer.say(this::stateJson);
    training.moments().newest().ifPresent(moment -> viewer.show(MomentCodec.encode(moment)));
  }

  /** Watches no longer. */
  public void leave(Viewer viewer) {
    viewers.remove(viewer);
    countUnwatchedFromNow();
  }

  /** How long nobody has been watching, in nanoseconds; 0 while somebody is. */
  long unwatchedNanos() {
    return viewers.isEmpty() ? System.nanoTime() - unwatchedSinceNanos : 0;
  }

  boolean isWatched() {
    return !viewers.isEmpty();
  }

  void countUnwatchedFromNow() {
    unwatchedSinceNanos = System.nanoTime();
  }

  /** Tells everybody watching how things stand. */
  void announce() {
    viewers.forEach(viewer -> viewer.say(this::stateJson));
  }

  /** The state as JSON text. */
  private String stateJson(Lang lang) {
    return state(lang).toString();
  }

  /** The state: where it stands, its place in the line, how far it is, how its runs ended. */
  public ObjectNode state(Lang lang) {
    Standing now = standing;
    Training.Progress progress = training.progress();
    ObjectNode json = JSON.createObjectNode();
    json.put("state", now.state().name().toLowerCase(Locale.ROOT));
    json.put("place", place);
    json.put("moments", training.moments().count());
    json.put("step", progress.step());
    json.put("totalSteps", progress.totalSteps());
    json.put("totalEpochs", progress.totalEpochs()).put("passes", progress.passes());
    ArrayNode models = json.putArray("models");
    training.keeper().kept().forEach(models::add);
    json.put("notKept", training.keeper().trouble().map(why -> why.in(lang)).orElse(""));
    json.put("message", now.failure() == null ? "" : now.failure().apply(lang));
    for (int run = 0; run < comparison.runs().size(); run++) {
      Optional<Ending> ending =
          progress.endings().isEmpty() ? Optional.empty() : progress.endings().get(run);
      json.withArray("runs")
          .addObject()
          .put("ending", ending.map(Experiment::key).orElse(""))
          .put("message", ending.map(e -> e.note().in(lang)).orElse(""));
    }
    return json;
  }

  private static String key(Ending ending) {
    return ending.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public void close() {
    training.close();
    viewers.forEach(Viewer::close);
  }

  private void show(Moment moment) {
    if (!viewers.isEmpty()) {
      byte[] encoded = MomentCodec.encode(moment);
      viewers.forEach(viewer -> viewer.show(encoded));
    }
  }
}
