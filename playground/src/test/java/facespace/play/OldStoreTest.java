package facespace.play;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import facespace.play.hub.run.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A copy of a store, a stored run and a kept model that an earlier version made. */
class OldStoreTest {
  private static final String RUN = "/api/experiments/127ebc3a";
  private static final String MODEL = "5599d203";

  private static final Limits KEEPING = Limits.ofLaptop(1, Limits.USUAL_VISITORS);

  /** As it was written. */
  private static final float EXACTLY = 1e-9f;

  /** Weights are the same; sums of products may be rounded otherwise on another machine. */
  private static final float ROUNDED = 1e-4f;

  /** What the earlier version said of the first images at the end. */
  private static final float[] FEATURES = {
    0.32174232602119446f,
    0.13024833798408508f,
    -3.0448760986328125f,
    3.4561469554901123f,
    -3.1453354358673096f,
    -1.4337818622589111f
  };

  @TempDir Path folder;

  private Path restored() throws IOException {
    Path copy = folder.resolve("store.zip");
    try (InputStream old = getClass().getResourceAsStream("/old/store.zip")) {
      Files.copy(old, copy);
    }
    Path store = folder.resolve("store");
    assertEquals(0, Main.commandLine().execute("restore", "--store", "" + store, "" + copy));
    assertEquals(0, Main.commandLine().execute("doctor", "--store", "" + store));
    return store;
  }

  @Test
  void whatAnEarlierVersionKeptIsOpenedAndSaysTheSame() throws IOException {
    try (Playground playground = new Playground(restored(), KEEPING)) {
      JsonNode run = playground.await(RUN, "done");
      assertEquals("ArcFace s=16 m=0.2", run.at("/runs/0/title").asText());
      assertEquals(8, run.get("step").asInt());
      assertEquals(MODEL, run.at("/models/0").asText());
      Decoded stored = moment(playground, RUN, 1);
      assertSays(stored, EXACTLY);

      JsonNode model = playground.get("/api/models?kind=digits").json().get(0);
      assertEquals(0.1875, model.get("accuracy").asDouble());
      String opened = created(playground.post("/api/experiments?resume=" + MODEL, ""));
      playground.await(opened, "done");
      Decoded looked = moment(playground, opened, 0);
      assertSays(looked, ROUNDED);
      assertArrayEquals(stored.floats(0, "features"), looked.floats(0, "features"), ROUNDED);

      String text = playground.get(RUN + "/spec").text();
      String further = RUN + "/branch?step=8&how=further";
      String on = created(playground.post(further, text));
      playground.post(on + "/play", "");
      assertEquals(16, playground.await(on, "done").get("step").asInt());
    }
  }

  private static void assertSays(Decoded moment, float rounded) {
    JsonNode run = moment.run(0);
    assertEquals(9.705983608961105, run.get("trainLoss").asDouble());
    assertEquals(0.1875, run.get("testAccuracy").asDouble());
    assertEquals(18.47598980437585, run.at("/measures/medianOwnAngleDeg").asDouble(), 10 * rounded);
    float[] first = Arrays.copyOf(moment.floats(0, "features"), FEATURES.length);
    assertArrayEquals(FEATURES, first, rounded);
  }

  private static Decoded moment(Playground playground, String experiment, int n) {
    return Decoded.of(playground.get(experiment + "/moments/" + n).response().body());
  }

  private static String created(Playground.Answer answer) {
    assertEquals(201, answer.status(), answer.text());
    return "/api/experiments/" + answer.json().get("id").asText();
  }
}
