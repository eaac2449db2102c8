package facespace.train.run;

import facespace.data.DataSet;
import facespace.data.Images;
import facespace.engine.Threads;
import facespace.knob.BadValue;
import facespace.loss.Loss;
import facespace.train.batch.PixelScale;
import facespace.train.frame.Examination;
import facespace.train.frame.Frame;
import facespace.train.frame.FrameMaker;
import facespace.train.frame.Measure;
import facespace.train.frame.Placement;
import facespace.train.frame.Probe;
import facespace.train.frame.Standing;
import facespace.train.frame.Subject;
import facespace.train.spec.Pixels;
import facespace.train.spec.RunSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * One training run, step by step: the same spec and data give the same frames on one machine.
 *
 * <p>Not thread-safe. Holds native memory until closed.
 */
public final class Run implements AutoCloseable {
  private static final int REFERENCE_BATCH = 256;
  private static final int EARLY_FRAMES = 8;
  private static final int EARLY_RATE = 4;

  /** So far below the target the training accuracy may lie when the test images are asked. */
  private static final double PROMISE = 0.02;

  private final RunSpec spec;
  private final DataSet data;
  private final Course course;
  private final Model model;
  private final Examination examined;
  private final FrameMaker maker;
  private final Tally sinceFrame = new Tally();
  private final Tally sinceCheck = new Tally();
  private Course.Leg leg;
  private Images drawn;
  private Ending ending;
  private int step;
  private long trainingNanos;

  /**
   * Prepares a run: builds its network and draws its first weights from the seed.
   *
   * @throws BadValue if the data do not suit the spec
   */
  public Run(RunSpec spec, DataSet data) {
    DataFit.check(spec, data);
    this.spec = spec;
    this.data = data;
    PixelScale scale = PixelScale.of(spec.pixels(), data.train());
    course = Course.of(spec, data.train(), scale);
    model = new Model(spec, data.train(), scale);
    enter(1);
    examined = new Examination(spec, data, model.subject());
    maker = new FrameMaker(data, model.subject(), examined);
    draw(List.of());
  }

  /**
   * Goes on from where a run was: one of the same course so far, whatever comes after.
   *
   * @throws BadValue if it was another run, or on other data, or the spec has changed it before
   *     that
   */
  public static Run from(Checkpoint checkpoint, RunSpec spec, DataSet data) {
    Run run = new Run(spec, data);
    try {
      run.restore(checkpoint);
      return run;
    } catch (RuntimeException | Error e) {
      run.close();
      throw e;
    }
  }

  private void restore(Checkpoint checkpoint) {
    PixelScale scale = PixelScale.of(spec.pixels(), data.train());
    course.checkGoesOn(checkpoint.spec(), checkpoint.step(), data.train(), scale);
    checkpoint.checkTrainedOn(data.train());
    enter(Math.max(1, checkpoint.step()));
    checkpoint.into(model);
    step = checkpoint.step();
    trainingNanos = (long) (checkpoint.seconds() * 1e9);
    sinceFrame.set(checkpoint.tallies()[0]);
    sinceCheck.set(checkpoint.tallies()[1]);
    ending = checkpoint.ending().orElse(null); // the course up to there is the same
    if (ending == null && step == totalSteps()) {
      ending = Ending.completed((int) Math.round(epoch()));
    }
  }

  /**
   * Checks that a run can go on from where another one was.
   *
   * @param step mini-batches trained then
   * @throws BadValue if it was another run, or the spec has changed it before that
   */
  public static void checkGoesOn(RunSpec other, int step, RunSpec spec, DataSet data) {
    DataFit.check(spec, data);
    PixelScale scale = PixelScale.of(spec.pixels(), data.train());
    Course.of(spec, data.train(), scale).checkGoesOn(other, step, data.train(), scale);
  }

  /**
   * Checks that images can be put into batches as a run asks, and that its changes come while it
   * trains.
   *
   * @param train whose labels are looked at; pictures are not
   * @throws BadValue if not
   */
  public static void checkCourse(RunSpec spec, Images train) {
    DataFit.checkBatches(spec, train);
    Course.of(spec, train, PixelScale.of(Pixels.HALF_RANGE, train));
  }

  /** All that the run goes on from as it is now. */
  public Checkpoint checkpoint() {
    return new Checkpoint(
        spec,
        step,
        trainingSeconds(),
        Checkpoint.copy(model.arrays()),
        Checkpoint.copy(model.optimizerState().arrays()),
        new TreeMap<>(model.optimizerState().updates()),
        new double[][] {sinceFrame.toArray(), sinceCheck.toArray()},
        ending().filter(Ending::endsForGood),
        OptionalInt.of(Checkpoint.markOf(data.train())));
  }

  private void enter(int iteration) {
    Course.Leg next = course.at(iteration);
    if (next != leg) {
      leg = next;
      model.enter(leg);
    }
  }

  /**
   * The indices of the test images that every frame carries: 2,000 digits spread evenly over the
   * test part, or about 600 faces, all photographs of a person together.
   */
  public static int[] probe(Images test) {
    return Probe.of(test);
  }

  /** The same of digits that are not trained on: 600 spread evenly. */
  public static int[] unseenProbe(Images unseen) {
    return Probe.unseen(unseen);
  }

  /** Trains on the next mini-batch. */
  public void step() {
    if (ending != null) {
      throw new IllegalStateException("the run is over");
    }
    long start = System.nanoTime();
    Threads.use(spec.net().threads());
    enter(step + 1);
    double strength = course.marginStrength(step + 1);
    Loss inForce = course.lossAt(step + 1);
    double loss = model.train(inForce, strength, leg, step, List.of(sinceFrame, sinceCheck));
    step++;
    examined.forget();
    if (!Double.isFinite(loss)) {
      ending = Ending.diverged(loss, step, leg.rate(step));
    } else if (spec.targetAccuracy() > 0 && isFrameDue() && reachesTarget()) {
      ending = Ending.targetReached(testAccuracy(), step);
    } else if (step == totalSteps()) {
      ending = Ending.completed((int) Math.round(epoch()));
    }
    trainingNanos += System.nanoTime() - start;
  }

  /** What is cheap to know first: the samples just trained, the probe, then the whole test part. */
  private boolean reachesTarget() {
    boolean trainedAsTested = !data.openSet() && !spec.average() && data.train().areDigits();
    boolean promising =
        !trainedAsTested || sinceCheck.accuracy() >= spec.targetAccuracy() - PROMISE;
    sinceCheck.clear();
    return course.marginStrength(step) == 1
        && promising
        && examined.of(probe(data.test())).accuracy() >= spec.targetAccuracy()
        && testAccuracy() >= spec.targetAccuracy();
  }

  /** Whether this step is one to picture: by the step alone, denser at the very start. */
  public boolean isFrameDue() {
    int period = Math.max(1, spec.net().framePeriod() * REFERENCE_BATCH / leg.spec().batchSize());
    int early = Math.max(1, period / EARLY_RATE);
    return step < EARLY_FRAMES * early ? step % early == 0 : step % period == 0;
  }

  /** The picture of this step. The samples trained so far are then forgotten for the next one. */
  public Frame frame() {
    Frame frame = look();
    sinceFrame.clear();
    return frame;
  }

  /** The same picture without forgetting anything. */
  public Frame look() {
    int iteration = Math.max(1, step);
    Standing now =
        new Standing(
            new Frame.Where(step, epoch()),
            ending != null,
            course.lossAt(iteration),
            course.marginStrength(iteration),
            leg.spec().batchSize(),
            course.marginInForce(iteration),
            learningRate(),
            sinceFrame.meanLoss(),
            sinceFrame.accuracy(),
            sinceFrame.pulling(),
            sinceFrame.angles());
    return maker.make(now, drawn);
  }

  /** Carries images drawn by hand along in every frame, in the place of those before. */
  public void draw(List<byte[]> images) {
    Images test = data.test();
    int size = test.size();
    byte[] pixels = new byte[images.size() * size];
    for (int i = 0; i < images.size(); i++) {
      System.arraycopy(images.get(i), 0, pixels, i * size, size);
    }
    drawn = test.with(pixels, new int[images.size()]);
  }

  /** Where the images drawn by hand lie now. */
  public Placement place() {
    return maker.place(drawn);
  }

  /**
   * Accuracy on the whole test part, decided without margins, in [0, 1]; of people that were never
   * trained on 1 − the equal error rate on all pairs of at most 2,000 photographs.
   */
  public double testAccuracy() {
    return examined.whole().accuracy();
  }

  /** How tightly the classes of the whole test part are gathered and how far they are apart. */
  public Map<Measure, Double> testSpread() {
    return examined.whole().spread();
  }

  /** The indices of the test images that {@link #testAccuracy()} looks at. */
  public static int[] tested(Images test) {
    return Probe.whole(test);
  }

  /** How many these are. */
  public int testCount() {
    return tested(data.test()).length;
  }

  /**
   * Equal error rate on people never trained on, in [0, 1]; NaN if the test people are the same.
   */
  public double eer() {
    return data.openSet() ? 1 - testAccuracy() : Double.NaN;
  }

  /** The same of the network as it is frozen, whatever the run is looked at with. */
  public double frozenEer() {
    return examined.frozenEer();
  }

  /** The spec this run was made from. */
  public RunSpec spec() {
    return spec;
  }

  /** What it trains on and is tested with. */
  public DataSet data() {
    return data;
  }

  /** How the run ended; empty while it can go on. */
  public Optional<Ending> ending() {
    return Optional.ofNullable(ending);
  }

  /** Mini-batches trained so far. */
  public int steps() {
    return step;
  }

  /** Mini-batches of the whole budget. */
  public int totalSteps() {
    return course.steps();
  }

  /** The same in epochs. */
  public double epoch() {
    return course.epochs(step);
  }

  /** Epochs of the whole budget. */
  public int totalEpochs() {
    return (int) Math.round(course.epochs(totalSteps()));
  }

  /** How often an image is seen in an epoch of now: often where there are few faces, else once. */
  public int passesPerEpoch() {
    return leg.batches().passes();
  }

  /** Images trained on so far, repeats counted. */
  public long imagesSeen() {
    return course.images(step);
  }

  /** Seconds spent in {@link #step()}; picturing is not counted. */
  public double trainingSeconds() {
    return trainingNanos / 1e9;
  }

  /** Learning rate of the last step; of the first before it. */
  public double learningRate() {
    return leg.rate(Math.max(1, step));
  }

  /** How many numbers are trained in the backbone. */
  public long weightCount() {
    return model.backbone().weightCount();
  }

  /** Multiply-adds of one image's way forward through the backbone. */
  public long multiplyAdds() {
    return model.backbone().multiplyAdds();
  }

  /** What it trains, as it is looked at; its arrays are the run's own. */
  public Subject subject() {
    return model.subject();
  }

  /** What its settings are at each of its steps. */
  Course course() {
    return course;
  }

  int nativeArrays() {
    return model.nativeArrays();
  }

  @Override
  public void close() {
    model.close();
  }
}
