package facespace.claim;

import facespace.knob.Label;
import facespace.knob.Labelled;

/** What became of a claim when it was measured. */
public enum Outcome implements Labelled {
  /** All it says was measured. */
  @Label(en = "shown", zh = "得到证实")
  SHOWN,
  /** A part of it was. */
  @Label(en = "refined", zh = "需要修正")
  REFINED,
  /** Nothing of it was. */
  @Label(en = "not shown here", zh = "在这里没有出现")
  NOT_SHOWN,
  /** Runs are missing. */
  @Label(en = "not measured here", zh = "在这里没有测")
  OPEN
}
