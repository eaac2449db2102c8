package facespace.quality;

import facespace.match.Pairs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Error versus reject: what a quality gate costs and what it gains. The worst shots are refused
 * before anything is decided, and the errors among the pairs left are counted at one unchanged
 * threshold (Grother and Tabassi, "Performance of biometric quality measures", IEEE PAMI 2007).
 */
public final class RejectCurve {
  private RejectCurve() {}

  /**
   * One gate.
   *
   * @param quality shots below it are refused
   * @param refused share of shots refused: the cost
   * @param far share of the different pairs left that are let in; NaN if none is left
   * @param frr share of the same pairs left that are turned away; NaN if none is left
   */
  public record Gate(double quality, double refused, double far, double frr) {}

  /**
   * The gates that refuse about these shares of the shots.
   *
   * @param pairs all pairs of the shots
   * @param quality of every shot
   * @param threshold cosine from which a pair is let in
   * @param shares of the shots to be refused, 0 … 1
   */
  public static List<Gate> of(Pairs pairs, float[] quality, double threshold, double... shares) {
    float[] ascending = quality.clone();
    Arrays.sort(ascending);
    List<Gate> gates = new ArrayList<>();
    for (double share : shares) {
      int place = (int) Math.min(ascending.length - 1L, Math.round(share * ascending.length));
      gates.add(gate(pairs, quality, threshold, ascending[place]));
    }
    return gates;
  }

  private static Gate gate(Pairs pairs, float[] quality, double threshold, float least) {
    int[][] counts = new int[2][2]; // [same][let in]
    for (int k = 0; k < pairs.count(); k++) {
      if (Math.min(quality[pairs.first()[k]], quality[pairs.second()[k]]) >= least) {
        counts[pairs.same()[k] ? 1 : 0][pairs.scores()[k] >= threshold ? 1 : 0]++;
      }
    }
    long refused = IntStream.range(0, quality.length).filter(i -> quality[i] < least).count();
    return new Gate(
        least,
        (double) refused / quality.length,
        (double) counts[0][1] / (counts[0][0] + counts[0][1]),
        (double) counts[1][0] / (counts[1][0] + counts[1][1]));
  }
}
