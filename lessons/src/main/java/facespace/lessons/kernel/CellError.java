package facespace.lessons.kernel;

/** A cell that Java does not understand. */
final class CellError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CellError(String message) {
    super(message);
  }
}
