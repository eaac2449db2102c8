package facespace.demos.bench;

/** A part of the bench lacks something; the message says what. */
final class NotMeasured extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotMeasured(String why) {
    super(why);
  }
}
