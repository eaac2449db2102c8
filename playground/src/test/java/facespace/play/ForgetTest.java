package facespace.play;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is forgotten is gone from the disk, in whatever state it was; and nobody else is. */
class ForgetTest {
  @TempDir Path store;
  private Playground playground;
  private Path gallery;
  private String ann;
  private String ben;

  @BeforeEach
  void enrolAnnAndAHalfLegibleBen() throws IOException {
    gallery = store.resolve("gallery");
    playground = new Playground(store);
    ann = enrol("Ann", 1);
    ben = enrol("Ben", 2);
    playground.close();
    Files.writeString(gallery.resolve(ben).resolve("person.json"), "{\"name\": \"Be");
    playground = new Playground(store);
  }

  @AfterEach
  void close() {
    playground.close();
  }

  private String enrol(String name, int person) {
    String body =
        "{\"name\": \"%s\", \"face\": {\"paper\": \"person=%d\"}}".formatted(name, person);
    return playground.post("/api/gallery", body).json().get("id").asText();
  }

  private String[] onDisk() {
    return gallery.toFile().list();
  }

  @Test
  void whatIsDamagedIsShownAsSuchAndCanBeRemoved() {
    JsonNode shown = playground.get("/api/gallery").json();
    assertEquals(ann, shown.at("/people/0/id").asText());
    assertEquals(1, shown.get("people").size());
    assertEquals(ben, shown.at("/damaged/0").asText());
    assertEquals(2, shown.get("count").asInt());
    assertEquals(204, playground.delete("/api/gallery/" + ben).status());
    assertArrayEquals(new String[] {ann}, onDisk());
    assertEquals(404, playground.delete("/api/gallery/" + ben).status());
  }

  @Test
  void everybodyIsAllThatLiesOnTheDisk() throws IOException {
    Files.write(gallery.resolve("stray.png"), new byte[] {1});
    Path half = Files.createDirectory(gallery.resolve(".half-0123456789ab"));
    Files.write(half.resolve("0.png"), new byte[] {1});
    assertEquals(204, playground.delete("/api/gallery?count=4").status());
    assertArrayEquals(new String[0], onDisk());
    assertEquals(0, playground.get("/api/gallery").json().get("count").asInt());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?count=", "?count=1", "?count=3", "?count=two"})
  void withoutTheRightNumberNobodyIsForgotten(String query) {
    Playground.Answer refused = playground.delete("/api/gallery" + query);
    assertEquals(409, refused.status());
    assertTrue(refused.error().contains("2 entries"), refused.error());
    assertEquals(2, onDisk().length);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/gallery/",
        "/api/gallery/?count=2",
        "/api/gallery/%20",
        "/api/gallery/.",
        "/api/gallery/..%2Fgallery",
        "/api/models/",
        "/api/models"
      })
  void anIdThatIsNoneForgetsNobody(String address) {
    int status = playground.delete(address).status();
    assertTrue(List.of(400, 404, 405).contains(status), address + " " + status);
    assertEquals(2, onDisk().length);
  }
}
