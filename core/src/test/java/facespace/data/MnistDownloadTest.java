package facespace.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a server on this machine. */
class MnistDownloadTest {
  private static final Duration PATIENCE = Duration.ofMillis(700);

  @TempDir Path home;
  private final Map<String, byte[]> served = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<MnistDownload.Published> files = new ArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;
  private Path cache;

  @BeforeEach
  void serveFourFiles() throws Exception {
    cache = home.resolve("deep/cache/mnist");
    for (String name : IdxFolder.FILES) {
      byte[] content = ("content of " + name).repeat(5000).getBytes();
      byte[] zipped = IdxTest.gzip(content);
      String sha = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
      files.add(new MnistDownload.Published(name, zipped.length, content.length, sha));
      served.put("/good/" + name + ".gz", zipped);
    }
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void allFourFilesArriveAndProgressEndsAtTheTotal() throws IOException {
    List<long[]> heard = new CopyOnWriteArrayList<>();
    download("good").run((bytes, total) -> heard.add(new long[] {bytes, total}));
    for (String name : IdxFolder.FILES) {
      assertArrayEquals(
          served.get("/good/" + name + ".gz"), Files.readAllBytes(cache.resolve(name + ".gz")));
    }
    long all = files.stream().mapToLong(MnistDownload.Published::zippedBytes).sum();
    assertArrayEquals(new long[] {all, all}, heard.get(heard.size() - 1));
    assertEquals(4, asked.size());
    assertOnlyTheFourFiles();
  }

  @Test
  void nothingIsAskedBeforeRun() {
    download("good");
    assertTrue(asked.isEmpty());
    assertFalse(Files.exists(cache));
  }

  @Test
  void aMirrorWithoutTheFilesIsFollowedByTheNext() {
    download("missing", "good").run((bytes, total) -> {});
    assertTrue(new IdxFolder(cache).isComplete());
    assertEquals("/missing/train-images-idx3-ubyte.gz", asked.get(0));
    assertEquals("/good/train-images-idx3-ubyte.gz", asked.get(1));
  }

  @Test
  void aWrongChecksumIsFollowedByTheNextMirror() throws IOException {
    served.put("/wrong/train-images-idx3-ubyte.gz", IdxTest.gzip("something else".getBytes()));
    download("wrong", "good").run((bytes, total) -> {});
    assertTrue(new IdxFolder(cache).isComplete());
    assertOnlyTheFourFiles();
  }

  @Test
  void aCutConnectionIsFollowedByTheNextMirror() {
    download("cut", "good").run((bytes, total) -> {});
    assertTrue(new IdxFolder(cache).isComplete());
  }

  @Test
  void aSilentMirrorIsFollowedByTheNext() {
    download("silent", "good").run((bytes, total) -> {});
    assertTrue(new IdxFolder(cache).isComplete());
    assertEquals(1, asked.stream().filter(path -> path.startsWith("/silent/")).count());
  }

  @Test
  void whenAllMirrorsFailOneSentenceSaysHowAndNothingIsKept() throws IOException {
    served.put("/wrong/train-images-idx3-ubyte.gz", IdxTest.gzip("something else".getBytes()));
    served.put("/plain/train-images-idx3-ubyte.gz", "<html>".getBytes());
    DataException e =
        assertThrows(
            DataException.class,
            () -> download("missing", "wrong", "plain").run((bytes, total) -> {}));
    String message = e.getMessage();
    assertTrue(message.contains("train-images-idx3-ubyte.gz failed at every mirror"), message);
    assertTrue(message.contains("/missing/train-images-idx3-ubyte.gz: status 404"), message);
    assertTrue(message.contains("is not the published one"), message);
    assertTrue(message.contains("/plain/train-images-idx3-ubyte.gz: not a whole gzip"), message);
    try (Stream<Path> left = Files.list(cache)) {
      assertEquals(List.of(), left.toList());
    }
  }

  @Test
  void aLateFailureLeavesWhatWasThereBefore() throws IOException {
    Files.createDirectories(cache);
    Path old = Files.writeString(cache.resolve("train-images-idx3-ubyte"), "old");
    served.remove("/good/t10k-labels-idx1-ubyte.gz");
    assertThrows(DataException.class, () -> download("good").run((bytes, total) -> {}));
    assertEquals("old", Files.readString(old));
    try (Stream<Path> left = Files.list(cache)) {
      assertEquals(List.of(old), left.toList());
    }
  }

  @Test
  void aCacheThatCannotBeWrittenIsNamedAndNothingIsAsked() throws IOException {
    Files.writeString(home.resolve("deep"), "a file where a folder should be");
    DataException e =
        assertThrows(DataException.class, () -> download("good").run((bytes, total) -> {}));
    assertTrue(e.getMessage().startsWith("MNIST cannot be kept in " + cache), e.getMessage());
    assertTrue(asked.isEmpty());
  }

  @Test
  void aServerThatIsNotThereIsSaidInOneSentence() {
    server.stop(0);
    DataException e =
        assertThrows(DataException.class, () -> download("good").run((bytes, total) -> {}));
    assertTrue(e.getMessage().contains("no connection"), e.getMessage());
  }

  private MnistDownload download(String... mirrors) {
    List<URI> uris =
        Arrays.stream(mirrors)
            .map(
                m ->
                    URI.create("http://localhost:" + server.getAddress().getPort() + "/" + m + "/"))
            .toList();
    return new MnistDownload(uris, cache, files, PATIENCE);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    asked.add(path);
    byte[] good = served.get(path.replaceFirst("^/(cut|silent)/", "/good/"));
    if (good == null) {
      exchange.sendResponseHeaders(404, -1);
    } else {
      exchange.sendResponseHeaders(200, good.length);
      boolean whole = served.containsKey(path);
      exchange.getResponseBody().write(good, 0, whole ? good.length : good.length / 2);
      exchange.getResponseBody().flush();
      if (path.startsWith("/silent/")) {
        pause(PATIENCE.multipliedBy(3));
      }
    }
    exchange.close();
  }

  private static void pause(Duration time) throws IOException {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private void assertOnlyTheFourFiles() throws IOException {
    try (Stream<Path> kept = Files.list(cache)) {
      assertEquals(4, kept.count());
    }
  }
}
