package facespace.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import facespace.play.Playground.Answer;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose picture a browser keeps is asked for again: a folder may hold others by then. */
class CachedPicturesTest {
  private static final int PEOPLE = 4;
  private static final int SHOTS = 4;
  private static final int SIDE = 64;
  private static final int DARK = 40;
  private static final int BRIGHT = 200;
  private static final String WHO = "people=4&holdout-people=0";

  private Playground playground;

  /** A folder whose people are one grey each, the first of them dark. */
  @BeforeEach
  void start() throws IOException {
    playground = new Playground();
    for (int person = 0; person < PEOPLE; person++) {
      paint(person, DARK + 20 * person, 0);
    }
  }

  @AfterEach
  void stop() {
    playground.close();
  }

  /** Paints a person's pictures, all a little different; as late as said, whatever the clock. */
  private void paint(int person, int grey, int seconds) throws IOException {
    for (int shot = 0; shot < SHOTS; shot++) {
      BufferedImage picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
      for (int i = 0; i < SIDE * SIDE; i++) {
        picture.setRGB(i % SIDE, i / SIDE, new Color(grey, grey, grey).getRGB());
      }
      picture.setRGB(shot, 0, Color.WHITE.getRGB());
      Path file = playground.data().resolve("friends/p%d/%d.png".formatted(person, shot));
      Files.createDirectories(file.getParent());
      ImageIO.write(picture, "png", file.toFile());
      Files.setLastModifiedTime(file, FileTime.fromMillis(1_700_000_000_000L + 1000L * seconds));
    }
  }

  @Test
  void aTestPictureIsAskedForAgain() throws IOException {
    JsonNode probe = playground.get("/api/probe/friends?" + WHO).json();
    assertEquals("p0", probe.get("classes").get(0).asText());
    String path = "/api/probe/friends/%d.png?".formatted(indexOf(probe.get("labels"), 0)) + WHO;
    changes(path, picture -> 255 - greyAt(picture, SIDE / 2, SIDE / 2));
  }

  @Test
  void theSheetOfAllFacesIsAskedForAgain() throws IOException {
    String experiment =
        playground.create("data=friends&net=face&dim=2&epochs=1&p=2&k=2&loss=softmax&" + WHO);
    JsonNode people = playground.get(experiment + "/people").json();
    int tile = indexOf(people.get("persons"), 0);
    int columns = people.get("columns").asInt();
    int x = tile % columns * SIDE + SIDE / 2;
    int y = tile / columns * SIDE + SIDE / 2;
    changes(experiment + "/faces.png", picture -> greyAt(picture, x, y));
  }

  private interface Grey {
    int of(BufferedImage picture);
  }

  /** Before and after the first person's pictures become others. */
  private void changes(String path, Grey grey) throws IOException {
    Answer before = playground.get(path);
    assertEquals(DARK, grey.of(picture(before)), 2);
    assertEquals("no-cache", before.header("Cache-Control"));
    Answer same = playground.get(path, "If-None-Match", before.header("ETag"));
    assertEquals(304, same.status());
    assertEquals(0, same.response().body().length);
    assertEquals(before.header("ETag"), same.header("ETag"));
    paint(0, BRIGHT, 60);
    Answer after = playground.get(path, "If-None-Match", before.header("ETag"));
    assertEquals(200, after.status());
    assertEquals(BRIGHT, grey.of(picture(after)), 2);
    assertNotEquals(before.header("ETag"), after.header("ETag"));
  }

  private static int indexOf(JsonNode list, int number) {
    return IntStream.range(0, list.size())
        .filter(i -> list.get(i).asInt() == number)
        .findFirst()
        .orElseThrow();
  }

  private static BufferedImage picture(Answer answer) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(answer.response().body()));
  }

  private static int greyAt(BufferedImage picture, int x, int y) {
    return picture.getRaster().getSample(x, y, 0);
  }
}
