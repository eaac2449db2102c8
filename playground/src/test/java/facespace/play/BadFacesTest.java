package facespace.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import facespace.data.paper.PaperFaces;
import facespace.data.paper.PaperPerson;
import facespace.data.paper.Shot;
import facespace.play.Playground.Answer;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Photographs, names, folders and addresses that will not do: one sentence each, nothing lost. */
class BadFacesTest {
  private static final String TINY =
      "data=paper&people=6&shots=4&holdout-people=3&net=face&dim=8&batch=512&epochs=1"
          + "&loss=arcface&target-accuracy=0.01&warmup=0";
  private static final String ANN = "{\"paper\": \"person=4000001\"}";

  @TempDir private static Path store;
  @AutoClose private static Playground playground;
  private static String experiment;

  @BeforeAll
  static void start() throws IOException {
    playground = new Playground(store);
    for (int person = 0; person < 4; person++) {
      Path folder = Files.createDirectories(playground.data().resolve("class/p" + person));
      for (int shot = 0; shot < 2; shot++) {
        ImageIO.write(
            PaperFaces.draw(PaperPerson.random(1, person), Shot.STUDIO, 64),
            "png",
            folder.resolve(shot + ".png").toFile());
      }
    }
    for (int i = 0; i < 7; i++) {
      Files.writeString(playground.data().resolve("class/p0/note" + i + ".png"), "no picture");
    }
    experiment = playground.play(TINY);
    playground.await(experiment, "done");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "           | is empty",
        "no picture | is not a picture: allowed are JPEG, PNG",
        "GIF89a     | is truncated",
        "RIFF    WEBPVP8 | WebP, which is not read"
      })
  void anUploadThatIsNoPictureIsTheSendersMistake(String file, String said) {
    byte[] bytes = file == null ? new byte[0] : file.getBytes(StandardCharsets.ISO_8859_1);
    String image =
        "{\"image\": \"data:image/png;base64," + Base64.getEncoder().encodeToString(bytes) + "\"}";
    refused(400, said, playground.post("/api/models/latest/identify", image));
    refused(400, said, enrol("\"Upload\"", image));
  }

  @Test
  void whoSendsFiftyMegabytesComesToReadWhyTheyAreRefused() {
    byte[] large = new byte[50 << 20];
    Answer answer =
        playground.send(
            HttpRequest.newBuilder(playground.uri("/api/models/latest/identify"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(large)));
    refused(413, "64 kB", answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "7",
        "[\"a\"]",
        "\"a\\u2028b\"",
        "\"\\u200b\"",
        "\"\\u202egnp.exe\"",
        "\"\\ud800\""
      })
  void aNameThatNobodyCouldReadIsRefused(String name) {
    Answer answer = enrol(name, ANN);
    refused(400, "name = ", answer);
    assertFalse(answer.error().matches("(?s).*[\\n\\u2028].*"), "one line");
  }

  @Test
  void aNameMayBeOfAnyScript() {
    for (String name : new String[] {"李雷", "علی‌رضا", "👩‍🚀", "<b>O'Hara</b>"}) {
      Answer answer = enrol("\"" + name + "\"", ANN);
      assertEquals(201, answer.status(), answer.text());
      assertEquals(name, answer.json().get("name").asText());
    }
    playground.forgetEverybody();
  }

  @Test
  void aNameThatIsNoTextIsRepeated() {
    refused(400, "name = 5 ", enrol("5", ANN));
    refused(400, "name = [\"a\"] ", enrol("[\"a\"]", ANN));
  }

  /** Of two pictures; nobody is enrolled with another one than was asked for. */
  @ParameterizedTest
  @ValueSource(strings = {"\"x\"", "\"1\"", "-1", "1.5", "2", "99", "null", "true"})
  void aPictureThatAPersonHasNotIsRefused(String picture) {
    String face = "{\"folder\": \"class\", \"person\": \"p1\", \"picture\": %s}";
    refused(400, "picture = " + picture, enrol("\"Eve\"", face.formatted(picture)));
    assertEquals(0, playground.get("/api/gallery").json().get("people").size());
    String encoded = URLEncoder.encode(picture, StandardCharsets.UTF_8);
    String path = "/api/people/class/picture.png?person=p1&picture=" + encoded;
    refused(400, "picture = " + picture, playground.get(path));
  }

  @Test
  void whatIsNoWholeJsonIsNoFace() {
    for (String body :
        new String[] {
          "{\"name\": \"Eve\", \"name\": \"Ann\", \"face\": " + ANN + "}",
          "{\"name\": \"Eve\", \"face\": " + ANN + "} and more",
          "{\"name\": \"Eve\", \"face\": {\"paper\": \"\", \"paper\": \"person=3\"}}"
        }) {
      refused(400, "once", playground.post("/api/gallery", body));
    }
    refused(400, "zzz", enrol("\"Eve\"", "{\"paper\": \"zzz=1\"}"));
    assertEquals(0, playground.get("/api/gallery").json().get("people").size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"pen", "tiny", "mnist", "paper", "../class", "nowhere"})
  void onlyAFolderOfPeopleHasPeople(String folder) {
    String face = "{\"folder\": \"" + folder + "\", \"person\": 1}";
    refused(400, folder, playground.post("/api/models/latest/identify", face));
    String encoded = URLEncoder.encode(folder, StandardCharsets.UTF_8);
    refused(400, "class", playground.get("/api/people/" + encoded));
  }

  @Test
  void oneDamagedPictureInTheGalleryHidesNobodyElse() throws IOException {
    String ann = enrol("\"Ann\"", ANN).json().get("id").asText();
    String ben = enrol("\"Ben\"", "{\"paper\": \"person=4000002\"}").json().get("id").asText();
    String cem = enrol("\"Cem\"", "{\"paper\": \"person=4000003\"}").json().get("id").asText();
    Files.writeString(store.resolve("gallery").resolve(ben).resolve("0.png"), "no picture");
    Files.delete(store.resolve("gallery").resolve(cem).resolve("0.png"));
    Answer answer = playground.post("/api/models/latest/identify", ANN);
    assertEquals(200, answer.status(), answer.text());
    JsonNode candidates = answer.json().get("candidates");
    assertEquals(1, candidates.size());
    assertEquals(ann, candidates.get(0).get("id").asText());
    assertEquals(3, playground.get("/api/gallery").json().get("people").size());
    assertEquals(204, playground.forgetEverybody().status());
  }

  @Test
  void whoIsGoneFromTheDiskCanBeForgottenAllTheSame() throws IOException {
    String ann = enrol("\"Ann\"", ANN).json().get("id").asText();
    Path folder = store.resolve("gallery").resolve(ann);
    Files.delete(folder.resolve("0.png"));
    Files.delete(folder.resolve("person.json"));
    Files.delete(folder);
    assertEquals(204, playground.delete("/api/gallery/" + ann).status());
    assertEquals(0, playground.get("/api/gallery").json().get("people").size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "svg", "png"})
  void peopleNeverSeenHaveNoPlaneToExport(String format) {
    refused(409, "export", playground.get(experiment + "/export/0." + format));
  }

  @ParameterizedTest
  @CsvSource({"people=1, people = 1", "holdout-people=1, holdout-people = 1"})
  void onePersonAloneIsRefusedBeforeAnythingStarts(String setting, String said) {
    String spec = "data=paper&net=face&loss=arcface&" + setting;
    refused(400, said, playground.post("/api/experiments", spec));
    refused(400, said, playground.get("/api/describe?spec=" + spec.replace("&", "%26")));
  }

  @Test
  void aRefusedNameOffersNoPaths() {
    Answer answer = playground.post("/api/experiments", "data=../class&net=face");
    refused(400, "choose one of", answer);
    assertFalse(answer.error().contains("path"), answer.error());
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "NaN", "0", "50"})
  void aPerplexityThatDoesNotSuitIsRefused(String perplexity) {
    refused(400, perplexity, playground.get("/api/tsne/demo/sizes?perplexity=" + perplexity));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/paper/face.png?person=%ZZ",
        "/faces?lang=%FF",
        "/api/describe?spec=%",
        "/api/models/%00",
        "/%2e%2e/%2e%2e/etc/passwd"
      })
  void anAddressThatCannotBeDecodedIsRefusedInASentence(String address) {
    String answer = Sockets.raw(playground, "GET " + address + " HTTP/1.1", "Host: localhost");
    assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
    assertTrue(answer.contains("{\"error\":\""), answer);
  }

  @Test
  void whatReadingAFolderSkippedIsSaidUnderTheSettings() {
    String spec = "data%3Dclass%26net%3Dface%26loss%3Darcface%26dim%3D8";
    JsonNode notes =
        playground.get("/api/describe?spec=" + spec).json().get("runs").get(0).get("notes");
    String all = notes.toString();
    assertTrue(all.contains("7 of 15 pictures cannot be read"), all);
    assertTrue(all.contains("p0/note0.png is not a picture"), all);
    assertFalse(all.contains("p0/note6.png"), "some are enough");
    assertTrue(all.contains("5 more remarks"), all);
  }

  private static Answer enrol(String name, String face) {
    return playground.post("/api/gallery", "{\"name\": " + name + ", \"face\": " + face + "}");
  }

  private static void refused(int status, String said, Answer answer) {
    assertEquals(status, answer.status(), answer.text());
    assertTrue(answer.error().contains(said), answer.error());
    assertTrue(answer.error().endsWith("."), answer.error());
  }
}
