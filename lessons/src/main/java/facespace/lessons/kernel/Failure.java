package facespace.lessons.kernel;

/** A cell that ended with an error of the machine's, such as one of memory. */
final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Failure(Throwable cause) {
    super(cause.toString(), cause);
    setStackTrace(cause.getStackTrace());
  }
}
