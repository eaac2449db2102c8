package facespace.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import facespace.play.Playground.Answer;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Photographs that people upload come back upright and small, or are refused in a sentence. */
class PhotoTest {
  private static final int MEGABYTES_26 = 26 << 20;

  @TempDir private static Path store;
  @AutoClose private static Playground playground;

  @BeforeAll
  static void start() {
    playground = new Playground(store);
  }

  @Test
  void aCameraHeldOnItsSideGivesAnUprightPicture() throws IOException {
    Answer answer = send("me.jpg", PhotoFiles.onItsSide(1600, 1200));
    assertEquals(200, answer.status(), answer.text());
    assertEquals("image/png", answer.header("Content-Type"));
    assertEquals("no-store", answer.header("Cache-Control"));
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(answer.response().body()));
    assertEquals(List.of(768, 1024), List.of(image.getWidth(), image.getHeight()));
    assertColour(Color.RED, image.getRGB(384, 100));
    assertColour(Color.BLUE, image.getRGB(384, 900));
  }

  @Test
  void aSmallPictureKeepsItsSizeAndNothingIsStored() throws IOException {
    List<Path> before = files();
    Answer answer = send("me.gif", PhotoFiles.file(PhotoFiles.halves(90, 60), "gif"));
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(answer.response().body()));
    assertEquals(List.of(90, 60), List.of(image.getWidth(), image.getHeight()));
    assertEquals(before, files());
  }

  static Stream<Arguments> badFiles() {
    return Stream.of(
        arguments("huge.png", PhotoFiles.header(30_000), "has 30,000 × 30,000 pixels: allowed"),
        arguments("bomb.png", PhotoFiles.bomb(30_000), "has 30,000 × 30,000 pixels: allowed"),
        arguments("dance.gif", PhotoFiles.animated(), "is animated"),
        arguments("half.jpg", PhotoFiles.truncated(), "is truncated"),
        arguments("tiny.png", PhotoFiles.file(PhotoFiles.halves(8, 8), "png"), "at least 16 × 16"),
        arguments("empty.png", new byte[0], "is empty"),
        arguments("notes.png", "not a picture".getBytes(), "is not a picture"),
        arguments("long.png", new byte[MEGABYTES_26], "at most 25 MB"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badFiles")
  void aBadFileIsRefusedInASentenceThatNamesIt(String name, byte[] file, String said) {
    Answer answer = send(name, file);
    assertEquals(file.length == MEGABYTES_26 ? 413 : 400, answer.status(), answer.text());
    assertTrue(answer.error().startsWith(name + " "), answer.error());
    assertTrue(answer.error().contains(said), answer.error());
    assertTrue(answer.error().endsWith("."), answer.error());
  }

  @Test
  void theSentenceIsInTheReadersLanguage() {
    String path = "/api/photos?lang=zh&name=%E6%88%91.gif";
    Answer answer =
        playground.send(
            HttpRequest.newBuilder(playground.uri(path))
                .POST(HttpRequest.BodyPublishers.ofByteArray(PhotoFiles.animated())));
    assertTrue(answer.error().startsWith("我.gif 是动图"), answer.error());
  }

  @Test
  void whatComesInPiecesIsNoLargerForThat() {
    var stream =
        HttpRequest.BodyPublishers.ofInputStream(
            () -> new ByteArrayInputStream(new byte[MEGABYTES_26]));
    Answer answer =
        playground.send(
            HttpRequest.newBuilder(playground.uri("/api/photos?name=long.png")).POST(stream));
    assertEquals(413, answer.status(), answer.text());
  }

  @Test
  void anotherPagesScriptMaySendNone() {
    Answer answer =
        playground.post("/api/photos?name=a", "GIF89a", "Origin", "http://elsewhere.example");
    assertEquals(403, answer.status());
  }

  @Test
  void theCameraIsForThisPageAlone() {
    String policy = playground.get("/verify").header("Permissions-Policy");
    assertTrue(policy.contains("camera=(self)"), policy);
    assertTrue(policy.contains("microphone=()"), policy);
  }

  private static Answer send(String name, byte[] file) {
    return playground.send(
        HttpRequest.newBuilder(playground.uri("/api/photos?name=" + name))
            .POST(HttpRequest.BodyPublishers.ofByteArray(file)));
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(store)) {
      return all.sorted().toList();
    }
  }

  private static void assertColour(Color wanted, int rgb) {
    Color found = new Color(rgb);
    assertEquals(wanted.getRed(), found.getRed(), 20);
    assertEquals(wanted.getGreen(), found.getGreen(), 20);
    assertEquals(wanted.getBlue(), found.getBlue(), 20);
  }
}
