package facespace.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import facespace.play.Playground.Answer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FacesApiTest {
  private static final int HELD_OUT = 6;
  private static final int COUNT = 10 * HELD_OUT;
  @AutoClose private static Playground playground;
  private static String experiment;

  @BeforeAll
  static void trainABit() {
    playground = new Playground();
    experiment =
        playground.create(
            "data=paper&net=face&dim=16&people=12&shots=8&holdout-people=6&epochs=1&batch=32"
                + "&loss=softmax");
    playground.await(experiment, "paused");
  }

  @Test
  void everyPointHasItsPersonItsConditionsAndItsPicture() throws IOException {
    JsonNode people = playground.get(experiment + "/people?lang=zh").json();
    assertEquals(HELD_OUT, people.get("names").size());
    assertEquals(COUNT, people.get("persons").size());
    assertEquals(COUNT, people.get("probe").size());
    assertEquals(3, people.get("persons").get(35).asInt());
    JsonNode yaw = column(people.get("conditions"), "yaw");
    assertEquals("侧转", yaw.get("label").asText());
    assertEquals(COUNT, yaw.get("shares").size());
    JsonNode skin = column(people.get("traits"), "skin").get("shares");
    assertEquals(skin.get(20).asDouble(), skin.get(29).asDouble());
    BufferedImage sheet = image(experiment + "/faces.png");
    int columns = people.get("columns").asInt();
    assertEquals(columns * 64, sheet.getWidth());
    assertTrue(isColourful(sheet), "paper is shown in colour even if the network is fed grey");
  }

  @Test
  void anglesAreThoseOfTheEmbeddingsAndNeighboursTheirSmallest() {
    byte[] angles = playground.get(experiment + "/angles/0").response().body();
    assertEquals(COUNT * COUNT, angles.length);
    double[][] rows = csv(playground.get(experiment + "/embeddings/0.csv").text(), 2);
    assertEquals(COUNT, rows.length);
    for (int other = 1; other < COUNT; other++) {
      assertEquals(angleDeg(rows[0], rows[other]), angles[other] & 0xff, 0.51);
    }
    JsonNode near = playground.get(experiment + "/neighbours/0/0?count=5").json();
    assertEquals(5, near.get("neighbours").size());
    double last = 0;
    for (JsonNode one : near.get("neighbours")) {
      double deg = one.get("deg").asDouble();
      assertEquals(angleDeg(rows[0], rows[one.get("index").asInt()]), deg, 0.02);
      assertTrue(deg >= last);
      last = deg;
    }
    for (String source : new String[] {"pixels", "eigenfaces"}) {
      byte[] other = playground.get(experiment + "/angles/0?source=" + source).response().body();
      assertEquals(COUNT * COUNT, other.length);
      assertEquals(0, other[0]);
      assertEquals(other[1], other[COUNT]);
    }
  }

  @Test
  void theTsvPairHasALinePerPoint() {
    String[] vectors = playground.get(experiment + "/embeddings/0.tsv").text().split("\n");
    String[] labels = playground.get(experiment + "/people.tsv").text().split("\n");
    assertEquals(COUNT, vectors.length);
    assertEquals(1 + COUNT, labels.length, "a heading, as viewers want it above several columns");
    assertEquals(16, vectors[0].split("\t").length);
    assertEquals(person(labels[11]), person(labels[20]));
    List<String> heading = List.of(labels[0].split("\t"));
    JsonNode glasses =
        column(playground.get(experiment + "/people").json().get("conditions"), "glasses");
    for (int point = 0; point < COUNT; point++) {
      String[] known = labels[1 + point].split("\t");
      assertEquals(heading.size(), known.length);
      String worn = known[heading.indexOf("glasses")];
      assertEquals(glasses.get("shares").get(point).asDouble() > 0 ? "on" : "off", worn);
    }
  }

  private static String person(String line) {
    return line.substring(0, line.indexOf('\t'));
  }

  @Test
  void traitsAreReadOffTheEmbeddingOfPeopleNeverSeen() {
    JsonNode learned = playground.get(experiment + "/probe/0").json();
    assertEquals(21, learned.get("traits").size(), learned.toString());
    assertEquals("", learned.get("sentence").asText());
    JsonNode style = column(learned.get("traits"), "hair-style");
    assertTrue(style.get("choice").asBoolean());
    assertTrue(style.get("chance").asDouble() < 1);
    String digits = playground.create("data=tiny&dim=4&loss=softmax");
    playground.await(digits, "paused");
    JsonNode none = playground.get(digits + "/probe/0").json();
    assertEquals(0, none.get("traits").size());
    assertTrue(none.get("sentence").asText().contains("paper"));
    assertEquals(0, playground.get(digits + "/people").json().get("conditions").size());
    playground.delete(digits);
  }

  @Test
  void whatIsNotThereIsRefusedInASentence() {
    assertEquals(404, playground.get(experiment + "/neighbours/0/60").status());
    assertEquals(404, playground.get(experiment + "/angles/3").status());
    assertEquals(400, playground.get(experiment + "/angles/0?source=dreams").status());
    for (String bad : List.of("zz", "", "-1", "0", "101", "1.5", "8&count=9")) {
      Answer refused = playground.get(experiment + "/neighbours/0/0?count=" + bad);
      assertEquals(400, refused.status(), bad);
      assertTrue(refused.error().matches("count .*(1 … 100|twice).*\\."), refused.error());
    }
    JsonNode most = playground.get(experiment + "/neighbours/0/0?count=100").json();
    assertEquals(COUNT - 1, most.get("neighbours").size());
    assertEquals(404, playground.get(experiment + "/embeddings/0.xls").status());
    assertEquals(404, playground.get(experiment + "/embeddings/0.csv?moment=99").status());
    assertEquals(404, playground.get("/api/experiments/none/people").status());
  }

  private static JsonNode column(JsonNode columns, String key) {
    for (JsonNode column : columns) {
      if (column.get("key").asText().equals(key)) {
        return column;
      }
    }
    throw new AssertionError("no " + key);
  }

  private static BufferedImage image(String path) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(playground.get(path).response().body()));
  }

  private static boolean isColourful(BufferedImage sheet) {
    for (int x = 0; x < sheet.getWidth(); x++) {
      int rgb = sheet.getRGB(x, 32);
      if ((rgb >> 16 & 255) != (rgb & 255)) {
        return true;
      }
    }
    return false;
  }

  private static double[][] csv(String text, int skipped) {
    return text.lines()
        .skip(1)
        .map(
            line ->
                java.util.Arrays.stream(line.split(","))
                    .skip(skipped)
                    .mapToDouble(Double::parseDouble)
                    .toArray())
        .toArray(double[][]::new);
  }

  private static double angleDeg(double[] a, double[] b) {
    double dot = 0;
    double aa = 0;
    double bb = 0;
    for (int d = 0; d < a.length; d++) {
      dot += a[d] * b[d];
      aa += a[d] * a[d];
      bb += b[d] * b[d];
    }
    return Math.toDegrees(Math.acos(Math.max(-1, Math.min(1, dot / Math.sqrt(aa * bb)))));
  }
}
