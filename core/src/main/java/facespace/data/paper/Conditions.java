package facespace.data.paper;

import facespace.knob.Label;
import facespace.knob.Labelled;

/** How people are photographed. */
public enum Conditions implements Labelled {
  /** Straight at the camera, even light, nothing in front of the face. */
  @Label(en = "studio", zh = "影棚")
  STUDIO,

  /** As phones and doors see people: turned, lit from a side, smiling, with glasses or a mask. */
  @Label(en = "varied", zh = "多变")
  VARIED;
}
