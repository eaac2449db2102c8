package facespace.play.web;

/** Which version of FaceSpace this is. */
public final class Version {
  /** As people read it. */
  public static final String TEXT = "0.1.0";

  private Version() {}
}
