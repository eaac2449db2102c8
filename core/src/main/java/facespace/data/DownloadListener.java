package facespace.data;

/** Hears how far a download has come, on one thread at a time, which is not the caller's. */
@FunctionalInterface
public interface DownloadListener {
  /**
   * @param bytes received so far; falls back when a mirror fails and the next is asked
   * @param total expected in all
   */
  void at(long bytes, long total);
}
