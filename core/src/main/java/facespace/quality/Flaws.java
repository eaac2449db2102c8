package facespace.quality;

import facespace.data.Images;
import facespace.data.paper.Shot;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Which drawn faces are photographed so that no gate should call them good, whoever they are and
 * whatever a model makes of them: too dark, half covered, lit from one side. How much there is of
 * each is read off the picture by ridge regression, learnt on {@link SpoiledShots}; whether a face
 * is covered, off its {@link LowerFace} alone. Photographs are judged by {@link PhotoVerdict}.
 * Immutable, safe for use by several threads.
 */
public final class Flaws {
  /** One thing that is wrong with a shot. */
  public enum Flaw {
    /** At the dark end of the room, or underexposed by a stop and more. */
    DARK(0.35, shot -> Math.max(shot.darkness(), -shot.exposure())),
    /** A mask over mouth and nose. */
    COVERED(0.6, shot -> shot.mask() >= 0.5 ? 1 : 0),
    /** The harder the lamp and the further at one side, the more. */
    ONE_SIDED(0.25, shot -> Math.abs(shot.lightSide()) * shot.lightStrength());

    private final double most;
    final ToDoubleFunction<Shot> amount;

    /**
     * @param most as much as may be read off a shot that is good
     * @param amount how much of it there is in a shot, 0 … 1
     */
    Flaw(double most, ToDoubleFunction<Shot> amount) {
      this.most = most;
      this.amount = amount;
    }
  }

  /** What {@link SpoiledShots} taught, beside this class. */
  private static final String LEARNT = "flaws.bin";

  private static final class Learnt {
    static final Flaws FLAWS = shipped();
  }

  private final LowerFace lowerFace;
  private final Map<Flaw, Ridge> readers;

  Flaws(LowerFace lowerFace, Map<Flaw, Ridge> readers) {
    this.lowerFace = lowerFace;
    this.readers = readers;
  }

  /** Those who know what flaws look like. */
  public static Flaws learnt() {
    return Learnt.FLAWS;
  }

  private static Flaws shipped() {
    try (InputStream file = Flaws.class.getResourceAsStream(LEARNT)) {
      DataInputStream in = new DataInputStream(new BufferedInputStream(file));
      LowerFace lowerFace = LowerFace.read(in);
      Map<Flaw, Ridge> readers = new EnumMap<>(Flaw.class);
      for (Flaw flaw : Flaw.values()) {
        readers.put(flaw, Ridge.read(in));
      }
      return new Flaws(lowerFace, readers);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes what was learnt, in single precision. */
  void write(OutputStream file) throws IOException {
    DataOutputStream out = new DataOutputStream(file);
    lowerFace.write(out);
    for (Flaw flaw : Flaw.values()) {
      readers.get(flaw).write(out);
    }
    out.flush();
  }

  /** The flaws of every image; of most there are none. */
  public List<Set<Flaw>> of(Images drawn) {
    return IntStream.range(0, drawn.count()).mapToObj(i -> of(drawn, i)).toList();
  }

  private Set<Flaw> of(Images drawn, int index) {
    Set<Flaw> found = EnumSet.noneOf(Flaw.class);
    amounts(drawn, index)
        .forEach(
            (flaw, amount) -> {
              if (amount > flaw.most) {
                found.add(flaw);
              }
            });
    return found;
  }

  /** How much of each flaw is read off an image. */
  Map<Flaw, Double> amounts(Images drawn, int index) {
    double[][] luma = Luma.of(drawn, index);
    double[] patches = Patches.of(luma);
    double[] lower = lowerFace.row(luma, patches);
    Map<Flaw, Double> amounts = new EnumMap<>(Flaw.class);
    readers.forEach(
        (flaw, reader) ->
            amounts.put(flaw, reader.predict(flaw == Flaw.COVERED ? lower : patches)));
    return amounts;
  }
}
