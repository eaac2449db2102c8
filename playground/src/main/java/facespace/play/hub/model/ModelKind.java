package facespace.play.hub.model;

import facespace.knob.Label;
import facespace.knob.Labelled;

/** What a kept model has learnt; each kind has places of its own in the {@link ModelStore}. */
public enum ModelKind implements Labelled {
  /** Judges strangers. */
  @Label(en = "faces", zh = "人脸")
  FACES,
  /** Can be opened again, and trained further. */
  @Label(en = "digits", zh = "数字")
  DIGITS
}
