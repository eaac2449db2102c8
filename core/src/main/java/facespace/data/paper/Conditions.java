package facespace.data.paper;

import facespace.knob.Labelled;

/** How people are photographed. */
public enum Conditions implements Labelled {
  /** Straight at the camera, even light, nothing in front of the face. */
  STUDIO("studio", "影棚"),

  /** As phones and doors see people: turned, lit from a side, smiling, with glasses or a mask. */
  VARIED("varied", "多变");

  private final String en;
  private final String zh;

  Conditions(String en, String zh) {
    this.en = en;
    this.zh = zh;
  }

  @Override
  public String en() {
    return en;
  }

  @Override
  public String zh() {
    return zh;
  }
}
