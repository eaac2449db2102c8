package facespace.quality;

import facespace.data.Images;
import facespace.data.Kept;
import facespace.data.paper.Conditions;
import facespace.data.paper.PaperFaces;
import facespace.data.paper.PaperPerson;
import facespace.data.paper.Shot;
import facespace.geometry.Geometry;
import facespace.knob.Labelled;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A studio photograph of each of some people, none of whom was trained on, against shots spoiled by
 * one {@link Cause} each. Immutable by agreement.
 *
 * @param results one per cause, in order
 * @param examples the first few spoiled shots of every cause, cause after cause
 */
public record CauseTrial(List<Result> results, Images examples) {
  /** How many people. */
  public static final int PEOPLE = 60;

  /** Spoiled shots of each of them, per cause. */
  public static final int SHOTS = 4;

  /** Shots of each cause kept to be looked at. */
  public static final int EXAMPLES = 3;

  /** Of everybody in the studio, then by cause; once for all models that see colours, or none. */
  private static final Kept<List<Images>> DRAWN = new Kept<>();

  /** The shots' numbers begin here, or some would be those of the pairs. */
  private static final int FIRST_SHOT = 1000;

  /**
   * Angles in degrees, ascending.
   *
   * @param cause what is wrong with the shots
   * @param same of shots to their own person's studio photograph
   * @param different of shots to everybody else's
   */
  public record Result(Labelled cause, float[] same, float[] different) {

    /** The angle that lets in so large a share of these different pairs, in degrees. */
    public double angleAtFar(double share) {
      return different[(int) Math.round(share * (different.length - 1))];
    }

    /** How many of the own shots lie beyond an angle in degrees: people turned away. */
    public int turnedAway(double angleDeg) {
      return (int) IntStream.range(0, same.length).filter(i -> same[i] > angleDeg).count();
    }
  }

  /**
   * Tries all causes.
   *
   * @param colour whether the model sees colours
   */
  public static CauseTrial of(Embedder embedder, boolean colour) {
    List<Images> drawn = DRAWN.get(colour ? "colour" : "grey", () -> draw(colour));
    float[] references = embedder.embed(drawn.get(0));
    List<Result> results = new ArrayList<>();
    List<Images> examples = new ArrayList<>();
    for (Cause cause : Cause.values()) {
      Images shots = drawn.get(1 + cause.ordinal());
      results.add(result(cause, references, embedder.embed(shots)));
      examples.add(
          shots.subset(IntStream.range(0, EXAMPLES).map(k -> 7 * k * SHOTS + k).toArray()));
    }
    return new CauseTrial(List.copyOf(results), together(examples));
  }

  private static List<Images> draw(boolean colour) {
    List<Images> drawn = new ArrayList<>();
    drawn.add(photographs(1, colour, null));
    for (Cause cause : Cause.values()) {
      drawn.add(photographs(SHOTS, colour, cause));
    }
    return List.copyOf(drawn);
  }

  private static Result result(Cause cause, float[] references, float[] shots) {
    int dim = references.length / PEOPLE;
    float[] same = new float[PEOPLE * SHOTS];
    float[] different = new float[PEOPLE * SHOTS * (PEOPLE - 1)];
    int d = 0;
    for (int i = 0; i < PEOPLE * SHOTS; i++) {
      for (int person = 0; person < PEOPLE; person++) {
        float angle = (float) Geometry.angleDeg(references, person, shots, i, dim);
        if (person == i / SHOTS) {
          same[i] = angle;
        } else {
          different[d++] = angle;
        }
      }
    }
    Arrays.sort(same);
    Arrays.sort(different);
    return new Result(cause, same, different);
  }

  /** Photographs of the first held-out people; without a cause they are the studio's own. */
  private static Images photographs(int shots, boolean colour, Cause cause) {
    int side = PaperFaces.SIDE;
    int size = (colour ? 3 : 1) * side * side;
    byte[] pixels = new byte[PEOPLE * shots * size];
    IntStream.range(0, PEOPLE * shots)
        .parallel()
        .forEach(
            i -> {
              int person = PaperFaces.HOLDOUT + i / shots;
              int number = cause == null ? FIRST_SHOT : FIRST_SHOT + 1 + i % shots;
              Shot studio = Shot.random(PaperFaces.SEED, person, number, Conditions.STUDIO);
              byte[] image =
                  PaperFaces.pixels(
                      PaperPerson.random(PaperFaces.SEED, person),
                      cause == null ? studio : cause.spoil(studio, i),
                      side,
                      colour);
              System.arraycopy(image, 0, pixels, i * size, size);
            });
    int[] labels = IntStream.range(0, PEOPLE * shots).map(i -> i / shots).toArray();
    List<String> names =
        IntStream.range(0, PEOPLE)
            .mapToObj(p -> PaperFaces.nameOf(PaperFaces.HOLDOUT + p))
            .toList();
    return new Images("paper", colour ? 3 : 1, side, side, pixels, labels, names);
  }

  private static Images together(List<Images> parts) {
    Images first = parts.get(0);
    byte[] pixels = new byte[parts.stream().mapToInt(part -> part.pixels().length).sum()];
    int at = 0;
    for (Images part : parts) {
      System.arraycopy(part.pixels(), 0, pixels, at, part.pixels().length);
      at += part.pixels().length;
    }
    int[] labels = parts.stream().flatMapToInt(part -> IntStream.of(part.labels())).toArray();
    return new Images(
        first.name(),
        first.channels(),
        first.height(),
        first.width(),
        pixels,
        labels,
        first.classNames());
  }
}
