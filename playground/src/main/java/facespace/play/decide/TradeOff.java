package facespace.play.decide;

import facespace.match.Roc;
import facespace.match.Verification;
import java.util.ArrayList;
import java.util.List;

/**
 * What goes wrong one way against what goes wrong the other, at so many thresholds as an eye can
 * tell apart on a DET plot: few enough to be drawn beside another curve.
 *
 * @param far false accept rates, rising
 * @param frr false reject rates, falling
 */
record TradeOff(List<Double> far, List<Double> frr) {
  /** A rate that has changed by less of itself looks the same. */
  private static final double VISIBLE = 0.02;

  static TradeOff of(Verification verification) {
    Roc roc = verification.roc();
    TradeOff curve = new TradeOff(new ArrayList<>(), new ArrayList<>());
    curve.add(0, 1);
    for (int point = 0; point < roc.points(); point++) {
      boolean isLast = point == roc.points() - 1;
      if (isLast || curve.differs(roc.far(point), roc.frr(point))) {
        curve.add(roc.far(point), roc.frr(point));
      }
    }
    return curve;
  }

  private void add(double farThere, double frrThere) {
    far.add(farThere);
    frr.add(frrThere);
  }

  private boolean differs(double farThere, double frrThere) {
    int last = far.size() - 1;
    return farThere - far.get(last) > VISIBLE * farThere
        || frr.get(last) - frrThere > VISIBLE * frr.get(last);
  }
}
