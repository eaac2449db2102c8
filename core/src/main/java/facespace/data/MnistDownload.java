package facespace.data;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Fetches MNIST's four files into a folder, each from the first mirror that has it intact. All four
 * are fetched and checked before any is put in place, so the folder holds MNIST or is untouched.
 * Runs only when asked to.
 */
public final class MnistDownload {
  /** Where the files are published; the original site no longer serves them. */
  public static final List<URI> MIRRORS =
      List.of(
          URI.create("https://ossci-datasets.s3.amazonaws.com/mnist/"),
          URI.create("https://storage.googleapis.com/cvdf-datasets/mnist/"));

  /**
   * One published file. Its checksum is that of the content, since mirrors zip it differently.
   *
   * @param name without {@code .gz}
   * @param zippedBytes about how much is transferred
   * @param bytes size of the content
   * @param sha256 of the content, lower-case hexadecimal
   */
  record Published(String name, long zippedBytes, long bytes, String sha256) {}

  static final List<Published> FILES =
      List.of(
          new Published(
              IdxFolder.TRAIN_IMAGES,
              9_912_422,
              47_040_016,
              "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
          new Published(
              IdxFolder.TRAIN_LABELS,
              28_881,
              60_008,
              "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
          new Published(
              IdxFolder.TEST_IMAGES,
              1_648_877,
              7_840_016,
              "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
          new Published(
              IdxFolder.TEST_LABELS,
              4_542,
              10_008,
              "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"));

  private final List<URI> mirrors;
  private final Path folder;
  private final List<Published> files;
  private final Duration patience;

  /**
   * @param mirrors where to look, best first; each ends in {@code /}
   * @param folder where the files are to be, such as {@link DataSets#mnistCacheFolder()}
   */
  public MnistDownload(List<URI> mirrors, Path folder) {
    this(mirrors, folder, FILES, Duration.ofSeconds(30));
  }

  /**
   * @param patience how long a mirror may stay silent
   */
  MnistDownload(List<URI> mirrors, Path folder, List<Published> files, Duration patience) {
    this.mirrors = List.copyOf(mirrors);
    this.folder = folder;
    this.files = List.copyOf(files);
    this.patience = patience;
  }

  /**
   * Fetches all files, blocking until done.
   *
   * @throws DataException if the folder cannot be written, or no mirror has a file intact, or the
   *     thread is interrupted
   */
  public void run(DownloadListener listener) {
    Path parts = makeParts();
    try {
      HttpClient client =
          HttpClient.newBuilder()
              .followRedirects(HttpClient.Redirect.NORMAL)
              .connectTimeout(patience)
              .build();
      long total = files.stream().mapToLong(Published::zippedBytes).sum();
      long before = 0;
      List<URI> bestFirst = new ArrayList<>(mirrors);
      for (Published file : files) {
        long done = before;
        Path part = parts.resolve(file.name() + ".gz");
        Transfer.Bytes progress = bytes -> listener.at(done + bytes, Math.max(total, done + bytes));
        fetch(client, bestFirst, file, part, progress);
        before += Files.size(part);
      }
      listener.at(before, before);
      moveAll(parts);
    } catch (IOException e) {
      throw unwritable(e);
    } finally {
      delete(parts);
    }
  }

  /** A mirror that fails is asked last from then on: nobody waits for a silent one file by file. */
  private void fetch(
      HttpClient client, List<URI> bestFirst, Published file, Path part, Transfer.Bytes progress)
      throws IOException {
    List<String> failures = new ArrayList<>();
    for (URI mirror : List.copyOf(bestFirst)) {
      URI uri = mirror.resolve(file.name() + ".gz");
      try (Transfer transfer = new Transfer(client, patience, part, progress)) {
        transfer.get(uri);
        transfer.check(file);
        return;
      } catch (Transfer.Failed e) {
        failures.add(uri + ": " + e.getMessage());
        bestFirst.remove(mirror);
        bestFirst.add(mirror);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new DataException("data.download.interrupted");
      }
    }
    throw new DataException(
        "data.download.failed", file.name() + ".gz", String.join("; ", failures));
  }

  private Path makeParts() {
    try {
      Files.createDirectories(folder);
      return Files.createTempDirectory(folder, ".part-");
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private void moveAll(Path parts) throws IOException {
    for (Published file : files) {
      String name = file.name() + ".gz";
      Files.move(parts.resolve(name), folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
      Files.deleteIfExists(folder.resolve(file.name())); // an older, unzipped copy would win
    }
  }

  private DataException unwritable(IOException e) {
    return new DataException("data.download.unwritable", folder, Reason.of(e));
  }

  private static void delete(Path parts) {
    try (Stream<Path> rest = Files.list(parts)) {
      for (Path file : rest.toList()) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(parts);
    } catch (IOException leftBehind) {
      // A hidden folder remains in the cache; the download itself has ended well or said why not.
    }
  }
}
