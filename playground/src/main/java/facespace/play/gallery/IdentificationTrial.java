package facespace.play.gallery;

import facespace.data.Images;
import facespace.geometry.Geometry;
import facespace.match.Embeddings;
import facespace.match.Identification;
import facespace.match.Pairs;
import facespace.match.Verification;
import facespace.play.web.Refused;
import facespace.quality.Embedder;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Identification among people a model was never trained on: closed set, everybody enrolled with
 * their first picture and looked for with the others; open set, every other person left out of the
 * gallery, so that their pictures are strangers'.
 *
 * @param people how many are enrolled in the closed set
 * @param looked how much of what is held out the trial looks at
 * @param cmc share of the probes whose own person is among the first r, r = 1 … people
 * @param mated the open set's probes whose person is enrolled
 * @param strangersDeg angle of every stranger's picture to the nearest person enrolled, degrees
 * @param thresholdDeg a threshold to begin with, degrees: one wrong pair in a hundred, which will
 *     do for an office and will not for a city
 * @param isUsual whether so few could be measured; else it is the threshold of equal errors
 */
public record IdentificationTrial(
    int people,
    Looked looked,
    double[] cmc,
    List<Mated> mated,
    double[] strangersDeg,
    double thresholdDeg,
    boolean isUsual) {
  private static final int FEWEST_PEOPLE = 4;
  private static final double USUAL_FAR = 0.01;

  /**
   * A probe of somebody enrolled.
   *
   * @param mateDeg angle to their own enrolled picture, degrees
   * @param rank place of their own person, from 1
   */
  public record Mated(double mateDeg, int rank) {}

  /**
   * How much of what is held out a trial looks at: each picture is compared with each, so there may
   * be more than there is room for.
   *
   * @param pictures looked at
   * @param people whose pictures these are
   * @param allPictures that are held out
   * @param allPeople that are held out
   */
  public record Looked(int pictures, int people, int allPictures, int allPeople) {}

  /** How many are enrolled in the open set. */
  public int enrolled() {
    return (people + 1) / 2;
  }

  /**
   * Runs the trial on as many pictures of everybody as there is room for.
   *
   * @param heldOut pictures of the people
   * @param embedder the model
   * @throws Refused with status 409 if there are fewer than four people with two pictures
   */
  public static IdentificationTrial of(Images heldOut, Embedder embedder) {
    int[] chosen = TrialPictures.chosen(heldOut.labels(), heldOut.classes());
    Images images = heldOut.subset(chosen);
    float[] embeddings = embedder.embed(images);
    int dim = embeddings.length / images.count();
    int[] labels = images.labels();
    int[] first = firstPictures(images);
    if (first.length < FEWEST_PEOPLE) {
      throw new Refused(409, "refused.fewPeople", first.length);
    }
    int[] others =
        IntStream.range(0, labels.length)
            .filter(i -> IntStream.of(first).noneMatch(f -> f == i))
            .toArray();
    Embeddings all = Embeddings.of(embeddings, dim);
    Identification closed = identify(all, labels, first, others);
    int[] enrolled =
        IntStream.range(0, first.length).filter(k -> k % 2 == 0).map(k -> first[k]).toArray();
    Identification open = identify(all, labels, enrolled, others);
    List<Mated> mated = new ArrayList<>();
    List<Double> strangers = new ArrayList<>();
    for (int probe = 0; probe < others.length; probe++) {
      if (open.rank(probe).isPresent()) {
        int mate = indexOf(open.identities(), labels[others[probe]]);
        mated.add(
            new Mated(Geometry.angleDeg(open.scores(probe)[mate]), open.rank(probe).getAsInt()));
      } else {
        strangers.add(Geometry.angleDeg(open.topScore(probe)));
      }
    }
    Verification pairs = Pairs.of(all, labels).verification();
    OptionalDouble strict = usualThreshold(pairs);
    return new IdentificationTrial(
        first.length,
        looked(labels, heldOut),
        closed.cmc(),
        mated,
        strangers.stream().mapToDouble(Double::doubleValue).toArray(),
        Geometry.angleDeg(strict.orElseGet(() -> pairs.discreteEer().threshold())),
        strict.isPresent());
  }

  private static Looked looked(int[] labels, Images heldOut) {
    int people = (int) IntStream.of(labels).distinct().count();
    int all = (int) IntStream.of(heldOut.labels()).distinct().count();
    return new Looked(labels.length, people, heldOut.count(), all);
  }

  private static OptionalDouble usualThreshold(Verification pairs) {
    double threshold = pairs.tarAtFar(USUAL_FAR).threshold();
    return pairs.smallestFar() <= USUAL_FAR && !Double.isNaN(threshold)
        ? OptionalDouble.of(threshold)
        : OptionalDouble.empty();
  }

  private static Identification identify(
      Embeddings all, int[] labels, int[] gallery, int[] probes) {
    return Identification.of(
        rows(all, gallery), labels(labels, gallery), rows(all, probes), labels(labels, probes));
  }

  private static Embeddings rows(Embeddings all, int[] chosen) {
    int dim = all.dim();
    double[] values = new double[chosen.length * dim];
    for (int k = 0; k < chosen.length; k++) {
      System.arraycopy(all.values(), chosen[k] * dim, values, k * dim, dim);
    }
    return new Embeddings(values, dim);
  }

  /** The first picture of everybody who has at least two. */
  private static int[] firstPictures(Images images) {
    int[] labels = images.labels();
    return IntStream.range(0, images.classes())
        .mapToObj(
            person -> IntStream.range(0, labels.length).filter(i -> labels[i] == person).toArray())
        .filter(own -> own.length > 1)
        .mapToInt(own -> own[0])
        .toArray();
  }

  private static int[] labels(int[] labels, int[] chosen) {
    return IntStream.of(chosen).map(i -> labels[i]).toArray();
  }

  private static int indexOf(int[] identities, int label) {
    return IntStream.range(0, identities.length)
        .filter(i -> identities[i] == label)
        .findFirst()
        .getAsInt();
  }
}
