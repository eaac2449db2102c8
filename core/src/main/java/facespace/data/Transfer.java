package facespace.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;

/** One file from one mirror: fetched into a part file, then checked. Used by one thread. */
final class Transfer implements AutoCloseable {
  /** Hears how many bytes of this file have arrived. */
  interface Bytes {
    void at(long received);
  }

  /** Why this mirror did not do, in a few words. */
  static final class Failed extends Exception {
    private static final long serialVersionUID = 1L;

    Failed(String why) {
      super(why);
    }
  }

  private final HttpClient client;
  private final Duration patience;
  private final Path part;
  private final OutputStream out;
  private final Bytes progress;
  private volatile long received;
  private volatile IOException diskFailure;

  Transfer(HttpClient client, Duration patience, Path part, Bytes progress) throws IOException {
    this.client = client;
    this.patience = patience;
    this.part = part;
    this.out = Files.newOutputStream(part);
    this.progress = progress;
  }

  /** Fetches; an {@link IOException} means that the disk failed, not the mirror. */
  void get(URI uri) throws Failed, IOException, InterruptedException {
    CompletableFuture<HttpResponse<Void>> answer =
        client.sendAsync(
            HttpRequest.newBuilder(uri).timeout(patience).build(),
            head ->
                head.statusCode() == 200
                    ? BodySubscribers.ofByteArrayConsumer(bytes -> bytes.ifPresent(this::write))
                    : BodySubscribers.discarding());
    try {
      int status = await(answer).statusCode();
      if (status != 200) {
        throw new Failed("status " + status);
      }
    } catch (ExecutionException e) {
      if (diskFailure != null) {
        throw diskFailure;
      }
      throw new Failed(
          e.getCause() instanceof IOException io ? Reason.of(io) : e.getCause().toString());
    } finally {
      answer.cancel(true);
    }
    out.close();
  }

  /** Waits as long as bytes keep coming; java.net.http itself watches only the first answer. */
  private HttpResponse<Void> await(CompletableFuture<HttpResponse<Void>> answer)
      throws Failed, ExecutionException, InterruptedException {
    long seen = -1;
    while (true) {
      try {
        return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        if (received == seen) {
          throw new Failed("no more bytes for " + patience.toSeconds() + " s");
        }
        seen = received;
      }
    }
  }

  private void write(byte[] bytes) {
    try {
      out.write(bytes);
    } catch (IOException e) {
      diskFailure = e;
      throw new java.io.UncheckedIOException(e);
    }
    received += bytes.length;
    progress.at(received);
  }

  /** Unzips what came and compares its checksum. */
  void check(MnistDownload.Published file) throws Failed {
    MessageDigest digest = sha256();
    long unpacked = 0;
    try (InputStream raw = Files.newInputStream(part);
        InputStream in = new DigestInputStream(new GZIPInputStream(raw, 1 << 16), digest)) {
      byte[] buffer = new byte[1 << 16];
      // One byte too many is enough to know; a zip bomb gets no further.
      for (int n = in.read(buffer); n >= 0 && unpacked <= file.bytes(); n = in.read(buffer)) {
        unpacked += n;
      }
    } catch (IOException e) {
      throw new Failed("not a whole gzip file");
    }
    String found = HexFormat.of().formatHex(digest.digest());
    if (!found.equals(file.sha256())) {
      throw new Failed("checksum " + found.substring(0, 8) + "… is not the published one");
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
