package facespace.match;

import facespace.knob.BadValue;
import facespace.knob.Label;
import facespace.knob.Labelled;

/**
 * What wrong decisions cost. Only the ratio of the two costs and the share of strangers move the
 * best threshold.
 *
 * @param falseAccept cost of accepting somebody else, at least 0
 * @param falseReject cost of turning the right person away, at least 0
 * @param strangers share of the attempts made by somebody else, 0 … 1
 */
public record Cost(double falseAccept, double falseReject, double strangers) {

  /** Where faces decide, each with its own prices; the numbers are examples to argue about. */
  public enum Setting implements Labelled {
    /** Unlocking a telephone: a stranger inside is bad, but the owner tries fifty times a day. */
    @Label(en = "a phone", zh = "手机解锁")
    PHONE(new Cost(1000, 1, 0.01)),
    /** A gate to a guarded place: who is refused walks to the desk. */
    @Label(en = "a gate", zh = "门禁闸机")
    GATE(new Cost(10_000, 1, 0.01)),
    /** A camera looking for one person: nearly all who pass are others; a guard checks each hit. */
    @Label(en = "a search for a suspect", zh = "嫌疑人搜寻")
    SEARCH(new Cost(1, 10_000, 0.999));

    private final Cost cost;

    Setting(Cost cost) {
      this.cost = cost;
    }

    /** Its prices. */
    public Cost cost() {
      return cost;
    }
  }

  /**
   * @throws BadValue if a cost is negative or not finite, or the share is not within 0 … 1
   */
  public Cost {
    check("falseAccept", falseAccept, Double.MAX_VALUE, "0 …");
    check("falseReject", falseReject, Double.MAX_VALUE, "0 …");
    check("strangers", strangers, 1, "0 … 1");
  }

  private static void check(String field, double value, double max, String allowed) {
    if (!(value >= 0 && value <= max)) {
      throw new BadValue("error.range", field, String.valueOf(value), allowed);
    }
  }

  /**
   * A threshold and what it costs.
   *
   * @param threshold score from which pairs are accepted
   * @param expected cost of one attempt on average
   */
  public record Choice(double threshold, double expected) {}

  /** Cost of one attempt on average. */
  public double expected(double far, double frr) {
    return strangers * falseAccept * far + (1 - strangers) * falseReject * frr;
  }

  /** The cheapest threshold, the highest one of equals; just above every score if none pays. */
  public Choice best(Verification verification) {
    Roc roc = verification.roc();
    int best = -1;
    for (int i = 0; i < roc.points(); i++) {
      if (expected(roc.far(i), roc.frr(i)) < expected(roc.far(best), roc.frr(best))) {
        best = i;
      }
    }
    double threshold = best < 0 ? Math.nextUp(roc.thresholds()[0]) : roc.thresholds()[best];
    return new Choice(threshold, expected(roc.far(best), roc.frr(best)));
  }
}
